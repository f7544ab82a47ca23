/**
 * Consults departments, publishes notices, records decisions, prepares task books.
 */
package org.grantway.awards;
