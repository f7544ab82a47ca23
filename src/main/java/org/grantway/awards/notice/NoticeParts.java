package org.grantway.awards.notice;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.grantway.shared.LocalizedText;
import org.grantway.web.Formats;
import org.grantway.workflow.TaskParts;
import org.grantway.workflow.WorkItem;

/**
 * Says in the work list which of a list's objections is to be investigated.
 */
@Component
class NoticeParts implements TaskParts {

	private final NoticeObjectionRepository objections;

	private final MessageSource messages;

	NoticeParts(NoticeObjectionRepository objections, MessageSource messages) {
		this.objections = objections;
		this.messages = messages;
	}

	@Override
	public Map<UUID, LocalizedText> of(Collection<WorkItem> items) {
		List<WorkItem> asked = items.stream().filter((item) -> item.task().equals(Notices.INVESTIGATE)).toList();
		if (asked.isEmpty()) {
			return Map.of();
		}
		Map<UUID, NoticeObjection> known = this.objections
			.findAllById(asked.stream().map((item) -> UUID.fromString(item.itemKey())).toList())
			.stream()
			.collect(Collectors.toMap(NoticeObjection::id, Function.identity()));
		Map<UUID, LocalizedText> parts = new HashMap<>();
		asked.forEach((item) -> {
			NoticeObjection objection = known.get(UUID.fromString(item.itemKey()));
			if (objection != null) {
				parts.put(item.id(), LocalizedText.of(text(objection, item, Locale.ENGLISH),
						text(objection, item, Locale.SIMPLIFIED_CHINESE)));
			}
		});
		return parts;
	}

	private String text(NoticeObjection objection, WorkItem item, Locale locale) {
		return this.messages.getMessage("notice.part", new Object[] { objection.number(item.of().number()),
				Formats.dateTime(objection.view().filedAt(), locale) }, locale);
	}

}
