package org.grantway.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.grantway.audit.StepList.Exit;
import org.grantway.audit.StepList.Step;
import org.grantway.workflow.ProcessMap.Drawing;

/**
 * The guide's page with every step of every process, written from the models.
 */
final class StepGuide {

	/** All processes, in the order in which the guide tells them. */
	static final List<String> ORDER = List.of("funding-call", "national-lab", "regional-innovation-center",
			"letter-review", "panel-review", "joint-consultation", "public-notice", "reconsideration", "signing",
			"project-delivery", "remedy", "change-request", "disbursement", "money-return", "evaluation");

	private StepGuide() {
	}

	static String page(List<Drawing> drawings, StepWords words, Locale locale) {
		boolean english = locale.equals(Locale.ENGLISH);
		StringBuilder page = new StringBuilder();
		page.append(
				english ? """
						# Every step of every process

						[简体中文](steps.zh-CN.md) · [Guide](index.md) · [The processes in short](processes.md)

						This page is written from the models in `bpmn/`; a test holds it to them. The same lists, with the drawings,
						stand under `/admin/processes`. Each step says who does it, how long it may take, what is asked, and what
						follows. Lengths that differ from call to call are given "as the call says", with the default of the
						process's own programme.
						"""
						: """
								# 各流程的全部步骤

								[English](steps.md) · [使用指南](index.zh-CN.md) · [流程概要](processes.zh-CN.md)

								本页根据 `bpmn/` 中的模型生成，由测试保证与模型一致。流程图及相同内容见 `/admin/processes`。
								每一步列明办理人、时限、办理内容和后续步骤；各指南不同的时限写作“按指南规定”，并注明该流程所属计划的默认值。
								""");
		drawings.stream()
			.sorted(Comparator.comparing((Drawing drawing) -> ORDER.indexOf(drawing.process())))
			.forEach((drawing) -> {
				StepWords own = words.in(drawing.process());
				page.append("\n## ").append(words.process(drawing.process())).append("\n\n");
				page.append("`").append(drawing.process()).append("`\n\n");
				page.append(english ? "Begins with:\n\n" : "流程起点：\n\n");
				StepList.beginning(drawing, locale).forEach((exit) -> page.append(exit("- ", exit, own, english)));
				page.append("\n");
				StepList.of(drawing, locale).forEach((step) -> page.append(step(step, own, english)));
			});
		return page.toString();
	}

	private static String step(Step step, StepWords words, boolean english) {
		StringBuilder text = new StringBuilder();
		String stop = english ? ". " : "。";
		text.append(step.number()).append(". **").append(step.name()).append("**");
		text.append(english ? " — " : "——");
		text.append((step.called() != null)
				? "[" + words.process(step.called()) + "](#" + anchor(words.process(step.called())) + ")"
				: words.who(step));
		if (!words.repeats(step).isBlank()) {
			text.append(english ? ", " : "，").append(words.repeats(step));
		}
		text.append(english ? "; " : "；").append(words.time(step)).append(stop.strip());
		if (!step.explanation().isBlank()) {
			text.append(english ? " " : "").append(step.explanation());
		}
		text.append("\n");
		for (Exit exit : step.exits()) {
			text.append(exit("    - ", exit, words, english));
		}
		return text.toString();
	}

	private static String exit(String bullet, Exit exit, StepWords words, boolean english) {
		String when = words.when(exit);
		return bullet + when + ((when.isBlank() || !english) ? "" : " ") + words.to(exit) + "\n";
	}

	private static String anchor(String heading) {
		return heading.toLowerCase(Locale.ENGLISH).replace(' ', '-');
	}

}
