/**
 * Lays pages out: menu, fragments, formats, error pages, and the conventions of form
 * posts.
 */
package org.grantway.web;
