package org.grantway.web;

/**
 * One step of the strip that shows where a case stands.
 *
 * @param labelKey message key of its name
 * @param state {@code done}, {@code now} or {@code todo}
 * @param text a date or remark below it, or null
 */
public record LifeStep(String labelKey, String state, String text) {

}
