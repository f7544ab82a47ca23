package org.grantway.journey;

import java.lang.management.ManagementFactory;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
 * listeners, tables or rules. Both are warmed up first; what comes before the submission
 * (the draft, the sign-in, the page with the button) is not measured. Beside the rates it
 * tells the time of the processors that each takes in this program, which says the same
 * on a machine with other work; a database in this program is in it, one apart is not.
 */
public final class SubmissionBenchmark {

	private static final int THREADS = Integer.getInteger("benchmark.threads", 8);

	private static final int ROUND = Integer.getInteger("benchmark.round", 200);

	private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);

	private static final String PROCESS = "bare-national-lab";

	private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

	private final ExecutorService people = Executors.newFixedThreadPool(THREADS);

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
		ProcessEngine engine = bare(bench);
		List<Draft> drafts = bench.drafts(ROUND * (ROUNDS + 1));
		List<Callable<?>> submissions = new ArrayList<>();
		for (Draft draft : drafts) {
			submissions.add(submission(bench, draft));
		}
		List<Callable<?>> steps = new ArrayList<>();
		for (Draft draft : drafts) {
			steps.add(step(engine, draft));
		}
		print("%d threads, %d times per round, %s", THREADS, ROUND, database.replaceFirst("[?;].*", ""));
		double own = 0;
		double bare = 0;
		long ownCpu = 0;
		long bareCpu = 0;
		for (int round = 0; round <= ROUNDS; round++) {
			long started = cpu();
			double ownRate = rate(submissions.subList(round * ROUND, (round + 1) * ROUND));
			long between = cpu();
			double bareRate = rate(steps.subList(round * ROUND, (round + 1) * ROUND));
			long ended = cpu();
			print("%s: %.1f submissions/s, bare engine %.1f/s, ratio %.2f", (round == 0) ? "warm-up" : "round " + round,
					ownRate, bareRate, ownRate / bareRate);
			own += (round == 0) ? 0 : 1 / ownRate;
			bare += (round == 0) ? 0 : 1 / bareRate;
			ownCpu += (round == 0) ? 0 : between - started;
			bareCpu += (round == 0) ? 0 : ended - between;
		}
		print("all: %.1f submissions/s, bare engine %.1f/s, ratio %.2f", ROUNDS / own, ROUNDS / bare, bare / own);
		double work = ROUND * ROUNDS * 1e6;
		print("processor: %.1f ms a submission, bare engine %.1f ms, ratio %.2f", ownCpu / work, bareCpu / work,
				(double) bareCpu / ownCpu);
		engine.close();
	}

	/** What this program has used of the processors so far, in nanoseconds. */
	private static long cpu() {
		return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
	}

	private static void print(String format, Object... arguments) {
		System.out.println(String.format(Locale.ROOT, format, arguments));
	}

	private double rate(List<Callable<?>> work) throws Exception {
		long start = System.nanoTime();
		List<Future<?>> all = new ArrayList<>();
		work.forEach((one) -> all.add(this.people.submit(one)));
		for (Future<?> one : all) {
			one.get();
		}
		return work.size() * 1e9 / (System.nanoTime() - start);
	}

	/** The leader with the page before them, about to press the button. */
	private Callable<?> submission(Bench bench, Draft draft) {
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

	private static Callable<?> step(ProcessEngine engine, Draft draft) {
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
