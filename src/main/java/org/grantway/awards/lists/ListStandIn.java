package org.grantway.awards.lists;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Money;
import org.grantway.workflow.StandIn;
import org.grantway.workflow.WorkItem;

/**
 * Puts applications on lists in the demonstration.
 */
@Component
@Profile("demo")
class ListStandIn implements StandIn {

	private final Lists lists;

	private final Applications applications;

	private final Calls calls;

	ListStandIn(Lists lists, Applications applications, Calls calls) {
		this.lists = lists;
		this.applications = applications;
		this.calls = calls;
	}

	@Override
	public Map<String, String> outcomes() {
		return Map.of("Task_FormList", "listed");
	}

	@Override
	public List<CaseRef> related(CaseRef of) {
		return this.lists.ofApplication(of.id()).map(ListView::asCase).stream().toList();
	}

	@Override
	public void answer(WorkItem item, Actor actor, Locale language, Map<String, String> wishes) {
		ApplicationView application = this.applications.require(item.subjectId());
		Call call = this.calls.require(application.callId());
		Money most = Stream
			.of(Optional.of(application.requested()), Optional.ofNullable(call.awardMax()),
					Optional.ofNullable(this.applications.assessed(List.of(application.id())).get(application.id())))
			.flatMap(Optional::stream)
			.min(Comparator.naturalOrder())
			.orElseThrow();
		this.lists.form(call, Map.of(application.id(), most), actor);
	}

}
