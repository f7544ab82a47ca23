/**
 * Follows funded projects: milestones, reports, payments, checks, acceptance, archive.
 */
package org.grantway.projects;
