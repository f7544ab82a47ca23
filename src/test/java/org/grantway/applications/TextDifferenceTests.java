package org.grantway.applications;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import org.grantway.applications.TextDifference.Part;

import static org.assertj.core.api.Assertions.assertThat;

class TextDifferenceTests {

	@Test
	void wordsAndChineseCharactersAreToldApart() {
		TextDifference difference = TextDifference.of("A gate with low error, 低错误率量子门 𠮷😀",
				"A gate with high error, 高错误率量子门 😀");
		assertThat(changed(difference.was())).containsExactly("low", "低", "𠮷");
		assertThat(changed(difference.is())).containsExactly("high", "高");
		assertThat(text(difference.was())).isEqualTo("A gate with low error, 低错误率量子门 𠮷😀");
	}

	@Test
	void nothingAndTheSameTextAreNoTrouble() {
		assertThat(TextDifference.of("", "").was()).isEmpty();
		assertThat(changed(TextDifference.of("same", "same").is())).isEmpty();
		assertThat(changed(TextDifference.of("", "new").is())).containsExactly("new");
	}

	@Test
	void textsOfAMillionCharactersAreComparedLineByLine() {
		String was = "这是一行文字，说明目标。\n".repeat(80_000);
		String is = "第一行\n" + was.replace('目', '任') + "最后一行";
		TextDifference difference = TextDifference.of(was, is);
		assertThat(text(difference.is())).isEqualTo(is);
		assertThat(changed(difference.is())).as("every line is another").containsExactly(is);
		TextDifference few = TextDifference.of(was,
				was.substring(0, was.length() / 2) + "第一行\n" + was.substring(was.length() / 2));
		assertThat(changed(few.is())).containsExactly("第一行\n");
	}

	private static List<String> changed(List<Part> parts) {
		return parts.stream().filter(Part::changed).map(Part::text).toList();
	}

	private static String text(List<Part> parts) {
		return parts.stream().map(Part::text).collect(Collectors.joining());
	}

}
