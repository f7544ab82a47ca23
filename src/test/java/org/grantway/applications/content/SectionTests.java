package org.grantway.applications.content;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a section says of itself.
 */
class SectionTests {

	@Test
	void whereNothingIsUploadedTheAttachmentsSayOnlyThat() {
		assertThat(new Section("attachments", List.of()).hintKey(List.of())).isEqualTo("applications.attachments.none");
		assertThat(new Section("attachments", List.of(Field.of("agreement", Field.Kind.FILES))).hintKey(List.of()))
			.isEqualTo("applications.section.attachments.hint");
	}

}
