package org.grantway.forms.definition;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.grantway.shared.DomainEvent.Audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FormParserTests {

	@Test
	void readsFieldsGroupsListsAndOutcomes() {
		FormDefinition form = parse("""
				{"type":"group","label":"Part","components":[
				  {"type":"textfield","key":"name","label":"Name","validate":{"required":true,"maxLength":20},
				   "properties":{"label_zh":"名称"}}]},
				{"type":"dynamiclist","path":"rows","label":"Rows","components":[
				  {"type":"number","key":"name","label":"Inner","validate":{"min":1}}]},
				{"type":"radio","key":"yes","label":"Yes?","values":[{"label":"Yes","value":"yes"}],
				 "conditional":{"hide":"= name = \\"x\\""},"properties":{"option_zh.yes":"是"}},
				{"type":"button","label":"Send","properties":{"outcome":"send","requires":"name, yes"}}
				""");
		assertThat(form.everyField().map(FormField::key)).containsExactly(null, "name", "rows", "name", "yes");
		assertThat(form.outcome("send").orElseThrow().requires()).containsExactlyInAnyOrder("name", "yes");
		assertThat(form.outcome("send").orElseThrow().tone()).isEqualTo("primary");
		FormField yes = form.fields().get(2);
		assertThat(yes.hide()).isEqualTo("name = \"x\"");
		assertThat(yes.options().get(0).label().zh()).isEqualTo("是");
		assertThat(form.hasConditions()).isTrue();
		assertThat(form.audience()).isEqualTo(Audience.STAFF);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"type":"video","key":"a"}                                            | unknown kind
			{"type":"textfield","key":"1a"}                                       | cannot be a key
			{"type":"textfield"}                                                  | cannot be a key
			{"type":"textfield","key":"a.b"}                                      | cannot be a key
			{"type":"textfield","key":"a"},{"type":"textarea","key":"a"}          | two fields
			{"type":"textfield","key":"a","validate":{"pattern":"("}}             | regular expression
			{"type":"number","key":"a","validate":{"min":"few"}}                  | no number
			{"type":"textfield","key":"a","conditional":{"hide":"true"}}          | begin with =
			{"type":"radio","key":"a","values":[{"label":"x","value":""}]}        | no value
			{"type":"button","label":"Send"}                                      | no outcome
			{"type":"button","properties":{"outcome":"a","requires":"b"}}         | unknown field
			{"type":"button","properties":{"outcome":"a","waives":"b"}}           | waives an unknown field
			{"type":"checklist","key":"a","properties":{"all_for":"b"}}           | unknown outcome
			{"type":"group","components":[{"type":"button"}]}                     | inside a group
			""")
	void refusesWhatItWouldHaveToGuess(String components, String fault) {
		assertThatThrownBy(() -> parse(components)).isInstanceOf(UnreadableForm.class).hasMessageContaining(fault);
	}

	@Test
	void refusesTheFormOfAnotherFileAndWhatIsNoJson() {
		assertThatThrownBy(() -> FormParser.parse("other", "{\"id\":\"test\"}")).hasMessageContaining("file's name");
		assertThatThrownBy(() -> FormParser.parse("other", "<xml/>")).hasMessageContaining("no JSON");
	}

	private static FormDefinition parse(String components) {
		return FormParser.parse("test", "{\"id\":\"test\",\"components\":[" + components + "]}");
	}

}
