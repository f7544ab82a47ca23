/**
 * Adds up a budget and checks it against the call's rules.
 */
package org.grantway.applications.budget;
