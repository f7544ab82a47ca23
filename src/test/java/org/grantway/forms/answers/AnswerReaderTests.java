package org.grantway.forms.answers;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

import org.grantway.documents.Files.StoredFile;
import org.grantway.documents.ScanState;
import org.grantway.forms.definition.FormDefinition;
import org.grantway.forms.definition.FormParser;
import org.grantway.shared.CaseRef;
import org.grantway.workflow.Feel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class AnswerReaderTests {

	private static final UUID FILE = UUID.randomUUID();

	private final AnswerReader reader = new AnswerReader(new EqualsOnly(), messages());

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			12            | 12
			１２          | 12
			1,234.50      | 1234.50
			−3            | -3
			1 000         | 1000
			""")
	void readsNumbersAsPeopleTypeThem(String typed, BigDecimal number) {
		assertThat(read("{'type':'number','key':'n','label':'N'}", Map.of("n", typed)).values())
			.containsExactly(entry("n", number));
	}

	@ParameterizedTest
	@CsvSource({ "ten", "'1,23'", "1e5", "0x10", "--1", "1.2.3", "'9999999999999999'", "NaN" })
	void saysHowToWriteANumber(String typed) {
		assertThat(read("{'type':'number','key':'n','label':'N'}", Map.of("n", typed)).errors())
			.containsExactly(entry("n", "Enter “N” as a number, like 12"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			8,000      | 8000.00
			８０００    | 8000.00
			0.8万      | 8000.00
			¥8000.5    | 8000.50
			""")
	void readsMoney(String typed, BigDecimal yuan) {
		assertThat(read("{'type':'textfield','key':'m','label':'M','properties':{'kind':'money'}}", Map.of("m", typed))
			.values()).containsExactly(entry("m", yuan));
	}

	@Test
	void refusesMoneyThatIsNoneOrLessThanNothing() {
		String field = "{'type':'textfield','key':'m','label':'M','properties':{'kind':'money'}}";
		assertThat(read(field, Map.of("m", "8000 or so")).errors()).containsKey("m");
		assertThat(read(field, Map.of("m", "-5")).errors()).containsExactly(entry("m", "“M” must be 0 or more"));
		assertThat(read(field, Map.of("m", "1.001")).errors()).containsKey("m");
		assertThat(read(field, Map.of("m", "99999999999999")).errors()).as("more than is counted")
			.containsExactly(entry("m", "“M” must be 99,999,999,999.99 or less"));
	}

	@ParameterizedTest
	@CsvSource({ "2027-03-31", "2027/3/31", "2027.03.31", "2027年3月31日", "２０２７-０３-３１" })
	void readsDates(String typed) {
		assertThat(read("{'type':'datetime','key':'d','label':'D'}", Map.of("d", typed)).values())
			.containsExactly(entry("d", LocalDate.of(2027, 3, 31)));
	}

	@ParameterizedTest
	@CsvSource({ "2027-02-30", "31.3.2027", "tomorrow", "2027-13-01" })
	void refusesDaysThatDoNotExist(String typed) {
		assertThat(read("{'type':'datetime','key':'d','label':'D'}", Map.of("d", typed)).errors()).containsKey("d");
	}

	@Test
	void keepsDatesInTheirRange() {
		String past = "{'type':'datetime','key':'d','label':'D','properties':{'range':'past'}}";
		assertThat(read(past, Map.of("d", "2027-01-04")).errors()).isEmpty();
		assertThat(read(past, Map.of("d", "2027-01-05")).errors()).containsKey("d");
	}

	@Test
	void measuresTextInCharactersAsPeopleCountThem() {
		String field = "{'type':'textarea','key':'t','label':'T','validate':{'minLength':3,'maxLength':4}}";
		assertThat(read(field, Map.of("t", "𠮷𠮷𠮷")).errors()).isEmpty();
		assertThat(read(field, Map.of("t", "ab")).errors().get("t")).contains("at least 3", "written 2");
		assertThat(read(field, Map.of("t", "abcde")).errors().get("t")).contains("by 1 characters");
		assertThat(read(field, Map.of("t", "a\r\nb\u0000")).values()).containsEntry("t", "a\nb");
	}

	@Test
	void keepsTextFieldsToOneLineAndToTheirPattern() {
		assertThat(read("{'type':'textfield','key':'t','label':'T'}", Map.of("t", "a\nb")).errors()).containsKey("t");
		String digits = "{'type':'textfield','key':'t','label':'T','validate':{'pattern':'[0-9]+'},"
				+ "'description':'Digits only'}";
		assertThat(read(digits, Map.of("t", "12a")).errors().get("t")).contains("Digits only");
	}

	@Test
	void takesOnlyWhatIsOffered() {
		String select = "{'type':'select','key':'s','label':'S','values':[{'label':'A','value':'a'}]}";
		assertThat(read(select, Map.of("s", "a")).errors()).isEmpty();
		assertThat(read(select, Map.of("s", "b")).errors()).containsKey("s");
		String list = "{'type':'checklist','key':'s','label':'S','values':[{'label':'A','value':'a'},"
				+ "{'label':'B','value':'b'}]}";
		assertThat(read(list, Map.of("s", List.of("b", "a", "b"))).values()).containsEntry("s", List.of("a", "b"));
		assertThat(read(list, Map.of("s", List.of("a", "c"))).errors()).containsKey("s");
	}

	@Test
	void takesTheOptionsOfTheMomentIfThereAreAny() {
		String select = "{'type':'select','key':'s','label':'S','values':[{'label':'A','value':'a'}]}";
		Map<String, Object> given = Map.of("s_options", Map.of("x", "X"));
		assertThat(read(select, Map.of("s", "x"), "go", given).errors()).isEmpty();
		assertThat(read(select, Map.of("s", "a"), "go", given).errors()).containsKey("s");
	}

	@Test
	void takesNoOptionThatIsClosedForTheMoment() {
		String select = "{'type':'radio','key':'s','label':'S','values':[{'label':'A','value':'a'},"
				+ "{'label':'B','value':'b'}]}";
		Map<String, Object> given = Map.of("s_without", Set.of("b"));
		assertThat(read(select, Map.of("s", "a"), "go", given).errors()).isEmpty();
		assertThat(read(select, Map.of("s", "b"), "go", given).errors()).containsKey("s");
	}

	@Test
	void takesCreditCodesWhoseCheckCharacterFits() {
		String code = "{'type':'textfield','key':'c','label':'Code','properties':{'kind':'credit-code'}}";
		assertThat(read(code, Map.of("c", "91110108MA01ABCD1E")).errors()).isEmpty();
		for (String wrong : List.of("91110108MA01ABCD1X", "91110108MA01ABDC1E", "91110108MA01ABCDIE", "9111", "不是代码")) {
			assertThat(read(code, Map.of("c", wrong)).errors()).as(wrong).containsKey("c");
		}
	}

	@Test
	void takesOnlyFilesOfTheCase() {
		String file = "{'type':'filepicker','key':'f','label':'F','validate':{'required':true}}";
		assertThat(read(file, Map.of("f", List.of(FILE.toString()))).values()).containsEntry("f", FILE.toString());
		assertThat(read(file, Map.of("f", List.of(UUID.randomUUID().toString()))).errors()).containsKey("f");
		assertThat(read(file, Map.of("f", List.of("../etc/passwd"))).errors()).containsKey("f");
		assertThat(read(file, Map.of()).errors()).containsExactly(entry("f", "Upload a file under “F”"));
	}

	@Test
	void asksForWhatIsRequiredAlwaysOrForTheOutcome() {
		String fields = """
				{'type':'textfield','key':'a','label':'A','validate':{'required':true}},
				{'type':'textarea','key':'grounds','label':'Grounds'},
				{'type':'checkbox','key':'c','label':'C','validate':{'required':true}}""";
		assertThat(read(fields, Map.of()).errors()).containsOnlyKeys("a", "c");
		assertThat(read(fields, Map.of("a", " ", "c", true), "back", Map.of()).errors()).containsOnlyKeys("a",
				"grounds");
		assertThat(read(fields, Map.of("a", "x", "c", "true")).values()).containsEntry("c", true);
	}

	@Test
	void dropsWhatIsHidden() {
		String fields = """
				{'type':'textfield','key':'a','label':'A'},
				{'type':'textfield','key':'b','label':'B','validate':{'required':true},'conditional':{'hide':'=a=no'}},
				{'type':'textfield','key':'c','label':'C','validate':{'required':true},'conditional':{'hide':'=b=null'}}
				""";
		Reading hidden = read(fields, Map.of("a", "no", "b", "smuggled", "c", "smuggled"));
		assertThat(hidden.values()).containsOnlyKeys("a");
		assertThat(hidden.errors()).isEmpty();
		assertThat(hidden.hidden()).containsExactlyInAnyOrder("b", "c");
		assertThat(read(fields, Map.of("a", "yes")).errors()).containsOnlyKeys("b");
	}

	@Test
	void judgesConditionsInEachRow() {
		String fields = """
				{'type':'dynamiclist','key':'rows','label':'Rows','components':[
				 {'type':'textfield','key':'k','label':'K'},
				 {'type':'textfield','key':'o','label':'O','validate':{'required':true},'conditional':{'hide':'=k=x'}}]}
				""";
		Reading reading = read(fields, Map.of("rows", List.of(Map.of("k", "x"), Map.of("k", "y"))));
		assertThat(reading.hidden()).containsExactly("rows.0.o");
		assertThat(reading.errors()).containsOnlyKeys("rows.1.o");
	}

	@Test
	void countsRowsAndForgetsEmptyOnes() {
		String fields = """
				{'type':'dynamiclist','key':'rows','label':'Rows','properties':{'min_rows':'1','max_rows':'2'},
				 'components':[{'type':'number','key':'n','label':'N','validate':{'required':true}}]}
				""";
		assertThat(read(fields, Map.of("rows", List.of(Map.of("n", "")))).errors()).containsOnlyKeys("rows");
		assertThat(read(fields, Map.of("rows", List.of(Map.of("n", ""), Map.of("n", "4")))).values())
			.containsEntry("rows", List.of(Map.of("n", new BigDecimal("4"))));
		Map<String, String> row = Map.of("n", "1");
		assertThat(read(fields, Map.of("rows", List.of(row, row, row))).errors()).containsOnlyKeys("rows");
	}

	@Test
	void doesNotLetAFailedItemPass() {
		String fields = "{'type':'radio','key':'r','label':'R','values':[{'label':'Bad','value':'bad'}],"
				+ "'properties':{'excludes.bad':'go'}}";
		assertThat(read(fields, Map.of("r", "bad")).errors().get("r")).contains("“R”", "“Bad”", "“Go”");
		assertThat(read(fields, Map.of("r", "bad"), "back", Map.of()).errors()).doesNotContainKey("r");
	}

	@Test
	void asksForEveryItemWhereTheOutcomeNeedsThemAll() {
		String fields = "{'type':'checklist','key':'s','label':'S','values':[{'label':'A','value':'a'},"
				+ "{'label':'B','value':'b'}],'properties':{'all_for':'go'}}";
		assertThat(read(fields, Map.of("s", List.of("a"))).errors().get("s"))
			.isEqualTo("“Go” needs every item ticked under “S”. Not ticked: “B”");
		assertThat(read(fields, Map.of()).errors().get("s")).contains("Not ticked: “A”, “B”");
		assertThat(read(fields, Map.of("s", List.of("a", "b"))).errors()).isEmpty();
		assertThat(read(fields, Map.of("s", List.of("a")), "back", Map.of()).errors()).isEmpty();
	}

	@Test
	void readsPostedRowsAndKeptFiles() {
		FormDefinition form = form("""
				{'type':'checkbox','key':'c','label':'C'},
				{'type':'dynamiclist','key':'rows','label':'Rows','components':[
				 {'type':'checkbox','key':'c','label':'C'},{'type':'filepicker','key':'f','label':'F'}]}
				""");
		Map<String, String[]> posted = new HashMap<>();
		posted.put("rows.rows", new String[] { "2" });
		posted.put("rows.1.c", new String[] { "true" });
		posted.put("rows.0.f.kept", new String[] { FILE.toString() });
		assertThat(PostedAnswers.of(form, posted)).isEqualTo(Map.of("c", false, "rows",
				List.of(Map.of("c", false, "f", List.of(FILE.toString())), Map.of("c", true, "f", List.of()))));
		posted.put("rows.rows", new String[] { "9999" });
		assertThat((List<?>) PostedAnswers.of(form, posted).get("rows")).hasSize(50);
	}

	@Test
	void addsAndRemovesRowsWithoutLosingAny() {
		Map<String, Object> answers = Map.of("rows", List.of(Map.of("n", "1"), Map.of("n", "2")));
		assertThat(AnswerPath.remove(answers, "rows", 0)).isEqualTo(Map.of("rows", List.of(Map.of("n", "2"))));
		assertThat(AnswerPath.add(answers, "rows", Map.of()).get("rows"))
			.isEqualTo(List.of(Map.of("n", "1"), Map.of("n", "2"), Map.of()));
		assertThat(AnswerPath.remove(answers, "rows", 7)).isEqualTo(answers);
		assertThat(AnswerPath.add(answers, "nothing.4.there", "x")).isEqualTo(answers);
	}

	@Test
	void speaksChinese() {
		FormDefinition form = form("{'type':'number','key':'n','label':'N','properties':{'label_zh':'数量'}}");
		ReadingContext context = new ReadingContext(Locale.SIMPLIFIED_CHINESE, LocalDate.of(2027, 1, 4), Map.of(),
				(id) -> Optional.empty());
		assertThat(this.reader.read(form, Map.of("n", "十"), form.outcome("go").orElseThrow(), context).errors())
			.containsExactly(entry("n", "“数量”请填写数字，如 12"));
	}

	@Test
	void anOutcomeMayWaiveWhatTheFormRequires() {
		String judged = "{'type':'textfield','key':'judged','label':'Judged','validate':{'required':true}}";
		assertThat(read(judged, Map.of(), "go", Map.of()).errors()).containsOnlyKeys("judged");
		assertThat(read(judged, Map.of(), "back", Map.of()).errors()).isEmpty();
		assertThat(read(judged, Map.of("judged", "Well"), "back", Map.of()).values()).containsEntry("judged", "Well");
	}

	private Reading read(String fields, Map<String, ?> answers) {
		return read(fields, answers, "go", Map.of());
	}

	private Reading read(String fields, Map<String, ?> answers, String outcome, Map<String, Object> given) {
		FormDefinition form = form(fields);
		ReadingContext context = new ReadingContext(Locale.ENGLISH, LocalDate.of(2027, 1, 4), given,
				(id) -> id.equals(FILE) ? Optional.of(file()) : Optional.empty());
		return this.reader.read(form, answers, form.outcome(outcome).orElseThrow(), context);
	}

	private static FormDefinition form(String fields) {
		String grounds = fields.contains("'grounds'") ? "grounds" : "";
		String judged = fields.contains("'judged'") ? "judged" : "";
		String json = "{'id':'test','components':[" + fields
				+ ",{'type':'button','label':'Go','properties':{'outcome':'go'}},"
				+ "{'type':'button','label':'Back','properties':{'outcome':'back','requires':'" + grounds
				+ "','waives':'" + judged + "'}}]}";
		return FormParser.parse("test", json.replace('\'', '"'));
	}

	private static StoredFile file() {
		return new StoredFile(FILE, new CaseRef("application", UUID.randomUUID(), "APP-1"), "slot", "a.pdf",
				"application/pdf", 1, "", UUID.randomUUID(), Instant.EPOCH, false, ScanState.UNCHECKED);
	}

	private static ResourceBundleMessageSource messages() {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasename("messages/forms");
		messages.setDefaultEncoding("UTF-8");
		messages.setFallbackToSystemLocale(false);
		messages.setAlwaysUseMessageFormat(true);
		return messages;
	}

	/** Knows {@code name=text} and {@code name=null}. */
	private static final class EqualsOnly implements Feel {

		@Override
		public Object evaluate(String expression, Map<String, ?> variables) {
			String[] sides = expression.split("=");
			return String.valueOf(variables.get(sides[0])).equals(sides[1]);
		}

		@Override
		public boolean holds(String condition, Map<String, ?> variables) {
			return Boolean.TRUE.equals(evaluate(condition, variables));
		}

	}

}
