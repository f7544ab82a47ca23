package org.grantway.journey;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.grantway.shared.LocalizedText;
import org.grantway.shared.Times;
import org.grantway.support.NeedsBrowser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantway.journey.Writing.values;

/**
 * What the leader, two partners, the host and a region do before the formal check, each
 * before a real browser, in both languages. The pictures of the guide are taken here:
 * {@code -Dgrantway.write-guide=true} writes them anew.
 */
@JourneyTest
@NeedsBrowser
class ApplyingBrowserTests extends Journey {

	private static final Map<String, String> CHINESE = Map.ofEntries(Map.entry("Zhou Guizi", "周硅子"),
			Map.entry("qubit; silicon", "量子比特；硅"), Map.entry("What is known of gates on silicon.", "硅基量子门研究现状。"),
			Map.entry("Two gates with an error below one in a thousand.", "两个错误率低于千分之一的量子门。"),
			Map.entry("Design, growth and measurement.", "设计、生长与测量。"), Map.entry("Growth of samples", "样品生长"),
			Map.entry("Measurement at low temperature", "低温测量"), Map.entry("Design", "设计"), Map.entry("Samples", "样品"),
			Map.entry("Liquid helium", "液氦"), Map.entry("Masks", "掩模版"), Map.entry("Prices of three offers.", "三家报价。"),
			Map.entry("First chip", "首批芯片"), Map.entry("Chip", "芯片"), Map.entry("Second chip", "第二批芯片"),
			Map.entry("Fidelity", "保真度"), Map.entry("Test report", "测试报告"),
			Map.entry("Say who measures, and in which laboratory.", "请写明由谁测量、在哪个实验室测量。"),
			Map.entry("The plan does not say who measures.", "方案未写明测量责任人。"),
			Map.entry("Design, growth, and measurement in the laboratory for low temperatures by the second partner.",
					"设计、生长，由第二合作单位低温实验室测量。"),
			Map.entry("Hydrogen for three regions.", "服务三地氢能。"),
			Map.entry("Land and half of the regional share.", "提供土地及一半地方出资。"));

	private Screen screen;

	private String language;

	@AfterEach
	void close() {
		this.screen.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void threeWriteOneApplicationWhichTheHostReturnsOnceAndForwards(String language) {
		begin(language);
		String leader = employ("zhou.guizi", LocalizedText.of("Zhou Guizi", "周硅子"), "NL-ZGC");
		String first = employ("xu.shengzhang", LocalizedText.of("Xu Shengzhang", "许生长"), "UNI-PKU");
		String second = employ("he.diwen", LocalizedText.of("He Diwen", "何低温"), "UNI-THU");
		String call = this.cast.publish("CALL-NL-TASK-2027", Times.dayOf(now()).minusDays(46),
				"CALL-J-" + System.nanoTime());
		settle();
		as(leader).open("/calls/" + call);
		picture("call");
		Writing writing = Writing.begin(as(leader), call)
			.section("core",
					values("title_en", "Quantum gates on silicon", "title_zh", "硅基量子门", "field", "K0101", "keywords",
							say("qubit; silicon"), "abstract_en", "Gates with low error.", "abstract_zh", "低错误率量子门。",
							"duration", "36"))
			.section("case",
					values("background", say("What is known of gates on silicon."), "goals",
							say("Two gates with an error below one in a thousand."), "approach",
							say("Design, growth and measurement.")))
			.section("team",
					values("members.0.name", say("Zhou Guizi"), "members.0.email", this.cast.email(leader),
							"members.0.organisation", "NL-ZGC", "members.0.role", "leader", "members.0.title",
							"professor", "members.0.months", "8"))
			.section("partners",
					values("units.0.organisation", "UNI-PKU", "units.0.role", "co-operation", "units.0.task",
							say("Growth of samples"), "units.1.organisation", "UNI-THU", "units.1.role", "co-operation",
							"units.1.task", say("Measurement at low temperature")))
			.section("budget",
					values("lines.0.category", "D21", "lines.0.description", say("Masks"), "lines.0.source", "funder",
							"lines.0.amount", "600万", "justification", say("Prices of three offers.")))
			.section("plan",
					values("milestones.0.name", say("First chip"), "milestones.0.due", due(12),
							"milestones.0.deliverable", say("Chip"), "milestones.1.name", say("Second chip"),
							"milestones.1.due", due(30), "milestones.1.deliverable", say("Chip"), "indicators.0.name",
							say("Fidelity"), "indicators.0.unit", "%", "indicators.0.baseline", "99",
							"indicators.0.target", "99.9", "indicators.0.evidence", say("Test report")));
		String number = writing.number();
		String application = "/applications/" + number;
		invite(leader, application, first, "part:UNI-PKU");
		invite(leader, application, second, "part:UNI-THU");
		as(leader).open(application + "/people");
		picture("who-writes");
		partner(first, application, say("Samples"), "80万");
		partner(second, application, say("Liquid helium"), "60万");
		picture("partner");
		assertThat(
				as(leader).open(application + "/sections/budget").document().select("[name$=amount]").eachAttr("value"))
			.as("what each of the three wrote")
			.contains("600万", "80万", "60万");
		picture("budget");
		as(leader).open(application + "/sections/plan");
		picture("plan");
		writing.attach("co-operation-agreement").section("promises", values());
		as(leader).open(application);
		picture("sections");
		writing.check();
		picture("check");
		writing.submit();
		picture("receipt");
		String other = another(call);
		settle();
		as("host.zgc").open("/host/applications/forward?application=" + number + "&application=" + other);
		picture("host-batch");
		returnToLeader(number);
		assertThat(as(leader).open(application + "/sections/case").text())
			.contains(say("Say who measures, and in which laboratory."));
		picture("returned");
		assertThat(as(leader).look(application + "/sections/core").has("#section-form button[value=save]"))
			.as("only what the host named is open")
			.isFalse();
		writing.section("case", values("approach",
				say("Design, growth, and measurement in the laboratory for low temperatures by the second partner.")));
		writing.submit();
		settle();
		forward(number);
		assertThat(status("grant_application", number)).isEqualTo("FORMAL_CHECK");
		assertThat(this.screen.browser().faults()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh-CN" })
	void aRegionAnswersAnIntention(String language) {
		begin(language);
		String call = this.cast.publish("CALL-RIC-EST-2027", Times.dayOf(now()).minusDays(46),
				"CALL-J-" + System.nanoTime());
		settle();
		String leader = employ("qin.qingneng", LocalizedText.of("Qin Qingneng", "秦氢能"), "TIC-BTH");
		Writing center = Writing.begin(as(leader), call)
			.section("core",
					values("title_en", "Center for green hydrogen", "title_zh", "绿氢区域创新中心", "field", "K0501",
							"keywords", "hydrogen", "abstract_en", "A center for three regions.", "abstract_zh",
							"三地共建。", "duration", "36"))
			.section("intention",
					values("purpose", say("Hydrogen for three regions."), "regional_need", "…", "foundation", "…",
							"investment", "3亿", "regions_roles", "…"))
			.section("promises", values());
		center.submit();
		settle();
		Page answer = task("bj.science", center.number(), "Task_AnswerIntention");
		picture("intention");
		answer.fill("checked", "need", "foundation", "overlap")
			.fill("support", say("Land and half of the regional share."))
			.outcome("accept");
		settle();
		assertThat(status("grant_application", center.number())).isEqualTo("INCUBATION");
		assertThat(this.screen.browser().faults()).isEmpty();
	}

	/** A colleague at the same host applies in the same call, alone. */
	private String another(String call) {
		String colleague = employ("xu.liangzi", LocalizedText.of("Xu Liangzi", "许量子"), "NL-ZGC");
		Writing writing = Writing.begin(as(colleague), call)
			.section("core",
					values("title_en", "Readout of qubits at low noise", "title_zh", "量子比特低噪声读出", "field", "K0101",
							"keywords", "qubit; readout", "abstract_en", "Amplifiers for readout.", "abstract_zh",
							"读出放大器。", "duration", "36"))
			.section("case",
					values("background", say("What is known of gates on silicon."), "goals",
							say("Two gates with an error below one in a thousand."), "approach",
							say("Design, growth and measurement.")))
			.section("team",
					values("members.0.name", "Xu Liangzi", "members.0.email", this.cast.email(colleague),
							"members.0.organisation", "NL-ZGC", "members.0.role", "leader", "members.0.title",
							"professor", "members.0.months", "8"))
			.section("partners", values())
			.section("budget",
					values("lines.0.category", "D21", "lines.0.description", say("Masks"), "lines.0.source", "funder",
							"lines.0.amount", "600万", "justification", say("Prices of three offers.")))
			.section("plan",
					values("milestones.0.name", say("First chip"), "milestones.0.due", due(12),
							"milestones.0.deliverable", say("Chip"), "indicators.0.name", say("Fidelity"),
							"indicators.0.unit", "%", "indicators.0.baseline", "99", "indicators.0.target", "99.9",
							"indicators.0.evidence", say("Test report")))
			.section("attachments", values())
			.section("promises", values());
		writing.submit();
		return writing.number();
	}

	/** Somebody of this test alone, who writes in no other application. */
	private String employ(String name, LocalizedText called, String organisation) {
		String account = name + "." + this.language.substring(0, 2);
		this.cast.employ(account, called, organisation);
		return account;
	}

	private void begin(String language) {
		this.language = language;
		this.screen = new Screen(this.cast, this.port, language, true);
	}

	private void invite(String leader, String application, String whom, String may) {
		assertThat(as(leader).open(application + "/people")
			.fill("email", this.cast.email(whom))
			.fill("may", may)
			.press("form[action$=people] .actions button")
			.ok()
			.text()).contains(this.cast.email(whom));
		as(whom).open("/my/applications").press("form[action*='/my/invitations/'] button").ok();
	}

	/** Writes one line of costs, next to the others' lines that can only be read. */
	private void partner(String name, String application, String what, String amount) {
		Page budget = as(name).open(application + "/sections/budget").press("button[value='add:lines']").ok();
		String line = budget.document().select("[name$=amount]").last().attr("name").replace(".amount", "");
		budget.fill(line + ".category", "D21")
			.fill(line + ".description", what)
			.fill(line + ".source", "funder")
			.fill(line + ".amount", amount)
			.press("button[value=save].btn")
			.ok();
		assertThat(
				as(name).open(application + "/sections/budget").document().select("[name$=amount]").eachAttr("value"))
			.as("its own lines only")
			.containsExactly(amount);
	}

	private void returnToLeader(String number) {
		as("host.zgc").open("/host/applications");
		picture("host-list");
		Page review = task("host.zgc", number, "Task_HostReview");
		picture("host-review");
		Page rows = review.fill("grounds", say("The plan does not say who measures."))
			.press("button[value='add:changes']")
			.ok();
		rows.fill("changes.0.section", "case")
			.fill("changes.0.comment", say("Say who measures, and in which laboratory."))
			.outcome("return");
		settle();
	}

	private void forward(String number) {
		Page again = task("host.zgc", number, "Task_HostReview");
		assertThat(again.text()).as("what the host asked for before")
			.contains(say("Say who measures, and in which laboratory."));
		again.fill("checked", "people", "conditions", "budget", "partners", "duplicates", "integrity")
			.fill("ethics", "no")
			.fill("secrecy", "public")
			.fill("secrecy_person", "Lin Yanshi")
			.fill("commitment", "true")
			.outcome("forward");
		settle();
	}

	private String say(String english) {
		return this.language.equals("en") ? english : CHINESE.get(english);
	}

	private void picture(String name) {
		this.screen.browser().keepForGuide(name);
	}

	@Override
	Visitor as(String name) {
		return this.screen.as(name);
	}

	@Override
	Visitor as(String name, String task) {
		return this.screen.as(name);
	}

}
