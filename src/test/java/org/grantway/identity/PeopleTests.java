package org.grantway.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.grantway.identity.People.NewPerson;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.support.GrantwayTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@GrantwayTest
@RecordApplicationEvents
class PeopleTests {

	private static final LocalDate TODAY = LocalDate.of(2027, 1, 4);

	@Autowired
	private People people;

	@Autowired
	private Organisations organisations;

	@Autowired
	private ReferenceOrganisations reference;

	@Autowired
	private JdbcTemplate jdbc;

	@Test
	void aRoleCountsFromItsFirstToItsLastDay() {
		UUID person = someone();
		RoleAt today = RoleAt.of(Role.HOST_OFFICE, "UNI-THU");
		this.people.grant(person, today, TODAY.minusYears(1), TODAY.plusYears(50), Actor.SYSTEM);
		this.people.grant(person, RoleAt.of(Role.ARCHIVIST, "UNI-THU"), TODAY.plusYears(40), null, Actor.SYSTEM);
		assertThat(this.people.actor(person).grants()).containsExactlyInAnyOrder(today,
				RoleAt.everywhere(Role.PRINCIPAL_INVESTIGATOR));
		assertThat(this.people.holding(today)).extracting("id").contains(person);
		this.people.endGrant(person, today, Actor.SYSTEM);
		assertThat(this.people.actor(person).holds(Role.HOST_OFFICE)).isFalse();
	}

	@Test
	void whatAHolderHadTakenGoesBackWhenTheLastDayHasPassed(@Autowired RoleEnds ends,
			@Autowired ApplicationEvents events) {
		UUID person = someone();
		RoleAt role = RoleAt.of(Role.HOST_OFFICE, "UNI-THU");
		this.people.grant(person, role, TODAY.minusYears(1), null, Actor.SYSTEM);
		ends.round();
		assertThat(lost(events, person)).isEmpty();
		this.jdbc.update("update role_grant set valid_to = ? where person_id = ? and role_name = 'HOST_OFFICE'",
				TODAY.minusYears(1).plusDays(1), person.toString());
		ends.round();
		ends.round();
		assertThat(lost(events, person)).containsExactly(new RolesLost(person, Set.of(role), Actor.SYSTEM));
	}

	private static List<RolesLost> lost(ApplicationEvents events, UUID person) {
		return events.stream(RolesLost.class).filter((lost) -> lost.personId().equals(person)).toList();
	}

	@Test
	void theThreeAdministratorsAreThreePeople() {
		UUID person = someone();
		this.people.grant(person, RoleAt.everywhere(Role.SYSTEM_ADMINISTRATOR), null, null, Actor.SYSTEM);
		for (Role other : new Role[] { Role.SECURITY_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR }) {
			assertThatExceptionOfType(Refused.class)
				.isThrownBy(() -> this.people.grant(person, RoleAt.everywhere(other), null, null, Actor.SYSTEM))
				.withMessage("identity.grant.administrators-apart");
		}
		assertThat(this.people.actor(person).holds(Role.PRINCIPAL_INVESTIGATOR)).isFalse();
	}

	@Test
	void whoHoldsARoleEverywhereIsFoundThere() {
		UUID person = someone();
		RoleAt everywhere = RoleAt.everywhere(Role.SYSTEM_ADMINISTRATOR);
		this.people.grant(person, everywhere, null, null, Actor.SYSTEM);
		assertThat(this.people.holding(everywhere)).extracting("id").contains(person);
	}

	@Test
	void theDatabaseKeepsAdministratorsApartToo() {
		UUID person = someone();
		this.people.grant(person, RoleAt.everywhere(Role.SYSTEM_ADMINISTRATOR), null, null, Actor.SYSTEM);
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> this.jdbc.update("""
				insert into role_grant (id, version, person_id, role_name, scope, valid_from, granted_by,
					granted_at, exclusive_to)
				select '%s', 0, person_id, 'AUDIT_ADMINISTRATOR', '*', valid_from, granted_by, granted_at, person_id
				from role_grant where person_id = ?""".formatted(UUID.randomUUID()), person.toString()));
	}

	@Test
	void oneAdministratorsRoleMayFollowAnotherThatHasEnded() {
		UUID person = someone();
		RoleAt system = RoleAt.everywhere(Role.SYSTEM_ADMINISTRATOR);
		this.people.grant(person, system, null, null, Actor.SYSTEM);
		this.people.endGrant(person, system, Actor.SYSTEM);
		this.people.grant(person, RoleAt.everywhere(Role.AUDIT_ADMINISTRATOR), null, null, Actor.SYSTEM);
		assertThat(this.people.actor(person).holds(Role.AUDIT_ADMINISTRATOR)).isTrue();
	}

	@Test
	void nobodyGrantsToOneself() {
		UUID security = someone();
		this.people.grant(security, RoleAt.everywhere(Role.SECURITY_ADMINISTRATOR), null, null, Actor.SYSTEM);
		Actor actor = this.people.actor(security);
		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> this.people.grant(security, RoleAt.of(Role.DECISION_MAKER, "MOST"), null, null, actor))
			.withMessage("identity.grant.to-oneself");
	}

	@Test
	void onlyTheSecurityAdministratorGrants() {
		Actor officer = new Actor(UUID.randomUUID(), LocalizedText.of("Officer", "官员"),
				Set.of(RoleAt.of(Role.PROGRAMME_OFFICER, "MOST")));
		UUID person = someone();
		assertThatExceptionOfType(NotAllowed.class)
			.isThrownBy(() -> this.people.grant(person, RoleAt.of(Role.ARCHIVIST, "UNI-THU"), null, null, officer));
	}

	@Test
	void aRoleNeedsAScopeThatExists() {
		UUID person = someone();
		assertThatExceptionOfType(Refused.class).isThrownBy(
				() -> this.people.grant(person, RoleAt.of(Role.HOST_OFFICE, "UNI-NONE"), null, null, Actor.SYSTEM));
		assertThatExceptionOfType(Refused.class).isThrownBy(
				() -> this.people.grant(person, RoleAt.of(Role.DEPARTMENT_HEAD, "UNI-THU"), null, null, Actor.SYSTEM));
	}

	@Test
	void anAddressIsTakenWhateverItsCase() {
		String email = UUID.randomUUID() + "@Example.org";
		this.people.register(new NewPerson(email, LocalizedText.of("A", "甲"), null, null, null, null), Actor.SYSTEM);
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.people.register(
				new NewPerson(email.toUpperCase(), LocalizedText.of("B", "乙"), null, null, null, null), Actor.SYSTEM))
			.withMessage("identity.email.taken");
	}

	@Test
	void commonAndShortPasswordsAreRefused() {
		UUID person = someone();
		for (String weak : new String[] { "short", "password1234", "PASSWORD12345!", "aaaaaaaaaaaaa" }) {
			assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.people.setPassword(person, weak));
		}
		this.people.setPassword(person, "four quiet copper lamps");
	}

	@Test
	void referenceOrganisationsAreThereOnce() {
		this.reference.loadReference();
		assertThat(this.organisations.departments()).hasSize(21).first().extracting("code").isEqualTo("MOST");
		assertThat(this.organisations.regionOf("UNI-THU")).contains("GOV-BJ");
		this.reference.loadFictional();
		this.reference.loadFictional();
		assertThat(this.organisations.require("DEMO-U1").region()).isEqualTo("Hebei");
	}

	@Test
	void anImportWithOneWrongLineAddsNothing() {
		String code = "TEST-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
		String csv = """
				code,name_en,name_zh,type,region,city,parent_department
				%s,Good,好,university,Beijing,Beijing,MOE
				bad code,Bad,坏,university,Beijing,Beijing,
				TEST-B,,坏,university,Beijing,Beijing,
				""".formatted(code);
		assertThatExceptionOfType(ReferenceOrganisations.ImportRefused.class)
			.isThrownBy(() -> this.reference.importOrganisations(csv, Actor.SYSTEM))
			.satisfies((ex) -> assertThat(ex.errors()).extracting("line").containsExactly(3, 4));
		assertThat(this.organisations.search(code)).isEmpty();
	}

	private UUID someone() {
		return this.people.register(new NewPerson(UUID.randomUUID() + "@example.org",
				LocalizedText.of("Example Person", "张示例"), null, null, null, null), Actor.SYSTEM);
	}

}
