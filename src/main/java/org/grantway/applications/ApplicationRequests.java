package org.grantway.applications;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import org.grantway.identity.People;

import org.grantway.shared.Actor;
import org.grantway.workflow.Requests;

/**
 * What waits for an answer around applications and is no task: to take part in one, to
 * lead one, and for a host to consent that somebody else leads one.
 */
@Component
class ApplicationRequests implements Requests {

	private final TeamAccess team;

	private final Transfers transfers;

	private final People people;

	ApplicationRequests(TeamAccess team, Transfers transfers, People people) {
		this.team = team;
		this.transfers = transfers;
		this.people = people;
	}

	@Override
	public List<Request> of(Actor actor) {
		List<Request> waiting = new ArrayList<>();
		add(waiting, "applications.requests.lead", this.transfers.countProposedTo(actor), "/my/applications#transfers");
		add(waiting, "applications.requests.consent", this.transfers.countForHost(actor), "/host/transfers");
		add(waiting, "applications.requests.invitation", this.team.open(actor).size(), "/my/applications#invitations");
		add(waiting, "applications.requests.membership", this.people.membershipsOffered(actor.personId()),
				"/account#memberships");
		return waiting;
	}

	private static void add(List<Request> waiting, String key, long count, String url) {
		if (count > 0) {
			waiting.add(new Request(key, count, url));
		}
	}

}
