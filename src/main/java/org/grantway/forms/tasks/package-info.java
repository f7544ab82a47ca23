/**
 * The pages of the work list and of a task.
 */
package org.grantway.forms.tasks;
