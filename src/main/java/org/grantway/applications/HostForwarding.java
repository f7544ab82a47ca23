package org.grantway.applications;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

import org.grantway.forms.InvalidAnswers;
import org.grantway.forms.Submissions;
import org.grantway.forms.Submissions.Submission;
import org.grantway.forms.TaskBatch;
import org.grantway.identity.People;
import org.grantway.identity.People.PersonView;
import org.grantway.identity.Reauthentication;
import org.grantway.programmes.Call;
import org.grantway.programmes.Calls;
import org.grantway.shared.Actor;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refused;
import org.grantway.web.FormErrors;
import org.grantway.workflow.WorkItem;

/**
 * Forwards several applications of one call together. Each goes through its own task, in
 * a transaction of its own: what one is refused for holds up no other.
 */
@Service
class HostForwarding {

	private static final String OUTCOME = "forward";

	/** Whether ethics are touched is a matter of each application. */
	private static final TaskBatch.Questions QUESTIONS = new TaskBatch.Questions(
			Set.of("checked", "secrecy", "secrecy_person", "commitment", "opinion"),
			Set.of("ethics", "ethics_state", "ethics_number", "permits"));

	private final HostSelection selection;

	private final HostLimits limits;

	private final Calls calls;

	private final People people;

	private final TaskBatch batch;

	private final Submissions submissions;

	private final Reauthentication reauthentication;

	private final MessageSource messages;

	HostForwarding(HostSelection selection, HostLimits limits, Calls calls, People people, TaskBatch batch,
			Submissions submissions, Reauthentication reauthentication, MessageSource messages) {
		this.selection = selection;
		this.limits = limits;
		this.calls = calls;
		this.people = people;
		this.batch = batch;
		this.submissions = submissions;
		this.reauthentication = reauthentication;
		this.messages = messages;
	}

	/**
	 * What the page shows of the chosen applications.
	 * @param typed what was typed so far, by the name of the field
	 * @param errors texts by the name of the field
	 * @throws Refused if none or too many are chosen, or those of several calls
	 * @throws NotFound if one is none of the actor's institution
	 */
	Sheet sheet(Collection<String> numbers, Map<String, String[]> typed, Map<String, String> errors, Actor actor) {
		List<HostSelection.Chosen> chosen = this.selection.chosen(numbers, actor);
		List<WorkItem> items = items(chosen);
		Call call = this.calls.require(chosen.get(0).application().callId());
		Set<String> hosts = chosen.stream().map((one) -> one.application().host()).collect(Collectors.toSet());
		return new Sheet(call, chosen, this.limits.used(List.of(call), hosts),
				this.batch.fields(items, QUESTIONS, typed, errors));
	}

	/**
	 * What is wrong with the answers or the password, by the name of the field. Where
	 * nothing is left to forward nothing is wrong.
	 */
	Map<String, String> errors(Collection<String> numbers, Map<String, String[]> typed, String password, Actor actor,
			Locale locale) {
		List<WorkItem> items = items(this.selection.chosen(numbers, actor));
		if (items.isEmpty()) {
			return Map.of();
		}
		Map<String, String> errors = new LinkedHashMap<>(this.batch.errors(items, QUESTIONS, typed, OUTCOME));
		try {
			this.reauthentication.check(actor, password);
		}
		catch (Refused ex) {
			errors.putAll(FormErrors.of(ex, this.messages, locale));
		}
		return errors;
	}

	/**
	 * Forwards those that still wait for the actor.
	 * @return why an application was not forwarded, by its number
	 */
	Map<String, String> forward(Collection<String> numbers, Map<String, String[]> typed, Actor actor, Locale locale) {
		List<WorkItem> items = items(this.selection.chosen(numbers, actor));
		Map<UUID, Map<String, Object>> answers = this.batch.answers(items, QUESTIONS, typed);
		Map<String, String> refused = new LinkedHashMap<>();
		for (WorkItem item : items) {
			refusal(item, answers.get(item.id()), actor, locale)
				.ifPresent((reason) -> refused.put(item.of().number(), reason));
		}
		return refused;
	}

	private Optional<String> refusal(WorkItem item, Map<String, Object> answers, Actor actor, Locale locale) {
		try {
			this.submissions.submit(item, OUTCOME, answers, actor);
			return Optional.empty();
		}
		catch (InvalidAnswers ex) {
			return ex.errors().values().stream().findFirst();
		}
		catch (Refused ex) {
			return FormErrors.of(ex, this.messages, locale).values().stream().findFirst();
		}
		catch (NotAllowed ex) {
			return Optional.of(this.messages.getMessage(ex.getMessage(), null, locale));
		}
		catch (ConcurrencyFailureException | DataIntegrityViolationException ex) {
			// somebody was faster; the page that follows says how it stands
			return Optional.empty();
		}
	}

	/** What has become of the chosen applications, whoever forwarded them. */
	List<Result> results(Collection<String> numbers, Map<String, String> refused, Actor actor) {
		List<HostSelection.Chosen> chosen = this.selection.chosen(numbers, actor);
		Map<UUID, Submission> answered = this.submissions
			.latest(chosen.stream().map((one) -> one.application().id()).toList(), HostSelection.TASK);
		Map<UUID, PersonView> names = this.people
			.all(answered.values().stream().map(Submission::by).collect(Collectors.toSet()));
		return chosen.stream().map((one) -> {
			Submission answer = (one.item() == null) ? answered.get(one.application().id()) : null;
			boolean forwarded = answer != null && answer.outcome().equals(OUTCOME);
			return new Result(one.application(), forwarded ? answer : null,
					forwarded ? names.get(answer.by()).name() : null,
					forwarded ? null : refused.get(one.application().number()), one.item() != null);
		}).toList();
	}

	private static List<WorkItem> items(List<HostSelection.Chosen> chosen) {
		return chosen.stream().map(HostSelection.Chosen::item).filter((item) -> item != null).toList();
	}

	/**
	 * @param used what the institutions have used of what the call takes from one
	 * @param fields of what can be forwarded
	 */
	record Sheet(Call call, List<HostSelection.Chosen> chosen, List<HostLimits.Used> used, TaskBatch.Fields fields) {

		/** Whether any of them can be forwarded. */
		public boolean isOpen() {
			return this.chosen.stream().anyMatch((one) -> one.item() != null);
		}

	}

	/**
	 * @param forwarded how it was answered, or null if it was not forwarded
	 * @param reason why not just now, or null
	 * @param waiting whether it still waits for the reader
	 */
	record Result(ApplicationView application, Submission forwarded, LocalizedText by, String reason, boolean waiting) {

	}

}
