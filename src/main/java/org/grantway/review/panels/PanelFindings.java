package org.grantway.review.panels;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.grantway.identity.OrganisationNames;
import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.review.ReviewAccess;
import org.grantway.review.ReviewResults.PanelResult;
import org.grantway.review.ReviewResults.Seat;
import org.grantway.shared.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What panels found. */
@Service
public class PanelFindings {

	private final PanelItemRepository items;

	private final PanelMemberRepository members;

	private final People people;

	private final OrganisationNames units;

	PanelFindings(PanelItemRepository items, PanelMemberRepository members, People people, OrganisationNames units) {
		this.items = items;
		this.members = members;
		this.people = people;
		this.units = units;
	}

	@Transactional(readOnly = true)
	public Optional<PanelResult> newest(UUID caseId, String purpose) {
		return this.items.findFirstByCaseIdAndPurposeOrderByRoundNoDesc(caseId, purpose)
			.filter((item) -> item.state() == PanelItem.State.CONCLUDED)
			.map(PanelFindings::result);
	}

	/** Everything that panels concluded about the case, the oldest first. */
	@Transactional(readOnly = true)
	public List<PanelResult> all(UUID caseId) {
		return this.items.findByCaseIdAndStateOrderByConcludedAt(caseId, PanelItem.State.CONCLUDED)
			.stream()
			.map(PanelFindings::result)
			.toList();
	}

	/** The members of the panel as its minutes name them. */
	@Transactional(readOnly = true)
	public List<Seat> seats(UUID itemId) {
		List<PanelMember> all = this.members.findByItemIdOrderByOrdinalNo(itemId);
		Map<UUID, PersonView> persons = this.people
			.all(all.stream().map(PanelMember::person).collect(Collectors.toSet()));
		return all.stream()
			.map((member) -> new Seat(persons.get(member.person()).name(), this.units.of(member.organisation()),
					member.isChair(), member.attendance().name()))
			.toList();
	}

	/** Those who run panels, inspectors and the panel's own members. */
	@Transactional(readOnly = true)
	public boolean mayRead(UUID itemId, Actor actor) {
		return ReviewAccess.inspects(actor) || this.items.findById(itemId)
			.filter((item) -> ReviewAccess.runsPanels(actor, item.agency()))
			.isPresent() || this.members.existsByItemIdAndPersonId(itemId, actor.personId());
	}

	private static PanelResult result(PanelItem item) {
		return new PanelResult(item.id(), item.purpose().slug(), item.invited(), item.present(), item.yes(), item.no(),
				item.abstained(), item.result(), item.conclusion(), item.conditions(), item.concludedAt());
	}

	/** Whether the person sits on any panel. */
	@Transactional(readOnly = true)
	public boolean serves(UUID person) {
		return this.members.existsByPersonId(person);
	}

}
