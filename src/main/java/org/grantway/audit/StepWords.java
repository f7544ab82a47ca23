package org.grantway.audit;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.context.MessageSource;

import org.grantway.audit.StepList.Exit;
import org.grantway.audit.StepList.Step;

/**
 * What the list of a process says in words, in one language: on the page and in the
 * guide.
 */
public final class StepWords {

	/** Of a rule that has no words, as an older version of a process may have. */
	static final String UNTOLD = "audit.time.untold";

	private static final Pattern RULE = Pattern.compile("(\\w+)\\.(\\w+)\\((\\d*).*\\)");

	private static final Pattern DUE = Pattern.compile("applicationSteps\\.due\\(caseId, '([a-z-]+)'\\)");

	private static final Map<String, String> ASKED_FOR = Map.of("noticeSteps.objectionDue", "objection",
			"paymentSteps.regionalFundsDue", "regional-funds");

	private final MessageSource messages;

	private final Locale locale;

	private final DefaultLengths lengths;

	private final String process;

	/** The words for a process, whose default lengths are told with its steps. */
	StepWords(MessageSource messages, Locale locale, DefaultLengths lengths, String process) {
		this.messages = messages;
		this.locale = locale;
		this.lengths = lengths;
		this.process = process;
	}

	/** The same for another process. */
	StepWords in(String another) {
		return new StepWords(this.messages, this.locale, this.lengths, another);
	}

	/** The role that does the step, or what does it where no person does. */
	public String who(Step step) {
		return text((step.role() != null) ? step.role().messageKey() : "audit.step.kind." + step.kind());
	}

	/** Whether and how a step is done several times, or empty. */
	public String repeats(Step step) {
		return "parallel".equals(step.repeats()) || "sequential".equals(step.repeats())
				? text("audit.step.repeated." + step.repeats()) : "";
	}

	/** How long the step may take or when it comes, in words. */
	public String time(Step step) {
		if (step.time() != null) {
			return time(step.time());
		}
		return text("audit.time.kind." + step.kind());
	}

	/** The name of a process. */
	public String process(String key) {
		return text("process." + key);
	}

	/**
	 * Under which condition a way is taken, with the time if a timer opens it; or empty.
	 */
	public String when(Exit exit) {
		String when = String.join(text("audit.exit.and"), exit.when());
		if (exit.time() != null) {
			when = text("audit.exit.timed", when, time(exit.time()));
		}
		return when.isBlank() ? "" : text("audit.exit.when", when);
	}

	/** Where a way leads. */
	public String to(Exit exit) {
		if (exit.number() != null) {
			return text("audit.exit.to", exit.number(), exit.name());
		}
		String key = exit.ofPart() ? "audit.exit.part" : "audit.exit.end";
		return exit.name().isBlank() ? text(key) : text(key + "-named", exit.name());
	}

	private String time(String rule) {
		Matcher parts = RULE.matcher(rule);
		if (!parts.matches()) {
			return text(UNTOLD);
		}
		String key = "audit.time." + parts.group(1) + "." + parts.group(2);
		Object[] values = parts.group(3).isEmpty() ? null : new Object[] { Integer.valueOf(parts.group(3)) };
		String words = this.messages.getMessage(key, values, text(UNTOLD), this.locale);
		return step(rule).flatMap((step) -> this.lengths.of(this.process, step))
			.map((length) -> text("audit.time.default", words,
					text("audit.time.deadlines." + (length.unit().equals("wd") ? "workingDays" : "days"),
							length.length())))
			.orElse(words);
	}

	/** The step whose length the rule asks the call for, as calls name it. */
	private static Optional<String> step(String rule) {
		Matcher due = DUE.matcher(rule);
		return due.matches() ? Optional.of(due.group(1))
				: Optional.ofNullable(ASKED_FOR.get(rule.replaceAll("\\(.*", "")));
	}

	private String text(String key, Object... values) {
		return this.messages.getMessage(key, values, this.locale);
	}

}
