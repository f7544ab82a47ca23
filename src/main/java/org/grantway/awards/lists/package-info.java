/**
 * Forms submission lists and keeps where each item stands; the money of a call is
 * reserved here.
 */
package org.grantway.awards.lists;
