package org.grantway.projects;

import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import org.grantway.applications.HostAccounts;
import org.grantway.applications.HostAccounts.Account;
import org.grantway.forms.Submissions;
import org.grantway.shared.AccountNumber;
import org.grantway.shared.Refusals;
import org.grantway.shared.Refused;

/**
 * To which account a project is paid: that of its own legal person where it has
 * registered one, otherwise the one that its host's office has given and confirmed.
 */
@Component
class Payees {

	private final HostAccounts accounts;

	private final Submissions submissions;

	Payees(HostAccounts accounts, Submissions submissions) {
		this.accounts = accounts;
		this.submissions = submissions;
	}

	/** Empty if neither is known. */
	Optional<Account> of(Project project) {
		return this.submissions.latest(project.applicationId(), "Task_ProvideRegistration")
			.map((registered) -> new Account(registered.text("name"), registered.text("bank"),
					registered.text("account")))
			.or(() -> this.accounts.of(project.host()));
	}

	/**
	 * @throws Refused beside the fields of an order that is to another account than the
	 * one that is known
	 */
	void require(Project project, Map<String, Object> order) {
		of(project).ifPresent((known) -> new Refusals()
			.unless(known.name().equals(text(order, "payee")), "payee", "projects.order.other-payee", known.name())
			.unless(known.number().equals(AccountNumber.read(text(order, "account"))), "account",
					"projects.order.other-account", known.masked())
			.refuse());
	}

	private static String text(Map<String, Object> answers, String key) {
		return String.valueOf(answers.getOrDefault(key, "")).strip();
	}

}
