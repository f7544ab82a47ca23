/**
 * Keeps answers and unfinished answers.
 */
package org.grantway.forms.submission;
