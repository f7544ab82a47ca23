/**
 * Plays the demonstration: its people, its cases, its clock.
 */
package org.grantway.demo;
