package org.grantway.review.panels;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.grantway.documents.FileAccess;
import org.grantway.documents.Files.StoredFile;
import org.grantway.shared.Actor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Members of a panel who are not recused open the files of the cases before it; of a PDF
 * with active content they see the pages.
 */
@Configuration(proxyBeanMethods = false)
class PanelFiles {

	@Bean
	FileAccess panelApplicationFiles(PanelMemberRepository members, PanelItemRepository items) {
		return access("application", members, items);
	}

	@Bean
	FileAccess panelProjectFiles(PanelMemberRepository members, PanelItemRepository items) {
		return access("project", members, items);
	}

	private static FileAccess access(String type, PanelMemberRepository members, PanelItemRepository items) {
		return new FileAccess() {

			@Override
			public String caseType() {
				return type;
			}

			@Override
			public boolean mayOpen(Actor reader, StoredFile file) {
				Set<UUID> own = members.findByPersonId(reader.personId())
					.stream()
					.filter((member) -> member.attendance() != Attendance.RECUSED)
					.map(PanelMember::itemId)
					.collect(Collectors.toSet());
				return items.findByIdIn(own)
					.stream()
					.anyMatch((item) -> item.of().id().equals(file.of().id()) && item.judgedWith(file.at()));
			}

			@Override
			public boolean showsPagesOnly(StoredFile file) {
				return file.active();
			}

		};
	}

}
