/**
 * Prepares task books and collects their signatures.
 */
package org.grantway.awards.taskbook;
