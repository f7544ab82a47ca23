package org.grantway.workflow.camunda;

import java.util.Set;

import org.junit.jupiter.api.Test;

import org.grantway.shared.Role;

import static org.assertj.core.api.Assertions.assertThat;

class WorkItemRowTests {

	@Test
	void namesTheRoleOfThoseWhoMayDoIt() {
		assertThat(role(Set.of("REGION_GOVERNMENT@110000"))).isEqualTo(Role.REGION_GOVERNMENT);
	}

	@Test
	void namesTheRoleOfTheModelForOnePersonAndForSeveralRoles() {
		assertThat(role(Set.of())).isEqualTo(Role.PRINCIPAL_INVESTIGATOR);
		assertThat(role(Set.of("REGION_GOVERNMENT@110000", "INSPECTOR@*"))).isEqualTo(Role.PRINCIPAL_INVESTIGATOR);
	}

	private static Role role(Set<String> candidates) {
		WorkItemRow row = new WorkItemRow();
		row.role = Role.PRINCIPAL_INVESTIGATOR;
		row.candidates.addAll(candidates);
		row.settleRole();
		return row.view().role();
	}

}
