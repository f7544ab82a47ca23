package org.grantway.journey;

import java.net.HttpCookie;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Value;

import org.grantway.support.NeedsMySql;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same road with a server that is killed while a host forwards, while the decision is
 * taken and while a payment is ordered. Each of them happened once in the end. The server
 * apart works on the test's own database.
 */
@NeedsMySql
class KilledServerTests extends LaboratoryJourney {

	/** Where the server is still to be killed, once each. */
	private final Set<String> places = new HashSet<>(Set.of("host-review", "decision", "payment"));

	/** How long a request is under way when the server dies. */
	private static final int MILLIS = 40;

	private final Map<String, Visitor> visitors = new HashMap<>();

	@Value("${spring.datasource.url}")
	private String database;

	private ServerApart server;

	private boolean deadly;

	private String place;

	@BeforeEach
	void start() {
		this.server = new ServerApart(this.database);
		this.server.setTime(this.clock);
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.kill();
		this.cast.forget();
		assertThat(this.places).as("where the server was not killed").isEmpty();
	}

	@Override
	protected void reached(String place, String number) {
		this.deadly = this.places.contains(place);
		this.place = place;
	}

	@Override
	void advanceTo(Instant to) {
		super.advanceTo(to);
		this.server.setTime(this.clock);
	}

	@Override
	Visitor as(String name) {
		return this.visitors.computeIfAbsent(name, (absent) -> this.cast.signIn(name, new Unlucky(name)));
	}

	@Override
	Visitor stranger() {
		return new HttpVisitor(this.server.port());
	}

	/** Sends a form to a server that dies meanwhile, and comes back. */
	private final class Unlucky extends Visitor {

		private final String name;

		private HttpVisitor http = new HttpVisitor(KilledServerTests.this.server.port());

		Unlucky(String name) {
			this.name = name;
		}

		@Override
		List<HttpCookie> cookies() {
			return this.http.cookies();
		}

		@Override
		Page look(String path) {
			return of(this.http.look(path));
		}

		@Override
		Page press(Page page, Element button) {
			if (!KilledServerTests.this.deadly || page.path().equals("/sign-in")) {
				return of(this.http.press(page, button));
			}
			KilledServerTests.this.deadly = false;
			CompletableFuture<Page> answer = CompletableFuture.supplyAsync(() -> this.http.press(page, button));
			try {
				answer.get(MILLIS, TimeUnit.MILLISECONDS);
			}
			catch (TimeoutException | ExecutionException ex) {
				// it dies on the way, as wanted
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			KilledServerTests.this.server.kill();
			KilledServerTests.this.places.remove(KilledServerTests.this.place);
			KilledServerTests.this.server.start();
			return comeBack(page, button);
		}

		/** Signs in again and looks whether it has to be done once more. */
		private Page comeBack(Page page, Element button) {
			KilledServerTests.this.visitors.clear();
			this.http = new HttpVisitor(KilledServerTests.this.server.port());
			KilledServerTests.this.cast.signIn(this.name, this);
			Page again = look(
					page.path() + ((page.address().getRawQuery() != null) ? "?" + page.address().getRawQuery() : ""));
			if (again.status() == 200 && again.has(button.cssSelector())) {
				page.typed().forEach((field, values) -> again.fill(field, values.toArray(String[]::new)));
				return again.press(button.cssSelector());
			}
			return look("/tasks");
		}

		private Page of(Page page) {
			return new Page(this, page.address(), page.status(), page.document());
		}

	}

}
