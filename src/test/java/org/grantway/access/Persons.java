package org.grantway.access;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.MockMvcPrint;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import org.grantway.journey.LaboratoryJourney;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.web.context.HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * The persons of the table of access, at the place the road has come to: those of the
 * case, and of each role one who has nothing to do with it.
 */
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
abstract class Persons extends LaboratoryJourney {

	static final String NOBODY = "anon";

	private static final String SIGN_IN = "in";

	private static final String NOTHING = new UUID(0, 1).toString();

	private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("pi", "wang.yangben"),
			Map.entry("pi2", "zhao.xugou"), Map.entry("host", "host.zgc"), Map.entry("host2", "host.demo"),
			Map.entry("recom", "moe.recommender"), Map.entry("region", "bj.finance"),
			Map.entry("science", "bj.science"), Map.entry("government", "bj.government"),
			Map.entry("officer", "officer.one"), Map.entry("officer2", "other.officer"),
			Map.entry("decider", "decider"), Map.entry("agency", "agency.one"), Map.entry("agency2", "other.agency"),
			Map.entry("secr", "secretary"), Map.entry("clerk", "nsfc.clerk"), Map.entry("head", "nsfc.head"),
			Map.entry("clerk2", "ndrc.clerk"), Map.entry("fin", "finance.one"), Map.entry("fin2", "other.finance"),
			Map.entry("arch", "archivist"), Map.entry("arch2", "other.archivist"), Map.entry("insp", "inspector"),
			Map.entry("sys", "admin.system"), Map.entry("sec", "admin.security"), Map.entry("aud", "admin.audit"));

	@Autowired
	private MockMvc mvc;

	@Autowired
	private PlatformTransactionManager transactions;

	private final Map<String, Authentication> signedIn = new HashMap<>();

	private final Map<String, String> now = new HashMap<>(NAMES);

	private Set<String> reviewers = Set.of();

	private String application = NOTHING;

	private String applicationNumber;

	private String panel = NOTHING;

	private String seat = NOTHING;

	/** Finds out who has to do with the case at this place. */
	void assemblePersons(String number) {
		hire("other.officer", RoleAt.of(Role.PROGRAMME_OFFICER, "MIIT"));
		hire("other.agency", RoleAt.of(Role.AGENCY_OFFICER, "AGY-ACCA21"));
		hire("other.finance", RoleAt.of(Role.FINANCE_OFFICER, "AGY-ACCA21"));
		hire("other.archivist", RoleAt.of(Role.ARCHIVIST, "AGY-ACCA21"));
		if (number.startsWith("APP-")) {
			this.application = id("select id from grant_application where case_number = ?", number);
			this.applicationNumber = number;
		}
		this.seat = id("select id from review_seat where application_id = ? and state <> 'DECLINED' order by id",
				this.application);
		this.panel = id("select id from panel_item where case_number = ? order by meets_at desc", number);
		String stranger = nameOf(UUID.fromString(id("""
				select person_id from expert where person_id not in (select reviewer_id from review_seat)
					and person_id not in (select person_id from panel_member) order by person_id""")));
		this.now.put("expert", stranger);
		this.now.put("review", expert(stranger, "select reviewer_id from review_seat where id = ?", this.seat));
		this.now.put("chair",
				expert(stranger, "select person_id from panel_member where item_id = ? and chair", this.panel));
		this.now.put("member", expert(stranger,
				"select person_id from panel_member where item_id = ? and not chair order by id", this.panel));
		this.reviewers = new HashSet<>(this.jdbc.queryForList("""
				select name_en from person join review_seat on review_seat.reviewer_id = person.id
					where application_id = ?""", String.class, this.application));
	}

	/** The number of the application that is on the road. */
	String application() {
		return this.applicationNumber;
	}

	/** The names of those who review the application. */
	Set<String> reviewers() {
		return this.reviewers;
	}

	/** The short name of the person there now; null for nobody. */
	String named(String person) {
		return this.now.get(person);
	}

	/** Whom the query finds; where there is nobody yet, the stranger. */
	private String expert(String stranger, String query, Object... arguments) {
		String id = id(query, arguments);
		return id.equals(NOTHING) ? stranger : nameOf(UUID.fromString(id));
	}

	private String id(String query, Object... arguments) {
		return this.jdbc.queryForList(query, String.class, arguments)
			.stream()
			.findFirst()
			.map(String::strip)
			.orElse(NOTHING);
	}

	/** Puts the case's own values in the place of variables. */
	String resolve(String address, String number) {
		String path = address.replace("{number}", number).replace("{code}", number);
		String id = NOTHING;
		if (path.startsWith("/tasks/")) {
			id = id("""
					select id from work_item where case_number = ? and state = 'OPEN'
						order by case when item_key = ? then 0 else 1 end, created_at""", number, this.seat);
		}
		else if (path.startsWith("/reviews/")) {
			id = this.seat;
		}
		else if (path.startsWith("/panels/")) {
			id = this.panel;
		}
		else if (path.startsWith("/documents/") || path.contains("/archive/")) {
			id = id("select id from frozen_document where case_id = ? order by frozen_at desc", this.application);
		}
		else if (path.startsWith("/files/")) {
			id = id("select id from stored_file where case_number = ? order by stored_at", number);
		}
		else if (path.startsWith("/my/messages/")) {
			id = id("select id from message where person_id = ? order by id",
					person("wang.yangben").personId().toString());
		}
		else if (path.startsWith("/admin/people/")) {
			id = person("host.demo").personId().toString();
		}
		else if (path.startsWith("/host/people/")) {
			id = person("wang.yangben").personId().toString();
		}
		else if (path.contains("/objections/")) {
			id = id("select id from notice_objection order by filed_at desc");
		}
		return path.replace("{id}", id)
			.replace("{applicationId}", this.application)
			.replace("{person}", person("expert59").personId().toString())
			.replace("{department}", "NSFC")
			.replace("{key}", path.startsWith("/admin/processes") ? "national-lab" : "core")
			.replace("{n}", "1")
			.replace("{receipt}",
					path.contains("{receipt}") ? id("select receipt_key from notice_objection order by filed_at desc")
							: NOTHING)
			.replace("{page}", "1")
			.replace("{token}", "unknown");
	}

	/** Opens a page in a language. */
	Answer open(String person, String address, String language) {
		return answer(send(person, get(URI.create(address)), language));
	}

	/** Sends a request; what it changed is undone. */
	Answer ask(String person, String method, String address) {
		TransactionTemplate undone = new TransactionTemplate(this.transactions);
		try {
			if (method.equals("GET")) {
				return answer(send(person, get(address)));
			}
			return undone.execute((status) -> {
				status.setRollbackOnly();
				return answer(send(person, form(address)));
			});
		}
		catch (RuntimeException ex) {
			return new Answer(ex.getClass().getSimpleName(), null, false, "");
		}
	}

	/** Sends a form whose effect stays. */
	void act(String person, String address, Map<String, String> typed) {
		var form = post(address).with(csrf());
		typed.forEach(form::param);
		assertThat(answer(send(person, form)).status()).as(address).isEqualTo("303");
	}

	private AbstractMockHttpServletRequestBuilder<?> form(String address) {
		return address.endsWith("/sign-out") ? post(address).with(csrf())
				: multipart(address).file(new MockMultipartFile("file", "a.pdf", "application/pdf", new byte[0]))
					.with(csrf());
	}

	private MockHttpServletResponse send(String person, AbstractMockHttpServletRequestBuilder<?> request) {
		return send(person, request, "en");
	}

	private MockHttpServletResponse send(String person, AbstractMockHttpServletRequestBuilder<?> request,
			String language) {
		try {
			if (!person.equals(NOBODY)) {
				request.session(session(person));
			}
			return this.mvc.perform(request.header("Accept-Language", language)).andReturn().getResponse();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Answer answer(MockHttpServletResponse response) {
		String location = response.getRedirectedUrl();
		boolean turnedAway = "/sign-in/again".equals(response.getForwardedUrl())
				|| (location != null && location.endsWith("/sign-in"));
		boolean page = response.getContentType() != null && response.getContentType().startsWith("text/html");
		return new Answer(turnedAway ? SIGN_IN : String.valueOf(response.getStatus()), location, page,
				new String(response.getContentAsByteArray(), StandardCharsets.UTF_8));
	}

	/** A session of its own for each request: signing out ends it. */
	private MockHttpSession session(String person) {
		MockHttpSession session = new MockHttpSession();
		Authentication signedIn = this.signedIn.computeIfAbsent(this.now.get(person), this::signIn);
		session.setAttribute(SPRING_SECURITY_CONTEXT_KEY, new SecurityContextImpl(signedIn));
		return session;
	}

	private Authentication signIn(String name) {
		MockHttpSession session = new MockHttpSession();
		send(NOBODY,
				post("/sign-in").param("email", account(name))
					.param("password", PASSWORD)
					.session(session)
					.with(csrf()));
		return ((SecurityContext) session.getAttribute(SPRING_SECURITY_CONTEXT_KEY)).getAuthentication();
	}

	/**
	 * What came back.
	 *
	 * @param status the number, or that the sign-in page came
	 * @param redirect where it sends the person on to, or null
	 * @param isPage whether it is a page, not a file
	 * @param body the text
	 */
	record Answer(String status, String redirect, boolean isPage, String body) {

	}

}
