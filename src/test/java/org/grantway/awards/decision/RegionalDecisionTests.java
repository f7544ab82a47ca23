package org.grantway.awards.decision;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.grantway.applications.ApplicationStatus;
import org.grantway.applications.ApplicationView;
import org.grantway.applications.Applications;
import org.grantway.awards.AwardsAccess;
import org.grantway.awards.lists.ListStatus;
import org.grantway.awards.lists.ListView;
import org.grantway.awards.lists.Lists;
import org.grantway.identity.Organisations;
import org.grantway.identity.Organisations.OrganisationView;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Money;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

/**
 * What three regions decide on one application.
 */
class RegionalDecisionTests {

	private static final String NOTE = "No finding.";

	private final RegionalVerdicts verdicts = mock();

	private final Decision decision = mock();

	private final Lists lists = mock();

	private final DecidedAwards awards = mock();

	private final Applications applications = mock();

	private final Calls calls = mock();

	private final Organisations organisations = mock();

	private final Worklist worklist = mock();

	private final Call call = mock();

	private final UUID application = UUID.randomUUID();

	private final ListView list = new ListView(UUID.randomUUID(), "LST-2027-000001", UUID.randomUUID(),
			ListStatus.DECISION, UUID.randomUUID(), Instant.EPOCH, null, null, null, null, List.of());

	private final List<RegionalVerdict> given = new ArrayList<>();

	private final RegionalDecision regions = new RegionalDecision(this.verdicts, this.decision, this.lists, this.awards,
			this.applications, this.calls, this.organisations, mock(AwardsAccess.class), this.worklist, (event) -> {
			}, Clock.systemUTC());

	@BeforeEach
	void threeRegions() {
		Map<String, BigDecimal> split = new LinkedHashMap<>();
		List.of("GOV-BJ", "GOV-TJ", "GOV-HE").forEach((region) -> {
			split.put(region, BigDecimal.ONE);
			when(this.organisations.require(region))
				.thenReturn(new OrganisationView(region, LocalizedText.of(region, "政府"), "", "", "", List.of()));
			WorkItem item = mock();
			when(this.worklist.find(eq(this.application), eq(RegionalDecision.DECIDE), eq(region), any()))
				.thenReturn(Optional.of(item));
		});
		when(this.call.fundingSplit()).thenReturn(split);
		when(this.calls.require(any())).thenReturn(this.call);
		when(this.applications.require(this.application))
			.thenReturn(new ApplicationView(this.application, "APP-2027-000001", null, null, null, null, "", List.of(),
					List.of(), List.of(), "", Money.ZERO, List.of(), ApplicationStatus.DECISION, null, null, 36));
		when(this.lists.require(any(UUID.class))).thenReturn(this.list);
		when(this.decision.open(any())).thenReturn(List
			.of(new ListView.Item(this.application, 1, Money.yuan(120), null, "clear", null, null, "", "", "")));
		when(this.verdicts.saveAndFlush(any())).thenAnswer((call) -> {
			this.given.add(call.getArgument(0));
			return call.getArgument(0);
		});
		when(this.verdicts.findByListIdAndApplicationIdOrderByGivenAt(any(), any())).thenReturn(this.given);
		when(this.verdicts.findByListIdOrderByGivenAt(any())).thenReturn(this.given);
	}

	@Test
	void itIsAwardedWhenAllRegionsAwardItAtTheLowestAmount() {
		decides("GOV-BJ", "No. 1", 120);
		decides("GOV-TJ", "No. 1", 100);
		verify(this.awards, never()).award(any(), any(), any(), any(), any(), any());
		decides("GOV-HE", "No. 1", 110);
		verify(this.lists).award(this.list.id(), this.application, Money.yuan(100), "", NOTE);
		verify(this.awards).award(eq(this.application), eq(this.call), eq("No. 1"), eq(Money.yuan(100)), eq(""), any());
	}

	@Test
	void oneRegionThatDeclinesDeclinesItAndIsNamedInTheGrounds() {
		decides("GOV-BJ", "No. 1", 120);
		decides("GOV-HE", "No. 1", 0);
		verify(this.lists).decline(this.list.id(), this.application, "政府 GOV-HE: Done before.", NOTE);
		verify(this.lists, never()).award(any(), any(), any(), anyString(), anyString());
	}

	@Test
	void allRegionsDecideUnderOneNumber() {
		decides("GOV-BJ", "No. 1", 120);
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> decides("GOV-TJ", "No. 2", 120));
	}

	/** The amount in yuan; none declines. */
	private void decides(String region, String number, long yuan) {
		Actor actor = new Actor(UUID.randomUUID(), LocalizedText.of("Decider", "审批"),
				Set.of(RoleAt.of(Role.DECISION_MAKER, region)));
		Decision.Verdict verdict = (yuan > 0) ? new Decision.Verdict("award", Money.yuan(yuan), "", "")
				: new Decision.Verdict("decline", null, "", "Done before.");
		this.regions.decide(this.list.id(), region, number, NOTE, Map.of(this.application, verdict), actor);
	}

}
