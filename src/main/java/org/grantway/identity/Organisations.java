package org.grantway.identity;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;

/**
 * Organisations and departments by their codes.
 */
public interface Organisations {

	/**
	 * Orders codes as the regions are named: Beijing, Tianjin, Hebei; what is none of
	 * them follows by its code.
	 */
	Comparator<String> BY_REGION = Comparator
		.comparing(
				(String code) -> Stream.of("GOV-BJ", "GOV-TJ", "GOV-HE").takeWhile((one) -> !one.equals(code)).count())
		.thenComparing(Comparator.naturalOrder());

	/** What the journal keeps of an organisation or department under. */
	static CaseRef caseOf(String code) {
		UUID id = UUID.nameUUIDFromBytes(("organisation:" + code).getBytes(StandardCharsets.UTF_8));
		return new CaseRef("organisation", id, code);
	}

	OrganisationView require(String code);

	Optional<OrganisationView> find(String code);

	Map<String, OrganisationView> all(Set<String> codes);

	/** The names of organisations and departments by their codes. */
	default Map<String, LocalizedText> names(Set<String> codes) {
		Map<String, LocalizedText> names = new HashMap<>();
		departments().stream()
			.filter((department) -> codes.contains(department.code()))
			.forEach((department) -> names.put(department.code(), department.name()));
		all(codes).forEach((code, organisation) -> names.put(code, organisation.name()));
		return names;
	}

	/** By part of the code or of either name; at most 50. */
	List<OrganisationView> search(String text);

	List<OrganisationView> ofType(String type);

	/** The codes of the organisations that belong to a department or region. */
	Set<String> under(String parent);

	/**
	 * The code of the regional government whose authority recommends the organisation
	 * ({@code GOV-BJ}, {@code GOV-TJ}, {@code GOV-HE}), if it lies in one.
	 */
	Optional<String> regionOf(String organisation);

	void add(OrganisationView organisation, Actor by);

	DepartmentView requireDepartment(String code);

	List<DepartmentView> departments();

	void addDepartment(DepartmentView department, Actor by);

	/**
	 * @param parents codes of departments or regional governments it belongs to
	 */
	record OrganisationView(String code, LocalizedText name, String type, String region, String city,
			List<String> parents) {

	}

	/**
	 * @param silenceIsConsent whether no reply within the time counts as consent @param
	 * replyWorkingDays days to reply; 0 for the lead
	 */
	record DepartmentView(String code, LocalizedText name, String shortNameZh, String category, String role,
			LocalizedText topics, boolean silenceIsConsent, int replyWorkingDays, boolean veto) {

	}

}
