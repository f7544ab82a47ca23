package org.grantway.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.shared.SearchTerms;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps organisations and departments in the database.
 */
@Service
@Transactional
class StoredOrganisations implements Organisations {

	private static final Map<String, String> REGIONS = Map.of("Beijing", "GOV-BJ", "Tianjin", "GOV-TJ", "Hebei",
			"GOV-HE");

	private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{1,39}");

	private static final int PAGE = 50;

	private final OrganisationRepository organisations;

	private final DepartmentRepository departments;

	private final IdentityAccess access;

	private final ApplicationEventPublisher events;

	StoredOrganisations(OrganisationRepository organisations, DepartmentRepository departments, IdentityAccess access,
			ApplicationEventPublisher events) {
		this.organisations = organisations;
		this.departments = departments;
		this.access = access;
		this.events = events;
	}

	@Override
	@Transactional(readOnly = true)
	public OrganisationView require(String code) {
		return find(code).orElseThrow(() -> new NotFound("organisation " + code));
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<OrganisationView> find(String code) {
		return (code != null) ? this.organisations.findById(code).map(Organisation::view) : Optional.empty();
	}

	@Override
	@Transactional(readOnly = true)
	public Map<String, OrganisationView> all(Set<String> codes) {
		return this.organisations.findAllById(codes)
			.stream()
			.map(Organisation::view)
			.collect(Collectors.toMap(OrganisationView::code, Function.identity()));
	}

	@Override
	@Transactional(readOnly = true)
	public List<OrganisationView> search(String text) {
		List<Organisation> found;
		if (text == null || text.isBlank()) {
			found = this.organisations.findByOrderByCode(Limit.of(PAGE));
		}
		else {
			String beginning = SearchTerms.beginning(text);
			found = this.organisations.search(beginning, SearchTerms.after(beginning), PageRequest.of(0, PAGE));
		}
		return found.stream().map(Organisation::view).toList();
	}

	@Override
	@Transactional(readOnly = true)
	public List<OrganisationView> ofType(String type) {
		return this.organisations.findByTypeOrderByCode(type).stream().map(Organisation::view).toList();
	}

	@Override
	@Transactional(readOnly = true)
	public Set<String> under(String parent) {
		return this.organisations.under(parent);
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<String> regionOf(String organisation) {
		return find(organisation).map((found) -> REGIONS.get(found.region()));
	}

	@Override
	public void add(OrganisationView organisation, Actor by) {
		this.access.require(this.access.mayManageOrganisations(by));
		checkCode(organisation.code());
		if (this.organisations.existsById(organisation.code())) {
			throw Refused.at("code", "identity.code.taken", organisation.code());
		}
		atMost(300, "nameEn", organisation.name().en());
		atMost(300, "nameZh", organisation.name().zh());
		atMost(40, "type", organisation.type());
		atMost(40, "region", organisation.region());
		atMost(80, "city", organisation.city());
		atMost(190, "parents", String.join(";", organisation.parents()));
		this.organisations.save(new Organisation(organisation));
		this.events.publishEvent(Fact.of(Organisations.caseOf(organisation.code()), "organisation.added")
			.by(by)
			.now("nameEn", organisation.name().en())
			.now("nameZh", organisation.name().zh())
			.now("type", organisation.type())
			.now("region", organisation.region())
			.now("parents", String.join(";", organisation.parents())));
	}

	@Override
	@Transactional(readOnly = true)
	public DepartmentView requireDepartment(String code) {
		return this.departments.findById(code)
			.map(Department::view)
			.orElseThrow(() -> new NotFound("department " + code));
	}

	@Override
	@Transactional(readOnly = true)
	public List<DepartmentView> departments() {
		return this.departments.findAllByOrderByPositionInList().stream().map(Department::view).toList();
	}

	@Override
	public void addDepartment(DepartmentView department, Actor by) {
		this.access.require(this.access.mayManageOrganisations(by));
		checkCode(department.code());
		if (this.departments.existsById(department.code())) {
			throw Refused.at("code", "identity.code.taken", department.code());
		}
		atMost(300, "nameEn", department.name().en());
		atMost(300, "nameZh", department.name().zh());
		atMost(60, "shortNameZh", department.shortNameZh());
		atMost(40, "category", department.category());
		atMost(40, "role", department.role());
		atMost(500, "topicsEn", department.topics().en());
		atMost(500, "topicsZh", department.topics().zh());
		this.departments.save(new Department(department, (int) this.departments.count() + 1));
		this.events.publishEvent(Fact.of(Organisations.caseOf(department.code()), "organisation.department-added")
			.by(by)
			.now("nameEn", department.name().en())
			.now("nameZh", department.name().zh())
			.now("silenceIsConsent", department.silenceIsConsent())
			.now("replyWorkingDays", department.replyWorkingDays())
			.now("veto", department.veto()));
	}

	private static void atMost(int length, String field, String text) {
		if (text != null && text.length() > length) {
			throw Refused.at(field, "identity.too-long", text.substring(0, 20), length);
		}
	}

	private static void checkCode(String code) {
		if (code == null || !CODE.matcher(code).matches()) {
			throw Refused.at("code", "identity.code.form");
		}
	}

}
