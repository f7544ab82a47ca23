/**
 * From what was typed to answers: reads, checks and shows them again.
 */
package org.grantway.forms.answers;
