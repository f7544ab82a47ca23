package org.grantway.documents;

import java.io.ByteArrayInputStream;
import java.util.UUID;

import javax.imageio.ImageIO;

import org.grantway.documents.Files.StoredFile;
import org.grantway.identity.People;
import org.grantway.identity.People.NewPerson;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;
import org.grantway.support.GrantwayTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

@GrantwayTest
class FileControllerTests {

	private static final String PASSWORD = "seven slow wooden trains";

	@Autowired
	private MockMvc mvc;

	@Autowired
	private Files files;

	@Autowired
	private People people;

	@Autowired
	private SampleHistory listener;

	private StoredFile file;

	private MockHttpSession owner;

	@BeforeEach
	void store() throws Exception {
		UUID person = person();
		this.owner = signIn(person);
		this.file = this.files.store(new CaseRef(SampleFileAccess.CASE_TYPE, UUID.randomUUID(), "SAMPLE-1"), "case",
				new MockMultipartFile("file", "../申请书 \"a\".pdf", "text/html", UploadTests.pdf(2)),
				this.people.actor(person));
	}

	@Test
	void aFileIsADownloadAndNeverAPage() throws Exception {
		MockHttpServletResponse answer = open(this.owner, "/files/" + this.file.id());
		assertThat(answer.getStatus()).isEqualTo(200);
		assertThat(answer.getContentType()).isEqualTo("application/pdf");
		assertThat(answer.getHeader("Content-Disposition")).startsWith("attachment; ")
			.contains("filename*=UTF-8''%E7%94%B3%E8%AF%B7%E4%B9%A6");
		assertThat(answer.getHeaders("Content-Security-Policy")).containsExactly("default-src 'none'; sandbox");
		assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(ContentStore.hash(answer.getContentAsByteArray())).isEqualTo(this.file.sha256());
	}

	@Test
	void aPageIsAnImage() throws Exception {
		for (int reading = 0; reading < 2; reading++) {
			MockHttpServletResponse answer = open(this.owner, "/files/" + this.file.id() + "/pages/2.png");
			assertThat(answer.getContentType()).isEqualTo("image/png");
			assertThat(ImageIO.read(new ByteArrayInputStream(answer.getContentAsByteArray())).getWidth())
				.isBetween(1300, 1500);
		}
		assertThat(open(this.owner, "/files/" + this.file.id() + "/pages/3.png").getStatus()).isEqualTo(404);
		assertThat(open(this.owner, "/files/" + this.file.id() + "/pages/0.png").getStatus()).isEqualTo(404);
	}

	@Test
	void whoMayNotOpenAFileDoesNotLearnThatItExists() throws Exception {
		MockHttpSession stranger = signIn(person());
		assertThat(open(stranger, "/files/" + this.file.id()).getStatus()).isEqualTo(404);
		assertThat(open(stranger, "/files/" + this.file.id() + "/pages/1.png").getStatus()).isEqualTo(404);
		assertThat(open(stranger, "/files/" + UUID.randomUUID()).getStatus()).isEqualTo(404);
	}

	@Test
	void openingSomebodyElsesFileIsPartOfTheHistory() throws Exception {
		UUID inspector = person();
		this.people.grant(inspector, RoleAt.everywhere(Role.INSPECTOR), null, null, Actor.SYSTEM);
		assertThat(open(signIn(inspector), "/files/" + this.file.id()).getStatus()).isEqualTo(200);
		assertThat(this.listener.of(this.file.of())).contains("document.stored", "document.opened");
	}

	@Test
	void aFileTakenOffTheCaseKeepsItsBytes() throws Exception {
		this.files.remove(this.file.id(), Actor.SYSTEM);
		assertThat(this.files.of(this.file.of(), "case")).isEmpty();
		assertThat(open(this.owner, "/files/" + this.file.id()).getStatus()).isEqualTo(200);
	}

	private UUID person() {
		UUID person = this.people.register(new NewPerson(UUID.randomUUID() + "@example.org",
				LocalizedText.of("Example", "示例"), null, null, null, null), Actor.SYSTEM);
		this.people.setPassword(person, PASSWORD);
		return person;
	}

	private MockHttpSession signIn(UUID person) throws Exception {
		return (MockHttpSession) this.mvc
			.perform(post("/sign-in").param("email", this.people.require(person).email())
				.param("password", PASSWORD)
				.with(csrf()))
			.andReturn()
			.getRequest()
			.getSession();
	}

	private MockHttpServletResponse open(MockHttpSession session, String path) throws Exception {
		return this.mvc.perform(get(path).session(session)).andReturn().getResponse();
	}

}
