package org.grantway.web;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.ui.Model;

/**
 * Something a feature adds to the layout of every page, those that say what went wrong
 * included.
 */
public interface PagePart {

	void fill(Model model, HttpServletRequest request);

}
