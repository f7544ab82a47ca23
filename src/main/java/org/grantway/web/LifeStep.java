package org.grantway.web;

/**
 * One step of the strip that shows where a case stands.
 *
 * @param labelKey message key of its name
 * @param state {@code done}, {@code now}, {@code todo}, or {@code end} where a case ended
 * early
 * @param text a date or remark below it, or null
 */
public record LifeStep(String labelKey, String state, String text) {

}
