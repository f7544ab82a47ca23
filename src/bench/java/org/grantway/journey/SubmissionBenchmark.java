package org.grantway.journey;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import com.sun.management.OperatingSystemMXBean;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

import org.grantway.journey.Bench.Draft;

/**
 * How many applications are submitted in a second, through HTTP with sign-in, CSRF token
 * and everything a submission does, and how many times the bare engine takes the same
 * step of the same process model in the same time, on the same database, by as many
 * threads, in turns. The bare engine has the same history but none of Grantway's
 * listeners, tables or rules. What comes before the submission (the draft, the sign-in,
 * the page with the button) is not measured.
 * <p>
 * Beside the rates it tells the time of the processors that each takes in this program,
 * which says nearly the same on a machine with other work; a database in this program is
 * in it, one apart is not. Two things are no part of a submission and weigh on one side
 * only, so their time is taken off and told apart. The browser, which is a part of this
 * program: the bare engine has none. And the compiler of the virtual machine: after 200
 * submissions it still took a quarter of the processors, while the engine's code is warm
 * much sooner because both sides use it. Therefore 600 of each are done before the first
 * that counts. The rates cannot be told without either.
 */
public final class SubmissionBenchmark {

	private static final int ROUND = Integer.getInteger("benchmark.round", 200);

	private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);

	private static final int WARM_UP = Integer.getInteger("benchmark.warmup", 3);

	private static final String PROCESS = "bare-national-lab";

	/** How the threads of the JDK's client are called. */
	private static final String BROWSER = "HttpClient-";

	/** Where the time of a thread begins in what Linux tells of it, behind its name. */
	private static final int USER_TICKS = 11;

	private static final long TICKS_A_SECOND = 100;

	private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

	private SubmissionBenchmark() {
	}

	/** Runs once and prints what it found. */
	public static void main(String[] arguments) throws Exception {
		String database = Bench.database();
		try (Bench bench = Bench.start(database)) {
			new SubmissionBenchmark().run(bench, database);
		}
		System.exit(0);
	}

	private void run(Bench bench, String database) throws Exception {
		long begun = System.nanoTime();
		ProcessEngine engine = bare(bench);
		List<Draft> drafts = bench.drafts(ROUND * (WARM_UP + ROUNDS));
		List<Callable<Callable<Void>>> submissions = new ArrayList<>();
		List<Callable<Callable<Void>>> steps = new ArrayList<>();
		for (Draft draft : drafts) {
			submissions.add(() -> submission(bench, draft));
			steps.add(() -> step(engine, draft));
		}
		List<Callable<Void>> ready = bench.all(submissions);
		List<Callable<Void>> readySteps = bench.all(steps);
		print("%d threads, %d times per round, %s, ready after %d s", Bench.THREADS, ROUND,
				database.replaceFirst("[?;].*", ""), (System.nanoTime() - begun) / 1_000_000_000);
		Taken own = new Taken();
		Taken bare = new Taken();
		for (int round = 0; round < WARM_UP + ROUNDS; round++) {
			Taken ownRound = taken(bench, ready.subList(round * ROUND, (round + 1) * ROUND), true);
			Taken bareRound = taken(bench, readySteps.subList(round * ROUND, (round + 1) * ROUND), false);
			print("%s %d: %s", (round < WARM_UP) ? "warm-up" : "round", round + 1, compared(ownRound, bareRound));
			if (round >= WARM_UP) {
				own = own.and(ownRound);
				bare = bare.and(bareRound);
			}
		}
		print("all: %s", compared(own, bare));
		print("processor: %.1f ms a submission, bare engine %.1f ms, ratio %.2f", own.work(), bare.work(),
				bare.work() / own.work());
		print("not in it: browser %.1f ms a submission, compiler %.1f ms, beside the bare engine %.1f ms",
				own.each(own.browser), own.each(own.compiler), bare.each(bare.compiler));
		engine.close();
	}

	private static String compared(Taken own, Taken bare) {
		return String.format(Locale.ROOT, "%.1f submissions/s, bare engine %.1f/s, ratio %.2f", own.rate(), bare.rate(),
				own.rate() / bare.rate());
	}

	private static void print(String format, Object... arguments) {
		System.out.println(String.format(Locale.ROOT, format, arguments));
	}

	/**
	 * Has it done and tells what that took. The people's own threads only wait for the
	 * answer of a submission; a step of the engine they do themselves.
	 */
	private static Taken taken(Bench bench, List<Callable<Void>> work, boolean byBrowser) throws Exception {
		Taken before = soFar(byBrowser);
		bench.all(work);
		Taken after = soFar(byBrowser);
		return new Taken(work.size(), after.nanos - before.nanos, after.processor - before.processor,
				after.browser - before.browser, after.compiler - before.compiler);
	}

	private static Taken soFar(boolean byBrowser) throws IOException {
		ThreadMXBean threads = ManagementFactory.getThreadMXBean();
		long browser = 0;
		for (ThreadInfo thread : threads.getThreadInfo(byBrowser ? threads.getAllThreadIds() : new long[0])) {
			if (thread != null && (thread.getThreadName().startsWith(BROWSER)
					|| thread.getThreadName().startsWith(Bench.PEOPLE))) {
				browser += Math.max(threads.getThreadCpuTime(thread.getThreadId()), 0);
			}
		}
		return new Taken(0, System.nanoTime(),
				ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime(), browser,
				compiler());
	}

	/**
	 * Of the processors, so far. Java does not tell it, Linux does; elsewhere it stays in
	 * what is counted.
	 */
	private static long compiler() throws IOException {
		Path threads = Path.of("/proc/self/task");
		long ticks = 0;
		if (Files.isDirectory(threads)) {
			try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
				for (Path thread : all) {
					ticks += compiler(thread);
				}
			}
		}
		return ticks * 1_000_000_000 / TICKS_A_SECOND;
	}

	private static long compiler(Path thread) {
		try {
			if (!Files.readString(thread.resolve("comm")).matches("C[12] Compiler.*\\R")) {
				return 0;
			}
			String[] figures = Files.readString(thread.resolve("stat")).replaceFirst(".*\\) ", "").split(" ");
			return Long.parseLong(figures[USER_TICKS]) + Long.parseLong(figures[USER_TICKS + 1]);
		}
		catch (IOException ex) {
			// it has ended since it was listed
			return 0;
		}
	}

	/** The leader with the page before them, about to press the button. */
	private Callable<Void> submission(Bench bench, Draft draft) {
		Visitor leader = bench.cast().signIn(draft.leader(), new HttpVisitor(bench.port()));
		Page page = leader.open("/applications/" + draft.number() + "/check");
		String token = page.document().selectFirst("form[action$=submit] input[name=_csrf]").val();
		String cookies = leader.cookies().stream().map(HttpCookie::toString).collect(Collectors.joining("; "));
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + bench.port() + "/applications/" + draft.number() + "/submit"))
			.header("Cookie", cookies)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString("_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
			.build();
		return () -> {
			HttpResponse<String> answer = this.http.send(request, BodyHandlers.ofString());
			if (!answer.headers().firstValue("Location").orElse("").endsWith("/receipt")) {
				throw new IllegalStateException(draft.number() + " was not submitted: " + answer.statusCode());
			}
			return null;
		};
	}

	private static Callable<Void> step(ProcessEngine engine, Draft draft) {
		TaskService tasks = engine.getTaskService();
		String instance = engine.getRuntimeService()
			.startProcessInstanceByKey(PROCESS, draft.number(),
					Map.of("caseId", draft.number(), "caseType", "application", "caseNumber", draft.number(), "entry",
							"application", "recommendation", "host"))
			.getId();
		String task = tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
		return () -> {
			tasks.complete(task, Map.of("Task_Apply_outcome", "submit", "permitsNeeded", false));
			return null;
		};
	}

	/** A second engine on the same tables, with the same process model. */
	private static ProcessEngine bare(Bench bench) throws ReflectiveOperationException {
		StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
		ProcessEngineConfigurationImpl own = (ProcessEngineConfigurationImpl) bench.bean(ProcessEngine.class)
			.getProcessEngineConfiguration();
		HistoryLevel history = own.getHistoryLevel();
		configuration.setProcessEngineName("bare");
		configuration.setDataSource(bench.bean(DataSource.class));
		configuration.setDatabaseSchemaUpdate("false");
		configuration.setJobExecutorActivate(false);
		configuration.setAuthorizationEnabled(false);
		configuration.setHistoryLevel(history);
		configuration.setCustomHistoryLevels(List.of(history));
		configuration.setHistory(history.getName());
		configuration.setDefaultSerializationFormat("application/json");
		configuration.setMetricsEnabled(false);
		configuration.setTaskMetricsEnabled(false);
		configuration.setHistoryTimeToLive("P730D");
		configuration.setBeans(Map.of("applicationSteps", new Steps(bench.clock())));
		ProcessEngine engine = configuration.buildProcessEngine();
		BpmnModelInstance model = Bpmn
			.readModelFromStream(SubmissionBenchmark.class.getResourceAsStream("/bpmn/national-lab.bpmn"));
		model.getModelElementById("national-lab").setAttributeValue("id", PROCESS, true);
		engine.getRepositoryService().createDeployment().name("bare").addModelInstance("bare.bpmn", model).deploy();
		return engine;
	}

	/**
	 * What so many times took, in nanoseconds: of the clock, of the processors, and of
	 * those in the browser and in the compiler.
	 */
	private record Taken(long times, long nanos, long processor, long browser, long compiler) {

		private Taken() {
			this(0, 0, 0, 0, 0);
		}

		private Taken and(Taken other) {
			return new Taken(this.times + other.times, this.nanos + other.nanos, this.processor + other.processor,
					this.browser + other.browser, this.compiler + other.compiler);
		}

		private double rate() {
			return this.times * 1e9 / this.nanos;
		}

		private double work() {
			return each(this.processor - this.browser - this.compiler);
		}

		/** In milliseconds. */
		private double each(long nanos) {
			return nanos / 1e6 / this.times;
		}

	}

	/** What the model asks for on the way, answered from memory. */
	public static final class Steps {

		private final Clock clock;

		Steps(Clock clock) {
			this.clock = clock;
		}

		/** One leader for all. */
		public String principalInvestigator(String caseId) {
			return "leader";
		}

		/** One office for all. */
		public String hostOffice(String caseId) {
			return "HOST_OFFICE@NL-ZGC";
		}

		/** In a month. */
		public Date applyUntil(String caseId) {
			return Date.from(this.clock.instant().plus(Duration.ofDays(30)));
		}

		/** In a month. */
		public Date applyEnds(String caseId) {
			return applyUntil(caseId);
		}

		/** In a month. */
		public Date hostUntil(String caseId) {
			return applyUntil(caseId);
		}

		/** In a month. */
		public Date hostEnds(String caseId) {
			return applyUntil(caseId);
		}

	}

}
