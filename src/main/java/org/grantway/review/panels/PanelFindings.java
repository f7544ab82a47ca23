package org.grantway.review.panels;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.grantway.review.ReviewAccess;
import org.grantway.review.ReviewResults.PanelResult;
import org.grantway.shared.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What panels found. */
@Service
public class PanelFindings {

	private final PanelItemRepository items;

	private final PanelMemberRepository members;

	PanelFindings(PanelItemRepository items, PanelMemberRepository members) {
		this.items = items;
		this.members = members;
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
