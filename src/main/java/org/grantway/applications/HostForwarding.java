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
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;

import org.grantway.applications.HostSelection.Selection;
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
 * Does one check of a host for several applications of one call together. Each goes
 * through its own task, in a transaction of its own: what one is refused for holds up no
 * other.
 */
@Service
class HostForwarding {

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
	 * @param asked which check is done, or null for the one that waits
	 * @param typed what was typed so far, by the name of the field
	 * @param errors texts by the name of the field
	 * @throws Refused if none or too many are chosen, or what does not go together
	 * @throws NotFound if one is none of the actor's institution
	 */
	Sheet sheet(Collection<String> numbers, HostCheck asked, Map<String, String[]> typed, Map<String, String> errors,
			Actor actor) {
		Selection selection = this.selection.chosen(numbers, asked, actor);
		Call call = this.calls.require(selection.chosen().get(0).application().callId());
		Set<String> hosts = selection.chosen()
			.stream()
			.map((one) -> one.application().host())
			.collect(Collectors.toSet());
		return new Sheet(call, selection.check(), selection.chosen(),
				(selection.check() == HostCheck.REVIEW) ? this.limits.used(List.of(call), hosts) : List.of(),
				this.batch.fields(selection.items(), selection.check().questions(), typed, errors));
	}

	/**
	 * Keeps the files that were sent, in each of the applications. Not to be called in a
	 * transaction.
	 */
	TaskBatch.Received receive(Collection<String> numbers, HostCheck asked, Map<String, String[]> typed,
			MultiValueMap<String, MultipartFile> files, Actor actor, Locale locale) {
		if (files.isEmpty()) {
			return new TaskBatch.Received(typed, Map.of());
		}
		Selection selection = this.selection.chosen(numbers, asked, actor);
		return this.batch.receive(selection.items(), selection.check().questions(), typed, files, actor, locale);
	}

	/**
	 * What is wrong with the answers or the password, by the name of the field. Where
	 * nothing is left to do nothing is wrong.
	 */
	Map<String, String> errors(Collection<String> numbers, HostCheck asked, Map<String, String[]> typed,
			String password, Actor actor, Locale locale) {
		Selection selection = this.selection.chosen(numbers, asked, actor);
		if (selection.items().isEmpty()) {
			return Map.of();
		}
		HostCheck check = selection.check();
		Map<String, String> errors = new LinkedHashMap<>(
				this.batch.errors(selection.items(), check.questions(), typed, check.outcome()));
		try {
			this.reauthentication.check(actor, password);
		}
		catch (Refused ex) {
			errors.putAll(FormErrors.of(ex, this.messages, locale));
		}
		return errors;
	}

	/**
	 * Does the check of those that still wait for the actor.
	 * @return why it was not done for an application, by its number
	 */
	Map<String, String> forward(Collection<String> numbers, HostCheck asked, Map<String, String[]> typed, Actor actor,
			Locale locale) {
		Selection selection = this.selection.chosen(numbers, asked, actor);
		HostCheck check = selection.check();
		Map<UUID, Map<String, Object>> answers = this.batch.answers(selection.items(), check.questions(), typed);
		Map<String, String> refused = new LinkedHashMap<>();
		for (WorkItem item : selection.items()) {
			refusal(item, check, answers.get(item.id()), actor, locale)
				.ifPresent((reason) -> refused.put(item.of().number(), reason));
		}
		return refused;
	}

	private Optional<String> refusal(WorkItem item, HostCheck check, Map<String, Object> answers, Actor actor,
			Locale locale) {
		try {
			this.submissions.submit(item, check.outcome(), answers, actor);
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

	/** What has become of the chosen applications, whoever did it for the institution. */
	List<Result> results(Collection<String> numbers, HostCheck asked, Map<String, String> refused, Actor actor) {
		Selection selection = this.selection.chosen(numbers, asked, actor);
		HostCheck check = selection.check();
		Map<UUID, Submission> answered = this.submissions
			.latest(selection.chosen().stream().map((one) -> one.application().id()).toList(), check.task());
		Map<UUID, PersonView> names = this.people
			.all(answered.values().stream().map(Submission::by).collect(Collectors.toSet()));
		return selection.chosen().stream().map((one) -> {
			Submission answer = (one.item() == null) ? answered.get(one.application().id()) : null;
			boolean forwarded = answer != null && answer.outcome().equals(check.outcome());
			return new Result(one.application(), forwarded ? answer : null,
					forwarded ? names.get(answer.by()).name() : null,
					forwarded ? null : refused.get(one.application().number()), one.item() != null);
		}).toList();
	}

	/**
	 * @param check what is done for all of them
	 * @param used what the institutions have used of what the call takes from one, where
	 * this check uses it
	 * @param fields of what can be forwarded
	 */
	record Sheet(Call call, HostCheck check, List<HostSelection.Chosen> chosen, List<HostLimits.Used> used,
			TaskBatch.Fields fields) {

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
