/**
 * What an application consists of: sections and their fields, reading what was typed, and
 * what is wrong with it.
 */
package org.grantway.applications.content;
