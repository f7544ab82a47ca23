/**
 * Holds the handful of types that every module speaks: people and roles, cases, facts,
 * money, texts in two languages, time. Knows no framework.
 */
package org.grantway.shared;
