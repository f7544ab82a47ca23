/**
 * Form definitions: reads the files in {@code bpmn/forms} and keeps the versions in use.
 */
package org.grantway.forms.definition;
