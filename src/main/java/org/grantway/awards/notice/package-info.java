/**
 * Publishes submission lists and has objections investigated.
 */
package org.grantway.awards.notice;
