package org.grantway.programmes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.grantway.programmes.CallConditions.Condition;
import org.grantway.web.Formats;

/**
 * Compares two versions of a call line by line, as applicants read them.
 */
@Component
class CallChanges {

	private final CallPages pages;

	private final CallTexts texts;

	private final Formats formats;

	CallChanges(CallPages pages, CallTexts texts, Formats formats) {
		this.pages = pages;
		this.texts = texts;
		this.formats = formats;
	}

	List<Change> between(Call before, Call after) {
		Map<String, String> was = lines(before);
		Map<String, String> is = lines(after);
		Set<String> labels = new LinkedHashSet<>(is.keySet());
		labels.addAll(was.keySet());
		List<Change> changes = new ArrayList<>();
		for (String label : labels) {
			Change change = new Change(label, was.getOrDefault(label, ""), is.getOrDefault(label, ""));
			if (!change.was().equals(change.is())) {
				changes.add(change);
			}
		}
		return changes;
	}

	private Map<String, String> lines(Call call) {
		CallPages.View page = this.pages.view(call);
		Map<String, String> lines = new LinkedHashMap<>();
		lines.put(this.texts.say("programmes.new.title-en"), call.title().en());
		lines.put(this.texts.say("programmes.new.title-zh"), call.title().zh());
		lines.put(this.texts.say("programmes.edit.text-en"), call.text().en());
		lines.put(this.texts.say("programmes.edit.text-zh"), call.text().zh());
		lines.put(this.texts.say("programmes.call.lead"), page.lead());
		lines.put(this.texts.say("programmes.call.agency"), page.agency());
		lines.put(this.texts.say("programmes.edit.fields"), anyOrder(page.fields()));
		lines.put(this.texts.say("programmes.call.eligibility"),
				list(page.eligibility().stream().map(Condition::text).toList()));
		lines.put(this.texts.say("programmes.edit.limits"), list(page.limits().stream().map(Condition::text).toList()));
		lines.put(this.texts.say("programmes.call.documents"), anyOrder(page.documents()));
		money(call, page, lines);
		dates(call, page, lines);
		page.reviews()
			.forEach((review) -> lines.put(review.name(),
					this.texts.in(review.set().name()) + " · " + list(review.rules())));
		lines.put(this.texts.say("programmes.edit.consult"), anyOrder(page.departments()));
		return lines;
	}

	private void money(Call call, CallPages.View page, Map<String, String> lines) {
		lines.put(this.texts.say("programmes.call.budget"), this.formats.money(call.budget()));
		lines.put(this.texts.say("programmes.edit.award-min"), this.formats.money(call.awardMin()));
		lines.put(this.texts.say("programmes.edit.award-max"), this.formats.money(call.awardMax()));
		lines.put(this.texts.say("programmes.call.quota"), Integer.toString(call.quota()));
		lines.put(this.texts.say("programmes.call.duration"),
				this.texts.say("programmes.call.months", call.durationMonths()));
		lines.put(this.texts.say("programmes.call.matching"),
				call.matchingMinRatio().stripTrailingZeros().toPlainString());
		page.funders().forEach((funder, share) -> lines.put(this.texts.say("programmes.edit.share", funder), share));
		lines.put(this.texts.say("programmes.call.instalments"),
				list(page.instalments().stream().map((part) -> part.share() + " " + part.trigger()).toList()));
	}

	private void dates(Call call, CallPages.View page, Map<String, String> lines) {
		call.calendar()
			.forEach((stage) -> lines.put(this.texts.in(stage.name()),
					this.formats.day(stage.start()) + " – " + this.formats.day(stage.end())));
		lines.put(this.texts.say("programmes.call.you-by"),
				call.rolling() ? this.texts.say("programmes.calls.rolling") : this.formats.dateTime(call.closesAt()));
		page.lengths().forEach((step, length) -> lines.put(this.texts.say("programmes.edit.length", step), length));
		lines.put(this.texts.say("programmes.edit.notice"),
				this.texts.say("programmes.length.unit.wd", call.noticeWorkingDays()));
	}

	/** What stands in another order has not changed. */
	private String anyOrder(List<String> words) {
		return list(words.stream().sorted().toList());
	}

	private String list(List<String> words) {
		return words.stream().collect(Collectors.joining(this.texts.say("programmes.list-separator")));
	}

	/** One line that reads otherwise than before; empty where there was or is nothing. */
	record Change(String label, String was, String is) {

	}

}
