package org.grantway.programmes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import org.grantway.programmes.ReferenceData.CostCategory;
import org.grantway.shared.Money;
import org.grantway.shared.Times;
import org.grantway.shared.WorkingCalendar;
import org.grantway.support.GrantwayTest;

import static org.assertj.core.api.Assertions.assertThat;

@GrantwayTest
class ReferenceDataTests {

	@Autowired
	ReferenceData reference;

	@Autowired
	ReferenceStore store;

	@Autowired
	JdbcTemplate jdbc;

	@Autowired
	WorkingCalendar calendar;

	@Test
	void anUpdateAddsNewTemplatesAndLeavesWhatWasEdited() {
		String where = " where kind = 'call-template' and code = ?";
		String kept = this.jdbc.queryForObject("select content from reference_item" + where, String.class,
				"CALL-GRF-2027");
		String edited = kept.replace("2027", "2031");
		this.jdbc.update("update reference_item set content = ?" + where, edited, "CALL-GRF-2027");
		this.jdbc.update("delete from reference_item" + where, "CALL-NL-DIR-2027");
		try {
			this.store.afterPropertiesSet();
			assertThat(this.jdbc.queryForList("select edition from reference_item" + where, Integer.class,
					"CALL-NL-DIR-2027"))
				.containsExactly(1);
			assertThat(
					this.jdbc.queryForList("select content from reference_item" + where, String.class, "CALL-GRF-2027"))
				.containsExactly(edited);
		}
		finally {
			this.jdbc.update("update reference_item set content = ?" + where, kept, "CALL-GRF-2027");
		}
	}

	@Test
	void fieldsCarryTheirScreenings() {
		assertThat(this.reference.fields()).hasSize(72);
		assertThat(this.reference.field("K02").orElseThrow().screenings()).containsExactly("ethics", "data-security");
		assertThat(this.reference.field("K0101").orElseThrow().parent()).isEqualTo("K01");
		assertThat(this.reference.field("K99")).isEmpty();
	}

	@Test
	void costCategoriesComeByGroupParentsFirst() {
		assertThat(this.reference.costCategories(List.of("direct", "indirect"))).extracting(CostCategory::code)
			.containsExactly("D", "D1", "D2", "D21", "D22", "D23", "D3", "D31", "D32", "I", "I1", "I2");
		assertThat(this.reference.costCategories(List.of("direct")).get(1).itemiseFrom())
			.isEqualTo(Money.yuan(500_000));
	}

	@Test
	void aCriteriaSetKnowsItsScaleAndWeights() {
		var set = this.reference.criteriaSet("CS-LAB-REVIEW");
		assertThat(set.scale().code()).isEqualTo("S100");
		assertThat(set.criteria()).hasSize(6);
		assertThat(set.criteria().stream().mapToInt((criterion) -> criterion.weight().intValue()).sum()).isEqualTo(100);
		assertThat(this.reference.criteriaSets()).hasSize(17);
	}

	@Test
	void sharesOfADecisionRuleStayFractions() {
		var rule = this.reference.decisionRule("DR-PANEL-23");
		assertThat(rule.passShare()).isEqualTo("2/3");
		assertThat(rule.strictlyGreater()).isFalse();
		assertThat(rule.minValid()).isNull();
		assertThat(this.reference.decisionRule("DR-LETTER-5").minValid()).isEqualTo(5);
	}

	@Test
	void theCeilingOfIndirectCostsFollowsTheStoredTiers() {
		assertThat(this.reference.indirectCeiling(Money.yuan(10_000_000))).isEqualTo(Money.yuan(2_750_000));
	}

	@Test
	void loadingAgainAddsNothing() {
		this.store.afterPropertiesSet();
		assertThat(this.reference.fields()).hasSize(72);
	}

	@Test
	void holidaysAreFreeAndMakeUpSundaysAreWorked() {
		assertThat(this.calendar.isWorkingDay(LocalDate.of(2026, 10, 1))).isFalse();
		assertThat(this.calendar.isWorkingDay(LocalDate.of(2026, 10, 10))).isTrue();
		assertThat(this.calendar.isWorkingDay(LocalDate.of(2026, 9, 20))).isTrue();
		assertThat(this.calendar.isWorkingDay(LocalDate.of(2027, 1, 2))).isFalse();
		assertThat(this.calendar.isWorkingDay(LocalDate.of(2027, 1, 4))).isTrue();
	}

	@Test
	void inAYearThatNothingIsKnownOfTheHolidaysOfTheLawAreFree() {
		// 1 and 2 October 2039 are a weekend, which is made up for on 4 and 5 October
		assertThat(List.of(3, 4, 5)).allMatch((day) -> !this.calendar.isWorkingDay(LocalDate.of(2039, 10, day)));
		assertThat(this.calendar.isWorkingDay(LocalDate.of(2039, 10, 6))).isTrue();
		// 2030: New Year's Eve of the lunar year is 2 February, a Saturday
		assertThat(List.of(2, 3, 4, 5, 6, 7))
			.allMatch((day) -> !this.calendar.isWorkingDay(LocalDate.of(2030, 2, day)));
		assertThat(this.calendar.isWorkingDay(LocalDate.of(2030, 2, 8))).isTrue();
		assertThat(StatutoryHolidays.of(2030).keySet()).contains(LocalDate.of(2030, 4, 5), LocalDate.of(2030, 6, 5),
				LocalDate.of(2030, 9, 12));
	}

	@Test
	void theHolidaysOfTheLawAreThoseThatWerePublished() {
		assertThat(StatutoryHolidays.of(2026).keySet()).contains(LocalDate.of(2026, 2, 16), LocalDate.of(2026, 2, 17),
				LocalDate.of(2026, 2, 18), LocalDate.of(2026, 2, 19), LocalDate.of(2026, 4, 5),
				LocalDate.of(2026, 6, 19), LocalDate.of(2026, 9, 25));
		// a leap sixth month lies between the two
		assertThat(StatutoryHolidays.of(2025).keySet()).contains(LocalDate.of(2025, 1, 28), LocalDate.of(2025, 1, 31),
				LocalDate.of(2025, 4, 4), LocalDate.of(2025, 5, 31), LocalDate.of(2025, 10, 6));
	}

	@Test
	void workingDaysSkipTheNationalDayWeekAndCountTheMakeUpDay() {
		assertThat(after("2026-09-30T02:00:00Z", 1)).isEqualTo(closing(2026, 10, 8));
		assertThat(after("2026-09-30T02:00:00Z", 3)).isEqualTo(closing(2026, 10, 10));
		assertThat(after("2026-09-30T02:00:00Z", 4)).isEqualTo(closing(2026, 10, 12));
		assertThat(after("2027-02-04T02:00:00Z", 1)).isEqualTo(closing(2027, 2, 9));
	}

	@Test
	void zeroWorkingDaysIsTodayOrTheNextWorkingDay() {
		assertThat(after("2027-01-04T02:00:00Z", 0)).isEqualTo(closing(2027, 1, 4));
		assertThat(after("2027-01-01T02:00:00Z", 0)).isEqualTo(closing(2027, 1, 4));
	}

	@Test
	void theDayIsTheOneInChinaNotInGreenwich() {
		assertThat(after("2027-01-04T17:30:00Z", 1)).isEqualTo(closing(2027, 1, 6));
		assertThat(this.calendar.afterDays(Instant.parse("2027-01-04T17:30:00Z"), 15)).isEqualTo(closing(2027, 1, 20));
	}

	private Instant after(String start, int days) {
		return this.calendar.afterWorkingDays(Instant.parse(start), days);
	}

	private static Instant closing(int year, int month, int day) {
		return Times.at(LocalDate.of(year, month, day), LocalTime.of(17, 0));
	}

}
