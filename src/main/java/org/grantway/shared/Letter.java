package org.grantway.shared;

/**
 * A mail to somebody who may have no account, e.g. who objected to a public notice.
 * Published in the transaction that gives rise to it; it goes out where mail is set up.
 *
 * @param to one e-mail address
 * @param subject in the reader's language
 * @param body plain text, without what others must not read
 */
public record Letter(String to, String subject, String body) {

}
