/**
 * Asks departments about a submission list and settles what they say.
 */
package org.grantway.awards.consultation;
