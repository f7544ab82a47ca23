package org.grantway.journey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

import org.grantway.applications.PapersAtHand;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.RoleAt;
import org.grantway.shared.Times;
import org.grantway.shared.WorkingCalendar;
import org.grantway.workflow.Timeline;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every journey needs: people at their browsers, the clock, and a look at what the
 * engine left behind.
 */
@JourneyTest
public abstract class Journey {

	protected static final String PASSWORD = Cast.PASSWORD;

	@Autowired
	Cast cast;

	@Autowired
	Timeline timeline;

	@Autowired
	Clock clock;

	@Autowired
	WorkingCalendar calendar;

	@Autowired
	Calls calls;

	@Autowired
	protected JdbcTemplate jdbc;

	@LocalServerPort
	int port;

	@BeforeEach
	void assemble() {
		// the engine's clock is one for the whole virtual machine: another context moved
		// it
		this.timeline.runDueJobs();
		this.cast.assemble();
	}

	/** Called at each place of the road; whoever wants to look around does it here. */
	protected void reached(String place, String number) {
	}

	/** What the host has spent in the end, in yuan. */
	protected String spent() {
		return "6000000";
	}

	/** Who holds that office in the call of this journey. */
	protected String office(String name) {
		return name;
	}

	/** The person of that short name in the demonstration's list. */
	protected Actor person(String name) {
		return this.cast.actor(name);
	}

	/** The short name of a person. */
	protected String nameOf(UUID person) {
		return this.cast.nameOf(person);
	}

	/** Takes on somebody who is not in the demonstration's list. */
	protected void hire(String name, RoleAt role) {
		this.cast.hire(name, role);
	}

	/** The person's address; the account has the password of everybody here. */
	protected String account(String name) {
		as(name);
		return this.cast.email(name);
	}

	/** A browser that reaches the server of the journey. */
	protected Browser browser() {
		return new Browser(this.port, "en", true);
	}

	/** What axe says of a page as the person has it; nobody has signed in if null. */
	protected List<String> complaints(Browser browser, String name, String address, String language, boolean colours) {
		return browser.complaints(address, language, (name != null) ? as(name).cookies() : List.of(), colours);
	}

	Visitor as(String name) {
		return this.cast.as(name, this::stranger);
	}

	/** The person, about to do a task of that kind. */
	Visitor as(String name, String task) {
		return as(name);
	}

	/** Somebody who has not signed in. */
	Visitor stranger() {
		return new HttpVisitor(this.port);
	}

	/**
	 * Opens the one open task of that kind in the case that the person may do, from the
	 * person's work list.
	 */
	Page task(String name, String number, String task) {
		Actor actor = this.cast.actor(name);
		List<String> mine = this.jdbc
			.queryForList("select id, assignee from work_item where case_number = ? and task = ? and state = 'OPEN'",
					number, task)
			.stream()
			.filter((row) -> isFor(actor, row))
			.map((row) -> row.get("id").toString())
			.toList();
		assertThat(mine).as("%s of %s for %s; open: %s", task, number, name, waiting(number)).hasSize(1);
		Visitor visitor = as(name, task);
		assertThat(visitor.open("/tasks?text=" + number).text()).as("work list of %s", name).contains(number);
		return visitor.open("/tasks/" + mine.get(0));
	}

	private boolean isFor(Actor actor, Map<String, Object> item) {
		if (item.get("assignee") != null) {
			return item.get("assignee").toString().equals(actor.personId().toString());
		}
		List<String> candidates = this.jdbc.queryForList(
				"select role_at from work_item_candidate where work_item_id = ?", String.class, item.get("id"));
		return actor.grants().stream().map(RoleAt::toString).anyMatch(candidates::contains);
	}

	/** What waits in a case, for messages. */
	List<String> waiting(String number) {
		return this.jdbc
			.queryForList("select concat(task, ' ', coalesce(item_key, ''), ' ', coalesce(assignee, '')) from work_item"
					+ " where case_number = ? and state = 'OPEN' order by created_at", String.class, number);
	}

	/** Runs what is due now. */
	void settle() {
		this.timeline.runDueJobs();
		assertThat(this.jdbc.queryForList(
				"select JOB_DEFINITION.ACT_ID_ from ACT_RU_INCIDENT INCIDENT"
						+ " join ACT_RU_JOBDEF JOB_DEFINITION on JOB_DEFINITION.ID_ = INCIDENT.JOB_DEF_ID_",
				String.class))
			.as("incidents")
			.isEmpty();
	}

	void advance(Duration by) {
		advanceTo(now().plus(by));
	}

	void advanceTo(Instant to) {
		this.timeline.advanceTo(to);
		settle();
	}

	Instant now() {
		return Instant.now(this.clock);
	}

	/** So many months from now, as it is typed. */
	String due(int months) {
		return Times.dayOf(now()).plusMonths(months).toString();
	}

	String status(String table, String number) {
		return this.jdbc.queryForObject("select status from " + table + " where " + column(table) + " = ?",
				String.class, number);
	}

	UUID idOf(String table, String number) {
		return UUID.fromString(this.jdbc.queryForObject("select id from " + table + " where " + column(table) + " = ?",
				String.class, number));
	}

	String projectOf(String application) {
		return this.jdbc.queryForObject("select number from project where application_id = ?", String.class,
				idOf("grant_application", application).toString());
	}

	private static String column(String table) {
		return table.equals("project") ? "number" : "case_number";
	}

	/** Has everybody for whom a personal task of that kind waits open it and do it. */
	void each(String number, String task, BiConsumer<String, Page> act) {
		List<String> people = this.jdbc
			.queryForList("select assignee from work_item where case_number = ? and task = ? and state = 'OPEN'"
					+ " order by created_at, item_key", String.class, number, task);
		assertThat(people).as("%s of %s; open: %s", task, number, waiting(number)).isNotEmpty();
		for (String person : people) {
			String name = this.cast.nameOf(UUID.fromString(person.trim()));
			act.accept(name, task(name, number, task));
		}
	}

	/** The agency accepts the application as formally in order. */
	void checkForm(String number) {
		reached("formal-check", number);
		Page check = task(office("agency.one"), number, "Task_FormalCheck");
		for (String point : List.of("book", "attachments", "commitments", "agreements", "applicant", "limit",
				"integrity", "guide", "units", "recommendation", "ethics", "secrecy")) {
			check.fill(point, "ok");
		}
		if (check.has("[name=conditions]")) {
			check.fill("conditions",
					check.document().select("[name=conditions]").eachAttr("value").toArray(String[]::new));
		}
		check.outcome("accept");
		settle();
	}

	/** Nobody is drawn while applications still come in. */
	private void afterTheLastEntry(String number) {
		UUID call = UUID.fromString(this.jdbc
			.queryForObject("select call_id from grant_application where case_number = ?", String.class, number));
		this.calls.require(call)
			.lastEntry()
			.filter(now()::isBefore)
			.ifPresent((last) -> advanceTo(last.plusSeconds(1)));
	}

	/** Draws reviewers, who accept and send in their reviews. */
	void reviewByLetter(String number) {
		reached("draw", number);
		afterTheLastEntry(number);
		String application = idOf("grant_application", number).toString();
		Page draw = task(office("agency.one"), number, "Task_DrawReviewers").fill("chosen", application)
			.press("button[value=draw]")
			.ok();
		draw.fill("chosen", application).press("button[value=release]").ok();
		settle();
		reached("invitation", number);
		each(number, "Task_AnswerInvitation",
				(name, page) -> page.fill("noConflict", "true")
					.fill("secrecy", "true")
					.fill("noServices", "true")
					.press("button[value=accept]")
					.ok());
		settle();
		reached("review", number);
		each(number, "Task_Review", (name, page) -> review(page));
		settle();
	}

	private static void review(Page sheet) {
		for (String mark : sheet.document().select("#review [name^=mark.]").eachAttr("name")) {
			Element best = sheet.document().selectFirst("#review [name='" + mark + "']");
			sheet.fill(mark, best.attr("type").equals("radio") ? best.val() : "90");
		}
		sheet.fill("opinion", "The aims are clear and the approach is sound. ".repeat(10))
			.fill("advice", sheet.document().selectFirst("#review [name=advice]").val())
			.fill("confidence", "high")
			.press("button[value=check]")
			.ok()
			.press("form[action$=check] button")
			.ok();
	}

	/**
	 * Seats a panel of experts who have not reviewed by letter, which meets, votes yes
	 * and concludes with the result.
	 */
	void panel(String number, String result) {
		reached("seats", number);
		Page seats = task(office("agency.one"), number, "Task_SeatPanel");
		List<String> experts = seats.document().select("[name=members]").eachAttr("value");
		List<String> reviewed = this.jdbc
			.queryForList("select reviewer_id from review_seat join grant_application on grant_application.id = "
					+ "application_id where case_number = ?", String.class, number)
			.stream()
			.map(String::strip)
			.toList();
		List<String> members = experts.stream().filter((expert) -> !reviewed.contains(expert)).limit(9).toList();
		Instant meeting = this.calendar.afterWorkingDays(now(), 5);
		seats.fill("members", members.toArray(String[]::new))
			.fill("chair", members.get(0))
			.fill("meetsAt", LocalDateTime.ofInstant(meeting, Times.ZONE).truncatedTo(ChronoUnit.MINUTES).toString())
			.fill("place", "Room 1")
			.press("form[action$=seat] .actions button")
			.ok();
		advanceTo(meeting.plusSeconds(60));
		reached("meeting", number);
		Page attendance = task(office("secretary"), number, "Task_RecordAttendance");
		members.forEach((member) -> attendance.fill("attendance." + member, "PRESENT"));
		attendance.press("button[value=attend]").ok();
		settle();
		reached("ballot", number);
		each(number, "Task_Vote",
				(name, page) -> page.fill("choice", "YES")
					.press("form[action$=ballot] button")
					.ok()
					.press("form[action$=ballot] button")
					.ok());
		settle();
		reached("conclusion", number);
		each(number, "Task_StateConclusion",
				(name, page) -> page.fill("result", result)
					.fill("conclusion", "The panel finds the case well founded and feasible. ".repeat(5))
					.fill("password", Cast.PASSWORD)
					.press("form[action$=conclusion] button")
					.ok());
		settle();
	}

	/** Puts the application on a list; returns the list's number. */
	String formList(String number) {
		reached("listing", number);
		task(office("officer.one"), number, "Task_FormList")
			.fill("chosen", idOf("grant_application", number).toString())
			.press("form[action*='lists/new'] .actions button")
			.ok();
		settle();
		return this.jdbc.queryForObject(
				"select list_number from submission_list order by formed_at desc, list_number desc limit 1",
				String.class);
	}

	/** The departments draft and sign off their consent. */
	void consult(String list, String... departments) {
		reached("consultation", list);
		for (String department : departments) {
			Page draft = task(department + ".clerk", list, "Task_DraftOpinion");
			draft.fill("general", draft.document().selectFirst("[name=general]").val())
				.press("button[value=draft]")
				.ok();
			settle();
			reached("opinion", list);
			task(department + ".head", list, "Task_SignOpinion").fill("password", Cast.PASSWORD)
				.press("button[value=sign]")
				.ok();
			settle();
		}
	}

	/** Decides to award what was proposed. */
	void award(String number, String list) {
		Page nothing = task(office("decider"), number, "Task_Decide").press("form[action$=decision] .actions button");
		assertThat(nothing.document().select(".errors a").eachAttr("href")).contains("#decisionNumber",
				"#integrityNote", "#password", "#result_" + idOf("grant_application", number));
		reached("decision", list);
		Page decision = task(office("decider"), number, "Task_Decide");
		String application = idOf("grant_application", number).toString();
		decision.fill("decisionNumber", "GKF 2027 No. 12")
			.fill("password", Cast.PASSWORD)
			.fill("integrityNote", "No finding in the integrity records.")
			.fill("result_" + application, "award")
			.press("form[action$=decision] .actions button")
			.ok();
		settle();
	}

	/** The principal investigator hands in the task book and everybody signs it. */
	void signTaskBook(String pi, String number, List<String> parties) {
		reached("task-book", number);
		Page book = task(pi, number, "Task_PrepareTaskBook").fill("confirmed", "true");
		if (book.has("[name=promised]")) {
			assertThat(book.press("form[action$=task-book] .actions button").status()).isEqualTo(422);
			book = task(pi, number, "Task_PrepareTaskBook").fill("confirmed", "true").fill("promised", "true");
		}
		book.press("form[action$=task-book] .actions button").ok();
		settle();
		reached("signing", number);
		for (String party : parties) {
			task(party, number, "Task_Sign").fill("password", Cast.PASSWORD).press("button[value=sign]").ok();
			settle();
		}
	}

	/**
	 * Finance orders, approves and confirms the one instalment that is due; the host has
	 * the money.
	 */
	void pay(String project, String host) {
		reached("payment", project);
		Page order = task(office("finance.one"), project, "Task_OrderPayment").fill("budgetLine", "2060302");
		// a known account stands there already, and no other may be paid
		if (order.document().select("[name=account]").val().isEmpty()) {
			order.fill("payee", "The host").fill("bank", "Example Bank").fill("account", "0200003600001234567");
		}
		order.outcome("order");
		settle();
		task(office("finance.two"), project, "Task_ApprovePayment").fill("compared", "payee", "amount", "line")
			.fill("password", Cast.PASSWORD)
			.outcome("approve");
		settle();
		String day = Times.dayOf(now()).toString();
		task(office("finance.three"), project, "Task_ConfirmPayment").fill("reference", "T-2027-000123")
			.fill("paidOn", day)
			.outcome("paid");
		settle();
		task(host, project, "Task_ConfirmReceipt").fill("arrivedOn", day).outcome("submit");
		settle();
	}

	/** Lets time pass until the task comes up in the case. */
	void until(String number, String task) {
		for (int step = 0; step < 60 && !isOpen(number, task); step++) {
			Instant next = this.timeline.nextTimer("project", idOf("project", number))
				.orElseThrow(() -> new AssertionError("Nothing will happen; open: " + waiting(number)));
			advanceTo(next.plusSeconds(1));
		}
		assertThat(waiting(number)).anyMatch((open) -> open.startsWith(task));
	}

	private boolean isOpen(String number, String task) {
		return waiting(number).stream().anyMatch((open) -> open.startsWith(task + " "));
	}

	/** Writes a progress report, which host and agency pass. */
	void report(String pi, String host, String project) {
		until(project, "Task_WriteReport");
		reached("report", project);
		Page report = task(pi, project, "Task_WriteReport").fill("summary", "All work went on as planned. ".repeat(10))
			.fill("deviations", "Small parts were paid from other kinds of cost.");
		for (String field : report.document().select("main form input[type=text]").eachAttr("name")) {
			report.fill(field,
					field.startsWith("milestone-") ? "60" : field.startsWith("spending-") ? "10,000" : "99.9");
		}
		for (String field : report.document().select("main form textarea[name$=-note]").eachAttr("name")) {
			report.fill(field, "Test report 12");
		}
		report.press("button[value=submit]").ok();
		settle();
		task(host, project, "Task_HostCheckReport").fill("checked", "accounts", "evidence", "partners")
			.outcome("forward");
		settle();
		task(office("agency.one"), project, "Task_AcceptReport").outcome("accept");
		settle();
	}

	/** The project is accepted by a panel and closed. */
	void accept(String pi, String host, String project) {
		until(project, "Task_ApplyAcceptance");
		Page acceptance = task(pi, project, "Task_ApplyAcceptance");
		List<String> milestones = acceptance.document().select("[name=milestones]").eachAttr("value");
		acceptance.document()
			.select("[name^=reached][name$=value]")
			.eachAttr("name")
			.forEach((value) -> acceptance.fill(value, "123.5"));
		acceptance.fill("results", "All indicators of the task book are met. ".repeat(5))
			.fill("milestones", milestones.toArray(String[]::new))
			.fill("indicators", "Fidelity 99.9 %")
			.fill("technicalReport", "TR-2030-001")
			.outcome("submit");
		settle();
		task(host, project, "Task_FileAudit").fill("spent", spent())
			.fill("auditor", "Example Auditors")
			.fill("opinion", "clean")
			.choose("report", "audit.pdf", "application/pdf", pdf())
			.outcome("submit");
		settle();
		panel(project, "pass");
		assertThat(status("project", project)).isIn("CLOSED", "OPERATION");
	}

	/** The archivist freezes the package. */
	void archive(String project) {
		reached("archive", project);
		task(office("archivist"), project, "Task_Archive").press("form[action$=archive] button").ok();
		settle();
		assertThat(status("project", project)).as("what was built runs on").isIn("ARCHIVED", "OPERATION");
		Visitor archivist = as(office("archivist"));
		Page list = archivist.open("/projects/" + project + "/archive");
		assertThat(list.document().select("tbody th a[href^=/files/]").eachText())
			.as("the audit's report itself is in the package")
			.anyMatch((title) -> title.startsWith("audit.pdf"));
		list.document()
			.select("tbody tr:has(a[href^=/files/])")
			.forEach((row) -> assertThat(
					sha256(download(list.address().resolve(row.select("a").attr("href")), archivist)))
				.isEqualTo(row.select(".hash").text()));
		assertThat(archivist.open("/projects/" + project).text()).as("what was reached at the end").contains("123.5");
		assertThat(archivist.open("/projects/" + project + "/schedule")
			.document()
			.select("[aria-labelledby=milestones]")
			.text()).as("milestones are reached before the acceptance").doesNotContain("Not reached", "未完成");
		Elements papers = list.document().select("tbody th a[href$=.pdf]");
		assertThat(papers.eachText()).as("history, forms, findings, decisions and account go into the package")
			.filteredOn((title) -> title.contains(project))
			.hasSizeGreaterThanOrEqualTo(5);
		for (Element paper : papers) {
			read(download(list.address().resolve(paper.attr("href")), archivist), paper.text());
		}
	}

	/** A paper as whoever opens the archive in thirty years has it. */
	private static void read(byte[] paper, String title) {
		try {
			assertThat(PapersAtHand.text(paper)).as(title)
				.doesNotContainPattern(
						"[0-9a-f]{8}-[0-9a-f]{4}-|Task_|record-|\\?\\?|[{}\uFB00-\uFB04]|\\b\\d[\\d.]*E[+-]?\\d+\\b")
				.as("one way to write a time, and the zone once")
				.doesNotContainPattern("\\d{4}-\\d{2}-\\d{2}|\\d{2}:\\d{2} ?\\+|(\\d{4},|日) ?\\d{2}:\\d{2}(?!:)")
				.containsOnlyOnce("UTC+08:00");
			if (title.contains("Reviews and panels") || title.contains("评审结果记录")) {
				assertThat(PapersAtHand.text(paper)).contains("The panel finds the case well founded");
				assertThat(PapersAtHand.violations(paper)).isEmpty();
			}
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String sha256(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] download(URI address, Visitor by) {
		String cookies = by.cookies()
			.stream()
			.map((cookie) -> cookie.getName() + "=" + cookie.getValue())
			.collect(Collectors.joining("; "));
		try {
			HttpResponse<byte[]> answer = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(address).header("Cookie", cookies).build(),
						HttpResponse.BodyHandlers.ofByteArray());
			assertThat(answer.statusCode()).as(address.toString()).isEqualTo(200);
			return answer.body();
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Everything that happened to the cases, for comparison with what should have: tasks
	 * in order with who did them and how, flows taken in each process, and the postings.
	 */
	String record(String... numbers) {
		StringBuilder record = new StringBuilder();
		String cases = "('" + String.join("', '", numbers) + "')";
		record.append("tasks\n");
		this.jdbc.queryForList("select task, item_key, outcome, completed_by, completed_as from work_item"
				+ " where case_number in " + cases + " and state <> 'OPEN' order by completed_at, created_at, item_key")
			.forEach((row) -> record.append("  ").append(line(row)).append('\n'));
		record.append("flows\n");
		this.jdbc
			.queryForList("select instance.process, trace.element, count(*) as times from flow_trace trace"
					+ " join workflow_instance instance on instance.instance_id = trace.instance_id"
					+ " where instance.case_number in " + cases + " group by instance.process, trace.element")
			.stream()
			.map((row) -> row.get("process") + " " + row.get("element") + " x" + row.get("times"))
			.sorted()
			.forEach((line) -> record.append("  ").append(line).append('\n'));
		record.append("postings in fen\n");
		this.jdbc
			.queryForList("select posting.kind, posting.funder, posting.amount_fen from payment_posting posting"
					+ " join project on project.id = posting.project_id where project.number in " + cases
					+ " order by posting.posted_at, posting.kind, lower(posting.funder)")
			.forEach((row) -> record.append("  ")
				.append(row.get("kind"))
				.append(' ')
				.append(row.get("funder"))
				.append(' ')
				.append(row.get("amount_fen"))
				.append('\n'));
		return record.toString();
	}

	private String line(Map<String, Object> item) {
		Object by = item.get("completed_by");
		String who = (by == null) ? "nobody" : this.cast.nameOf(UUID.fromString(by.toString()));
		Object key = item.get("item_key");
		boolean person = key != null && key.toString().length() == 36;
		return item.get("task") + ((key == null || person) ? "" : " " + key) + " by "
				+ who.replaceFirst("expert\\d\\d", "an expert") + ": " + item.get("outcome");
	}

	/** Compares with the record kept beside the tests. */
	protected void assertRecord(String name, String... numbers) {
		String actual = record(numbers);
		try {
			Path written = Path.of("target", "journeys", name + ".txt");
			Files.createDirectories(written.getParent());
			Files.writeString(written, actual);
			assertThat(actual).isEqualTo(
					new ClassPathResource("journeys/" + name + ".txt").getContentAsString(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static byte[] pdf() {
		try (PDDocument document = new PDDocument(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
			document.addPage(new PDPage());
			document.save(bytes);
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
