package org.grantway.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import jakarta.servlet.ServletContext;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.grantway.documents.Files.StoredFile;
import org.grantway.documents.SampleScanner.Behaviour;
import org.grantway.identity.People;
import org.grantway.identity.People.NewPerson;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.support.GrantwayTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.web.IWebExchange;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Files and the malware scanner, with a stand-in for clamd that says of each file what
 * the test has told it.
 */
@GrantwayTest
class QuarantineTests {

	private static final String PASSWORD = "seven slow wooden trains";

	private final CaseRef of = sample();

	private final SampleScanner clamd = new SampleScanner();

	/** Answers by hash. */
	private final Map<String, String> answers = new ConcurrentHashMap<>();

	@Autowired
	private MockMvc mvc;

	@Autowired
	private People people;

	@Autowired
	private FileRecords records;

	@Autowired
	private ContentStore store;

	@Autowired
	private UploadCheck check;

	@Autowired
	private FileChanges changes;

	@Autowired
	private Files unscanned;

	@Autowired
	private SampleHistory history;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private MessageSource messages;

	@Autowired
	private SpringTemplateEngine templates;

	@Autowired
	private ServletContext servletContext;

	private Files files;

	private Quarantine quarantine;

	private Actor uploader;

	private UUID inspector;

	@BeforeEach
	void begin() {
		revive();
		MalwareScanner scanner = this.clamd.client(Duration.ofSeconds(10));
		this.quarantine = new Quarantine(this.records, this.store, scanner, this.changes);
		this.files = new DiskFiles(this.records, this.store, new Intake(this.store, this.check, scanner), this.changes,
				this.quarantine);
		this.uploader = this.people.actor(person());
		this.inspector = person();
		this.people.grant(this.inspector, RoleAt.everywhere(Role.INSPECTOR), null, null, Actor.SYSTEM);
	}

	@AfterEach
	void stop() throws IOException {
		this.clamd.close();
	}

	@Test
	void aPdfFromBeforeUploadsWereLookedIntoIsMarkedOnceAndToldOf() throws IOException {
		CaseRef of = new CaseRef("sample", UUID.randomUUID(), "SAMPLE-" + UUID.randomUUID().toString().substring(0, 8));
		UUID script = this.unscanned.store(of, "attachment", "script.pdf", withScript(), this.uploader).id();
		UUID plain = this.unscanned.store(of, "attachment", "plain.pdf", ExamplePage.of("plain"), this.uploader).id();
		this.jdbc.update("update stored_file set active_content = false, content_checked = false where case_id = ?",
				of.id().toString());
		for (int round = 0; round < 2; round++) {
			new ContentRound(this.records, this.store, this.check, this.changes).look();
			assertThat(this.unscanned.require(script).active()).isTrue();
			assertThat(this.unscanned.require(plain).active()).isFalse();
			assertThat(this.jdbc.queryForObject(
					"select count(*) from stored_file where case_id = ? and content_checked = false", Integer.class,
					of.id().toString()))
				.isZero();
			assertThat(this.jdbc.queryForObject(
					"select count(*) from journal_entry where case_id = ? and action = 'document.active-content-found'",
					Integer.class, of.id().toString()))
				.isOne();
		}
	}

	private static byte[] withScript() throws IOException {
		try (PDDocument document = new PDDocument(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
			document.addPage(new PDPage());
			document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
			document.save(bytes);
			return bytes.toByteArray();
		}
	}

	@Test
	void aCleanFileIsOpenToThoseWhoMayReadTheCase() throws Exception {
		byte[] pdf = pdf();
		clean(pdf);
		StoredFile file = upload(pdf);
		assertThat(file.scan()).isEqualTo(ScanState.CLEAN);
		assertThat(open(this.inspector, file).getStatus()).isEqualTo(200);
		assertThat(scannedAt(file)).isNotNull();
		assertThat(this.history.of(this.of)).containsExactly("document.stored", "document.opened");
	}

	@Test
	void anInfectedUploadIsRefusedByNameAndNothingOfItIsKept() throws Exception {
		byte[] pdf = pdf();
		infected(pdf);
		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> this.transaction.executeWithoutResult((status) -> upload(pdf)))
			.withMessage("documents.infected")
			.satisfies((refused) -> assertThat(refused.field()).isEqualTo("file"))
			.satisfies((refused) -> assertThat(refused.arguments()).containsExactly("Sample.Virus"));
		assertThat(this.unscanned.of(this.of, "case")).isEmpty();
		assertThat(this.store.path(ContentStore.hash(pdf))).doesNotExist();
		assertThat(this.jdbc.queryForList("select action from journal_entry where case_id = ?", String.class,
				this.of.id().toString()))
			.as("although the upload's own transaction was rolled back")
			.containsExactly("document.infected-refused");
	}

	@Test
	void whatWaitsForTheScannerOpensForItsUploaderOnly() throws Exception {
		this.clamd.die();
		StoredFile file = upload(pdf());
		assertThat(file.scan()).isEqualTo(ScanState.WAITING);
		assertThat(this.history.of(this.of)).containsExactly("document.stored", "document.quarantined");
		assertThat(open(this.uploader.personId(), file).getStatus()).isEqualTo(200);
		refuses(this.inspector, "/files/" + file.id(), "waits for the malware check", "正在等待病毒检查");
		refuses(this.inspector, "/files/" + file.id() + "/pages/1.png", "waits for the malware check", "正在等待病毒检查");
		refuses(this.uploader.personId(), "/files/" + file.id() + "/pages/1.png", "waits for the malware check",
				"正在等待病毒检查");
		assertThat(open(person(), file).getStatus()).as("a stranger does not learn of it").isEqualTo(404);
		assertThat(this.store.pageImage(file.sha256(), 1)).doesNotExist();
	}

	@Test
	void aLaterRoundLetsACleanFileOut() throws Exception {
		byte[] pdf = pdf();
		this.clamd.die();
		StoredFile file = upload(pdf);
		this.quarantine.scan();
		assertThat(state(file)).isEqualTo(ScanState.WAITING);
		revive();
		this.quarantine.scan();
		assertThat(state(file)).as("the scanner said nothing of it").isEqualTo(ScanState.WAITING);
		clean(pdf);
		this.quarantine.scan();
		assertThat(state(file)).isEqualTo(ScanState.CLEAN);
		assertThat(open(this.inspector, file).getStatus()).isEqualTo(200);
		assertThat(open(this.inspector, "/files/" + file.id() + "/pages/1.png").getStatus()).isEqualTo(200);
		assertThat(this.history.of(this.of)).contains("document.scanned");
		assertThat(messagesTo(this.uploader)).isEmpty();
	}

	@Test
	void malwareThatIsFoundLaterLocksTheFileForEverybodyAndItsUploaderHears() throws Exception {
		byte[] pdf = pdf();
		StoredFile waiting = upload(pdf);
		clean(pdf);
		StoredFile elsewhere = this.files.store(sample(), "case", "same.pdf", pdf, this.uploader);
		StoredFile old = this.unscanned.store(sample(), "case", "old.pdf", pdf, this.uploader);
		assertThat(Stream.of(waiting, elsewhere, old).map(StoredFile::scan)).containsExactly(ScanState.WAITING,
				ScanState.CLEAN, ScanState.UNCHECKED);
		infected(pdf);
		this.quarantine.scan();
		assertThat(Stream.of(waiting, elsewhere, old).map(this::state)).containsOnly(ScanState.INFECTED);
		for (UUID reader : List.of(this.uploader.personId(), this.inspector)) {
			refuses(reader, "/files/" + waiting.id(), "Malware was found", "发现病毒");
			refuses(reader, "/files/" + elsewhere.id() + "/pages/1.png", "Malware was found", "发现病毒");
		}
		assertThat(this.history.of(this.of)).contains("document.infected");
		assertThat(messagesTo(this.uploader)).hasSize(3).allMatch((title) -> title.startsWith("Malware found"));
		assertThat(this.jdbc.queryForObject("select scan_signature from stored_file where id = ?", String.class,
				waiting.id().toString()))
			.isEqualTo("Sample.Virus");
		clean(pdf);
		this.quarantine.scan();
		assertThat(state(waiting)).as("a lock is not taken back").isEqualTo(ScanState.INFECTED);
	}

	@Test
	void whatIsRefusedNowIsLockedWhereItWasTakenBefore() throws Exception {
		byte[] pdf = pdf();
		StoredFile old = this.unscanned.store(sample(), "case", "old.pdf", pdf, this.uploader);
		infected(pdf);
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> upload(pdf));
		assertThat(state(old)).isEqualTo(ScanState.INFECTED);
		assertThat(this.store.path(old.sha256())).exists();
	}

	@Test
	void filesFromBeforeTheScannerStayOpenUntilARoundComesToThem() throws Exception {
		byte[] pdf = pdf();
		StoredFile old = this.unscanned.store(this.of, "case", "old.pdf", pdf, this.uploader);
		assertThat(old.scan()).isEqualTo(ScanState.UNCHECKED);
		assertThat(scannedAt(old)).isNull();
		this.quarantine.scan();
		assertThat(state(old)).isEqualTo(ScanState.UNCHECKED);
		assertThat(open(this.inspector, old).getStatus()).isEqualTo(200);
		clean(pdf);
		this.quarantine.scan();
		assertThat(state(old)).isEqualTo(ScanState.CLEAN);
	}

	@Test
	void uploadingTheSameAgainTakesTheScannersWord() throws Exception {
		byte[] pdf = pdf();
		StoredFile file = upload(pdf);
		assertThat(file.scan()).isEqualTo(ScanState.WAITING);
		clean(pdf);
		assertThat(upload(pdf)).extracting(StoredFile::id, StoredFile::scan)
			.containsExactly(file.id(), ScanState.CLEAN);
		this.clamd.die();
		assertThat(upload(pdf).scan()).as("a scanner that is away takes nothing back").isEqualTo(ScanState.CLEAN);
	}

	@Test
	void aFileAtWhichTheScannerDiesDoesNotKeepItFromThoseBehind() throws Exception {
		byte[] one = pdf();
		byte[] other = pdf();
		List<StoredFile> both = Stream.of(upload(one), upload(other))
			.sorted((left, right) -> left.id().toString().compareTo(right.id().toString()))
			.toList();
		this.answers.put(both.get(1).sha256(), "stream: OK\0");
		Behaviour deadly = (scan) -> {
			String hash = ContentStore.hash(scan.file());
			if (hash.equals(both.get(0).sha256())) {
				this.clamd.die();
				return;
			}
			scan.say(this.answers.getOrDefault(hash, SampleScanner.UNKNOWN));
		};
		this.clamd.behave(deadly);
		this.quarantine.scan();
		assertThat(both).extracting(this::state).containsOnly(ScanState.WAITING);
		this.clamd.behave(deadly);
		this.quarantine.scan();
		assertThat(both).extracting(this::state).containsExactly(ScanState.WAITING, ScanState.CLEAN);
	}

	@ParameterizedTest
	@EnumSource
	void theStateStandsInWordsBesideTheFile(ScanState state) {
		IWebExchange page = JakartaServletWebApplication.buildApplication(this.servletContext)
			.buildExchange(new MockHttpServletRequest(), new MockHttpServletResponse());
		for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
			String shown = this.templates.process("documents/scan", Set.of("state"),
					new WebContext(page, language, Map.of("scan", state)));
			assertThat(shown).contains(this.messages.getMessage(state.messageKey(), null, language));
			assertThat(shown.contains("tag--")).isNotEqualTo(state.isOpen());
		}
	}

	private void refuses(UUID reader, String path, String english, String chinese) throws Exception {
		assertThat(open(reader, path + "?lang=en").getStatus()).isEqualTo(409);
		assertThat(open(reader, path + "?lang=en").getContentAsString()).contains(english);
		assertThat(open(reader, path + "?lang=zh-CN").getContentAsString()).contains(chinese);
	}

	/** The scanner runs again. */
	private void revive() {
		this.clamd.behave((scan) -> {
			String hash = ContentStore.hash(scan.file());
			scan.say(this.answers.getOrDefault(hash, SampleScanner.UNKNOWN));
		});
	}

	private void clean(byte[] content) {
		this.answers.put(ContentStore.hash(content), "stream: OK\0");
	}

	private void infected(byte[] content) {
		this.answers.put(ContentStore.hash(content), "stream: Sample.Virus FOUND\0");
	}

	private StoredFile upload(byte[] content) {
		return this.files.store(this.of, "case", ContentStore.hash(content).substring(0, 8) + ".pdf", content,
				this.uploader);
	}

	/** Like no other. */
	private static byte[] pdf() {
		return ExamplePage.of(UUID.randomUUID().toString());
	}

	private static CaseRef sample() {
		UUID id = UUID.randomUUID();
		return new CaseRef(SampleFileAccess.CASE_TYPE, id, "SAMPLE-" + id);
	}

	private ScanState state(StoredFile file) {
		return this.unscanned.require(file.id()).scan();
	}

	private Object scannedAt(StoredFile file) {
		return this.jdbc.queryForMap("select scanned_at from stored_file where id = ?", file.id().toString())
			.get("scanned_at");
	}

	private List<String> messagesTo(Actor person) {
		return this.jdbc.queryForList("select title_en from message where person_id = ?", String.class,
				person.personId().toString());
	}

	private UUID person() {
		UUID person = this.people.register(new NewPerson(UUID.randomUUID() + "@example.org",
				LocalizedText.of("Example", "示例"), null, null, null, null), Actor.SYSTEM);
		this.people.setPassword(person, PASSWORD);
		return person;
	}

	private MockHttpServletResponse open(UUID reader, StoredFile file) throws Exception {
		return open(reader, "/files/" + file.id());
	}

	private MockHttpServletResponse open(UUID reader, String path) throws Exception {
		MockHttpSession session = (MockHttpSession) this.mvc
			.perform(post("/sign-in").param("email", this.people.require(reader).email())
				.param("password", PASSWORD)
				.with(csrf()))
			.andReturn()
			.getRequest()
			.getSession();
		return this.mvc.perform(get(path).session(session)).andReturn().getResponse();
	}

}
