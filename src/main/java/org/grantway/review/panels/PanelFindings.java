package org.grantway.review.panels;

import java.util.Optional;
import java.util.UUID;

import org.grantway.review.ReviewResults.PanelResult;
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
			.map((item) -> new PanelResult(item.id(), purpose, item.invited(), item.present(), item.yes(), item.no(),
					item.abstained(), item.result(), item.conclusion(), item.concludedAt()));
	}

	/** Whether the person sits on any panel. */
	@Transactional(readOnly = true)
	public boolean serves(UUID person) {
		return this.members.existsByPersonId(person);
	}

}
