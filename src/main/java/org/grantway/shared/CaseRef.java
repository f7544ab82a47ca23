package org.grantway.shared;

import java.util.UUID;

/**
 * Names a case: what a process is about and what history is kept of.
 *
 * @param type kind of case: {@code call}, {@code application}, {@code project},
 * {@code list} (a submission list), …
 * @param id id inside the system
 * @param number the number people see and URLs carry, e.g. {@code APP-2027-000123}
 */
public record CaseRef(String type, UUID id, String number) {

}
