/**
 * Decides on submission lists and tells applicants, with grounds and remedy.
 */
package org.grantway.awards.decision;
