package org.grantway.forms.tasks;

import java.util.Map;

import org.springframework.data.domain.Page;

import org.grantway.workflow.Worklist.WorkFilter;

/**
 * What the page of the work list shows.
 *
 * @param found how many tasks the filters leave
 * @param kinds tasks to filter by, element id to name; the first stands for all
 * @param cut how many tasks were looked at if there are more, otherwise 0
 * @param baseUrl the page's address with its filters
 */
record WorkListView(Page<WorkRow> rows, long all, long overdue, long found, Map<String, String> kinds,
		WorkFilter filter, boolean filtered, int cut, String baseUrl) {

}
