package org.grantway.web;

/**
 * One part of a case's pages.
 */
public record Tab(String labelKey, String url, boolean current) {

}
