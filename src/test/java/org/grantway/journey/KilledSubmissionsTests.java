package org.grantway.journey;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Value;

import org.grantway.support.NeedsMySql;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several people submit at the same moment and the server dies meanwhile, again and
 * again. Whoever got a receipt finds the application submitted once; of the others it is
 * submitted altogether or not at all, and they can do it again. How often the server dies
 * is the property {@code grantway.submissions.kills}.
 */
@NeedsMySql
class KilledSubmissionsTests extends Journey {

	private static final int KILLS = Integer.getInteger("grantway.submissions.kills", 2);

	private static final int AT_ONCE = 6;

	/** Longer than a submission takes when nothing dies. */
	private static final int LATEST_MILLIS = 900;

	private static final String HOST = "NL-ZGC";

	private final Random random = new Random(20261129);

	/** Numbers of applications that wait to be submitted, by who leads them. */
	private final Map<String, String> drafts = new LinkedHashMap<>();

	/** Numbers of applications whose leaders have seen a receipt. */
	private final List<String> acknowledged = new ArrayList<>();

	@Value("${spring.datasource.url}")
	private String database;

	private ServerApart server;

	private int leaders;

	@AfterEach
	void stop() {
		this.server.kill();
	}

	@Test
	void whatWasAcknowledgedIsThereOnceHoweverOftenTheServerDies() {
		this.server = new ServerApart(this.database);
		this.server.setTime(this.clock);
		this.server.start();
		LocalDate today = LocalDate.ofInstant(now(), ZoneOffset.UTC);
		String call = this.cast.publish("CALL-NL-TASK-2027", today.minusDays(46), "CALL-K-" + System.nanoTime());
		settle();
		for (int kill = 0; kill < KILLS; kill++) {
			while (this.drafts.size() < AT_ONCE) {
				draft(call);
			}
			dieDuring(submissions());
			this.server.start();
			this.acknowledged.forEach((number) -> assertThat(submitted(number)).as(number).isTrue());
			this.drafts.values().removeIf(this::submitted);
		}
		submissions().forEach(CompletableFuture::join);
		assertThat(this.drafts.values()).as("everybody gets through in the end").allMatch(this::submitted);
	}

	private void draft(String call) {
		String name = "killed.leader" + this.leaders++ + "." + System.nanoTime();
		this.cast.employ(name, HOST);
		this.drafts.put(name, Writing.taskProject(as(name), call, this.cast.email(name), HOST, due(18)).number());
	}

	/** Everybody presses the button, after all have the page before them. */
	private List<CompletableFuture<Page>> submissions() {
		Map<String, Page> pages = new LinkedHashMap<>();
		this.drafts
			.forEach((name, number) -> pages.put(number, this.cast.signIn(name, new HttpVisitor(this.server.port()))
				.open("/applications/" + number + "/check")));
		return pages.entrySet().stream().map((entry) -> CompletableFuture.supplyAsync(() -> {
			Page answer = entry.getValue().press("form[action$=submit] button");
			if (answer.status() == 200 && answer.path().endsWith("/receipt")) {
				synchronized (this.acknowledged) {
					this.acknowledged.add(entry.getKey());
				}
			}
			return answer;
		})).toList();
	}

	private void dieDuring(List<CompletableFuture<Page>> submissions) {
		CompletableFuture<Void> all = CompletableFuture.allOf(submissions.toArray(CompletableFuture[]::new));
		try {
			all.get(this.random.nextInt(LATEST_MILLIS), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			// it dies on the way, as wanted
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.server.kill();
		// nobody speaks to it any more
		all.handle((done, trouble) -> null).join();
	}

	/** Whether it is submitted; it is never so in part. */
	private boolean submitted(String number) {
		String id = idOf("grant_application", number).toString();
		boolean submitted = status("grant_application", number).equals("HOST_REVIEW");
		Map<String, String> parts = Map.of("receipts",
				"select count(*) from submission_receipt where application_id = ?", "frozen texts",
				"select count(*) from frozen_document where kind = 'application' and case_id = ?", "tasks",
				"select count(*) from work_item where task = 'Task_HostReview' and case_id = ?", "events",
				"select count(*) from journal_entry where action = 'application.submitted' and case_id = ?");
		parts.forEach((part, query) -> assertThat(this.jdbc.queryForObject(query, Integer.class, id))
			.as("%s of %s", part, number)
			.isEqualTo(submitted ? 1 : 0));
		return submitted;
	}

}
