package org.grantway.applications;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.identity.Organisations;
import org.grantway.identity.People;
import org.grantway.shared.AccountNumber;
import org.grantway.shared.Actor;
import org.grantway.shared.CaseRef;
import org.grantway.shared.Fact;
import org.grantway.shared.LocalizedText;
import org.grantway.shared.NotAllowed;
import org.grantway.shared.NotFound;
import org.grantway.shared.Notice;
import org.grantway.shared.Refusals;
import org.grantway.shared.Refused;
import org.grantway.shared.Role;
import org.grantway.shared.RoleAt;

/**
 * The bank accounts to which institutions are paid. One person of an office enters the
 * account, a second one confirms it by typing its number from the bank's paper; until
 * then the one that was confirmed before holds.
 */
@Service
@Transactional
public class HostAccounts {

	private static final String PAGE = "/host/account";

	private static final int LONGEST = 200;

	private final HostAccountRepository accounts;

	private final ApplicationAccess access;

	private final Organisations organisations;

	private final People people;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	HostAccounts(HostAccountRepository accounts, ApplicationAccess access, Organisations organisations, People people,
			ApplicationEventPublisher events, Clock clock) {
		this.accounts = accounts;
		this.access = access;
		this.organisations = organisations;
		this.people = people;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * The account that holds, in full; empty if none was confirmed. The caller checks
	 * access.
	 */
	@Transactional(readOnly = true)
	public Optional<Account> of(String host) {
		return this.accounts.findFirstByOrganisationAndConfirmedAtNotNullOrderByConfirmedAtDesc(host)
			.map(HostAccount::view);
	}

	/** Asks an institution's office for its account, if none holds. */
	public void ask(String host, CaseRef of) {
		if (of(host).isEmpty()) {
			this.events
				.publishEvent(new Notice(of, RoleAt.of(Role.HOST_OFFICE, host), "host.account-missing", PAGE, null));
		}
	}

	/**
	 * The institutions whose office the actor is, with their accounts.
	 * @throws NotAllowed if there is none
	 */
	@Transactional(readOnly = true)
	List<Sheet> sheets(Actor actor) {
		Set<String> hosts = new TreeSet<>(this.access.hostsOf(actor));
		if (hosts.isEmpty()) {
			throw new NotAllowed("applications.access.host-only");
		}
		return hosts.stream().map((host) -> sheet(host, actor)).toList();
	}

	private Sheet sheet(String host, Actor actor) {
		Optional<HostAccount> holds = this.accounts
			.findFirstByOrganisationAndConfirmedAtNotNullOrderByConfirmedAtDesc(host);
		return new Sheet(host, this.organisations.require(host).name(), holds.map(this::entry).orElse(null),
				waiting(host).map(this::entry).orElse(null),
				waiting(host).filter((one) -> !actor.is(one.enteredBy())).isPresent(),
				this.people.holding(RoleAt.of(Role.HOST_OFFICE, host)).size() < 2);
	}

	private Optional<HostAccount> waiting(String host) {
		return this.accounts.findFirstByOrganisationOrderByEnteredAtDesc(host).filter((one) -> !one.isConfirmed());
	}

	private Entry entry(HostAccount one) {
		return new Entry(one.id(), one.view(), name(one.enteredBy()), one.enteredAt(), name(one.confirmedBy()),
				one.confirmedAt());
	}

	private LocalizedText name(UUID person) {
		return (person != null) ? this.people.require(person).name() : null;
	}

	/**
	 * Enters an account, which takes the place of one that was not confirmed. The others
	 * of the office are told.
	 * @param typed {@code name}, {@code bank} and {@code number}; blanks in the number
	 * are left out
	 * @throws NotAllowed for others than the institution's office
	 * @throws Refused beside the field
	 */
	public void enter(String host, Map<String, String> typed, Actor actor) {
		requireOffice(host, actor);
		Account account = new Account(text(typed, "name"), text(typed, "bank"),
				AccountNumber.read(text(typed, "number")));
		new Refusals()
			.unless(!account.name().isEmpty() && account.name().length() <= LONGEST, "name",
					"applications.account.name.missing")
			.unless(!account.bank().isEmpty() && account.bank().length() <= LONGEST, "bank",
					"applications.account.bank.missing")
			.unless(AccountNumber.isOne(account.number()), "number", "applications.account.number.wrong")
			.refuse();
		if (of(host).filter(account::equals).isPresent()) {
			throw Refused.at("number", "applications.account.same");
		}
		if (waiting(host).map(HostAccount::view).filter(account::equals).isPresent()) {
			return;
		}
		this.accounts.save(new HostAccount(host, account, actor.personId(), Instant.now(this.clock)));
		publish("host.account-entered", host, account, actor);
		this.events.publishEvent(new Notice(Organisations.caseOf(host), RoleAt.of(Role.HOST_OFFICE, host),
				"host.account-entered", PAGE, null));
	}

	/**
	 * Confirms what somebody else has entered; from then on it holds.
	 * @param number of the account, typed once more
	 * @throws NotFound if nothing waits
	 * @throws Refused for the one who entered it, or beside {@code again} if the number
	 * is another
	 */
	public void confirm(String host, String number, Actor actor) {
		requireOffice(host, actor);
		HostAccount waiting = waiting(host).orElseThrow(() -> new NotFound("account of " + host));
		if (actor.is(waiting.enteredBy())) {
			throw Refused.at("again", "applications.account.own");
		}
		if (!waiting.view().number().equals(AccountNumber.read(number))) {
			throw Refused.at("again", "applications.account.differs");
		}
		waiting.confirm(actor.personId(), Instant.now(this.clock));
		this.accounts.save(waiting);
		publish("host.account-confirmed", host, waiting.view(), actor);
	}

	private void requireOffice(String host, Actor actor) {
		if (!this.access.hostsOf(actor).contains(host)) {
			throw new NotAllowed("applications.access.host-only");
		}
	}

	/** The journal says which account without its whole number. */
	private void publish(String action, String host, Account account, Actor actor) {
		this.events.publishEvent(Fact.of(Organisations.caseOf(host), action)
			.by(actor)
			.now("name", account.name())
			.now("bank", account.bank())
			.now("account", account.masked())
			.readableBy(Fact.Audience.STAFF));
	}

	private static String text(Map<String, String> typed, String key) {
		return typed.getOrDefault(key, "").strip();
	}

	/**
	 * Where money is paid to.
	 *
	 * @param number 9 to 30 digits
	 */
	public record Account(String name, String bank, String number) {

		/** The number for those who need not know it: its last four digits. */
		public String masked() {
			return AccountNumber.masked(this.number);
		}

		/** Does not tell the number, wherever it is written. */
		@Override
		public String toString() {
			return this.name + ", " + this.bank + ", " + masked();
		}

	}

	/**
	 * The accounts of one institution.
	 *
	 * @param holds to which it is paid, or null
	 * @param waiting what a second person has to confirm, or null
	 * @param mayConfirm whether the reader is such a person
	 * @param alone whether the office has no second person
	 */
	record Sheet(String host, LocalizedText name, Entry holds, Entry waiting, boolean mayConfirm, boolean alone) {

	}

	/**
	 * @param confirmedBy null while it waits
	 */
	record Entry(UUID id, Account account, LocalizedText enteredBy, Instant enteredAt, LocalizedText confirmedBy,
			Instant confirmedAt) {

	}

}
