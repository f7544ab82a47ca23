package org.grantway.journey;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import org.grantway.shared.Times;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What goes wrong between a person and the server is answered in words, in both
 * languages, and leaves nothing half done.
 */
class TroubleTests extends Journey {

	private static final String PI = "qian.ceshi";

	private static final int LIMIT = 50 * 1024 * 1024;

	@Autowired
	SlowLine slowLine;

	@Test
	void twoClicksSubmitOnceAndFilesThatAreTooLargeOrNotWhatTheySayAreRefused() {
		Visitor writer = as(PI);
		Writing writing = Writing.taskProject(writer, call(), this.cast.email(PI), "NL-HR", due(18));
		refuses(writer, writing, pdf(), "a.exe", 422, "Files may be PDF", "文件格式仅限");
		refuses(writer, writing, "no PDF at all".getBytes(), "a.pdf", 422, "not what its name says", "与扩展名不符");
		refuses(writer, writing, new byte[LIMIT + 1], "a.pdf", 413, "The file is too large", "文件过大");
		assertThat(writing.look("attachments").text()).as("there is no scanner").contains("未作病毒检查");
		Page check = writing.check();
		assertThat(check.text()).contains("未作病毒检查");
		String button = "form[action$=submit] button";
		CompletableFuture<Page> other = CompletableFuture.supplyAsync(() -> check.press(button));
		List<Page> answers = List.of(check.press(button), other.join());
		assertThat(answers).allSatisfy((page) -> {
			assertThat(page.status()).as(page.text()).isEqualTo(200);
			assertThat(page.path()).endsWith("/receipt");
		});
		settle();
		assertThat(this.jdbc.queryForObject("select count(*) from submission_receipt where application_id = ?",
				Integer.class, idOf("grant_application", writing.number()).toString()))
			.isOne();
		assertThat(waiting(writing.number())).hasSize(1);
	}

	@Test
	void aSubmissionWhoseBodyArrivesTwoMinutesAfterTheDeadlineIsInTime() throws Exception {
		Visitor writer = as("wang.yangben");
		Writing writing = Writing.taskProject(writer, call(), this.cast.email("wang.yangben"), "NL-HR", due(18));
		Element form = writing.check().document().selectFirst("form[action$=submit]");
		Instant deadline = this.jdbc
			.queryForObject("select closes_at from funding_call where id = (select call_id from grant_application"
					+ " where case_number = ?)", OffsetDateTime.class, writing.number())
			.toInstant();
		this.timeline.advanceTo(deadline.minusSeconds(2));
		String cookies = writer.cookies()
			.stream()
			.map((cookie) -> cookie.getName() + "=" + cookie.getValue())
			.collect(Collectors.joining("; "));
		String answer = this.slowLine.post(this.port, form.attr("action"), cookies,
				"_csrf=" + URLEncoder.encode(form.select("[name=_csrf]").val(), StandardCharsets.UTF_8),
				() -> advanceTo(deadline.plus(Duration.ofMinutes(2))));
		assertThat(answer).contains("303", writing.number() + "/receipt");
		assertThat(this.jdbc.queryForObject("select submitted_at from submission_receipt where application_id = ?",
				OffsetDateTime.class, idOf("grant_application", writing.number()).toString()))
			.isBefore(deadline.atOffset(ZoneOffset.UTC));
	}

	@Test
	void aBudgetOfManyLinesAndATextOfAMillionCharactersAreTakenInOnePiece() {
		Visitor writer = as("zhao.xugou");
		Writing writing = Writing.begin(writer, call());
		Page budget = writing.look("budget");
		for (int line = 0; line < 30; line++) {
			budget = budget.press("button[value='add:lines']").ok();
		}
		Page saved = budget.fill("lines.29.description", "The thirtieth line").press("button[value=later]").ok();
		assertThat(saved.path()).endsWith(writing.number());
		assertThat(writing.look("budget").document().select("[name='lines.29.description']").val())
			.isEqualTo("The thirtieth line");
		String text = "字".repeat(1_000_000);
		writing.look("core").fill("abstract_zh", text).press("button[value=later]").ok();
		Page refused = writing.look("core").fill("done", "yes").press("button[value=save].btn");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.document().select("[name=abstract_zh]").val()).hasSize(1_000_000);
	}

	@Test
	void whatSomebodyMayNotSeeOrDoesNotExistIsAnsweredInWords() {
		Visitor applicant = as(PI);
		for (String unknown : List.of("/applications/APP-2027-99999", "/projects/PRJ-2027-99999", "/notices/LST-NONE",
				"/tasks/" + new UUID(0, 1), "/calls/NONE", "/no/such/page")) {
			answers(applicant, unknown, 404, "Page not found", "页面不存在");
		}
		answers(applicant, "/admin/people", 403, "You may not do this", "您无权进行此操作");
	}

	private void answers(Visitor visitor, String path, int status, String english, String chinese) {
		Page page = visitor.look(path + "?lang=en");
		assertThat(page.status()).as(path).isEqualTo(status);
		assertThat(page.document().text()).contains(english);
		assertThat(visitor.look(path + "?lang=zh-CN").document().text()).contains(chinese);
	}

	/** The file is refused in words, and the draft does not have it. */
	private void refuses(Visitor writer, Writing writing, byte[] content, String name, int status, String english,
			String chinese) {
		for (String language : List.of("en", "zh-CN")) {
			writer.open("/tasks?lang=" + language);
			Page answer = writing.look("attachments")
				.choose("attachment-co-operation-agreement", name, "application/pdf", content)
				.press("#attachment-co-operation-agreement button[value=upload]");
			assertThat(answer.status()).as(answer.text()).isEqualTo(status);
			assertThat(answer.document().text()).contains(language.equals("en") ? english : chinese);
		}
		assertThat(writing.look("attachments").text()).doesNotContain(name);
	}

	private String call() {
		String call = this.cast.publish("CALL-NL-TASK-2027", Times.dayOf(now()).minusDays(46),
				"CALL-J-" + System.nanoTime());
		settle();
		return call;
	}

}
