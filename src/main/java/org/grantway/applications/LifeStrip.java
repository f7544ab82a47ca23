package org.grantway.applications;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.grantway.programmes.Call;
import org.grantway.web.LifeStep;

import static org.grantway.applications.ApplicationStatus.AGREEMENT;
import static org.grantway.applications.ApplicationStatus.ARGUMENTATION;
import static org.grantway.applications.ApplicationStatus.AWARDED;
import static org.grantway.applications.ApplicationStatus.CONSULTATION;
import static org.grantway.applications.ApplicationStatus.CO_SIGN;
import static org.grantway.applications.ApplicationStatus.DECISION;
import static org.grantway.applications.ApplicationStatus.DECLINED;
import static org.grantway.applications.ApplicationStatus.DRAFT;
import static org.grantway.applications.ApplicationStatus.FORMAL_CHECK;
import static org.grantway.applications.ApplicationStatus.FULL_APPLICATION;
import static org.grantway.applications.ApplicationStatus.FULL_CHECK;
import static org.grantway.applications.ApplicationStatus.HOST_REFUSED;
import static org.grantway.applications.ApplicationStatus.HOST_REVIEW;
import static org.grantway.applications.ApplicationStatus.INCUBATION;
import static org.grantway.applications.ApplicationStatus.INTENTION;
import static org.grantway.applications.ApplicationStatus.MATCHING;
import static org.grantway.applications.ApplicationStatus.NOT_ACCEPTED;
import static org.grantway.applications.ApplicationStatus.NOT_RECOMMENDED;
import static org.grantway.applications.ApplicationStatus.NOT_SHORTLISTED;
import static org.grantway.applications.ApplicationStatus.NOT_SUBMITTED;
import static org.grantway.applications.ApplicationStatus.PANEL;
import static org.grantway.applications.ApplicationStatus.PUBLIC_NOTICE;
import static org.grantway.applications.ApplicationStatus.RECOMMENDATION;
import static org.grantway.applications.ApplicationStatus.RETURNED;
import static org.grantway.applications.ApplicationStatus.SHORTLISTED;
import static org.grantway.applications.ApplicationStatus.SIGNING;
import static org.grantway.applications.ApplicationStatus.SUBMITTED;
import static org.grantway.applications.ApplicationStatus.UNDER_REVIEW;

/**
 * The strip of steps on the applicant's pages; which steps there are depends on the call.
 */
final class LifeStrip {

	private LifeStrip() {
	}

	/**
	 * @param before where it stood before, or null; says how far an application came that
	 * has lapsed, is withdrawn or is reconsidered
	 */
	static List<LifeStep> of(Call call, ApplicationStatus status, ApplicationStatus before) {
		List<Map.Entry<String, Set<ApplicationStatus>>> steps = steps(call);
		int now = at(status, steps);
		if (now < 0 && before != null) {
			now = at(before, steps);
		}
		List<LifeStep> strip = new ArrayList<>();
		for (int index = 0; index < steps.size(); index++) {
			boolean done = index < now || status == AWARDED;
			strip.add(new LifeStep("applications.life." + steps.get(index).getKey(),
					done ? "done" : (index == now) ? (status.isEnd() ? "end" : "now") : "todo", null));
		}
		return strip;
	}

	/** The step in which that status falls, or -1. */
	private static int at(ApplicationStatus status, List<Map.Entry<String, Set<ApplicationStatus>>> steps) {
		for (int index = steps.size() - 1; index >= 0; index--) {
			if (steps.get(index).getValue().contains(status)) {
				return index;
			}
		}
		return -1;
	}

	private static List<Map.Entry<String, Set<ApplicationStatus>>> steps(Call call) {
		List<Map.Entry<String, Set<ApplicationStatus>>> steps = new ArrayList<>();
		if (call.rolling()) {
			steps.add(Map.entry("intention", EnumSet.of(INTENTION, SUBMITTED, RETURNED, NOT_SUBMITTED)));
			steps.add(Map.entry("incubation", EnumSet.of(INCUBATION)));
			steps.add(Map.entry("co-sign", EnumSet.of(AGREEMENT, CO_SIGN, NOT_RECOMMENDED)));
			steps.add(Map.entry("formal-check", EnumSet.of(FORMAL_CHECK, NOT_ACCEPTED)));
			steps.add(Map.entry("argumentation", EnumSet.of(ARGUMENTATION)));
		}
		else {
			steps.add(Map.entry("draft", EnumSet.of(DRAFT, RETURNED, NOT_SUBMITTED)));
			steps.add(Map.entry("host", EnumSet.of(SUBMITTED, HOST_REVIEW, HOST_REFUSED)));
			if ("department".equals(call.switches().get("recommendation"))) {
				steps.add(Map.entry("recommendation", EnumSet.of(RECOMMENDATION, NOT_RECOMMENDED)));
			}
			if (Boolean.TRUE.equals(call.switches().get("matching"))) {
				steps.add(Map.entry("matching", EnumSet.of(MATCHING)));
			}
			steps.add(Map.entry("formal-check", EnumSet.of(FORMAL_CHECK, NOT_ACCEPTED)));
			steps.add(Map.entry("review", EnumSet.of(UNDER_REVIEW, SHORTLISTED, NOT_SHORTLISTED)));
			if (call.twoStep()) {
				steps.add(Map.entry("full-application", EnumSet.of(FULL_APPLICATION, FULL_CHECK)));
			}
			steps.add(Map.entry("panel", EnumSet.of(PANEL, ARGUMENTATION)));
		}
		steps.add(Map.entry("notice", EnumSet.of(CONSULTATION, PUBLIC_NOTICE)));
		steps.add(Map.entry("decision", EnumSet.of(DECISION, DECLINED)));
		steps.add(Map.entry("project", EnumSet.of(SIGNING, AWARDED)));
		return steps;
	}

}
