/**
 * Tells people what they need to know, on their page and by mail.
 */
package org.grantway.notifications;
