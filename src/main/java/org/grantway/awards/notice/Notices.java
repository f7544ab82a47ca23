package org.grantway.awards.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.grantway.awards.AwardsAccess;
import org.grantway.awards.lists.ListStatus;
import org.grantway.awards.lists.ListView;
import org.grantway.awards.lists.Lists;
import org.grantway.shared.Actor;
import org.grantway.shared.Fact;
import org.grantway.shared.Letter;
import org.grantway.shared.NotFound;
import org.grantway.shared.Refusals;
import org.grantway.shared.Refused;
import org.grantway.web.PublicAddress;
import org.grantway.workflow.Processes;
import org.grantway.workflow.WorkItem;
import org.grantway.workflow.Worklist;

/**
 * Takes objections to public notices and keeps what was found out about them.
 */
@Service
@Transactional
class Notices {

	static final String INVESTIGATE = "Task_Investigate";

	private static final int LONGEST = 5000;

	/** Grounds shorter than this cannot be looked into. */
	private static final int SHORTEST = 20;

	private static final Pattern MAIL = Pattern
		.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

	private final NoticeObjectionRepository objections;

	private final Lists lists;

	private final AwardsAccess access;

	private final Worklist worklist;

	private final Processes processes;

	private final ApplicationEventPublisher events;

	private final MessageSource messages;

	private final PublicAddress address;

	private final Clock clock;

	private final boolean mailing;

	Notices(NoticeObjectionRepository objections, Lists lists, AwardsAccess access, Worklist worklist,
			Processes processes, ApplicationEventPublisher events, MessageSource messages, PublicAddress address,
			Clock clock, @Value("${spring.mail.host:}") String mailHost) {
		this.objections = objections;
		this.lists = lists;
		this.access = access;
		this.worklist = worklist;
		this.processes = processes;
		this.events = events;
		this.messages = messages;
		this.address = address;
		this.clock = clock;
		this.mailing = !mailHost.isBlank();
	}

	/** A list that has been published; others do not exist for the public. */
	@Transactional(readOnly = true)
	public ListView published(String number) {
		return this.lists.find(number)
			.filter((list) -> list.noticeFrom() != null)
			.orElseThrow(() -> new NotFound("notice " + number));
	}

	boolean isOpen(ListView list) {
		return list.status() == ListStatus.PUBLIC_NOTICE && Instant.now(this.clock).isBefore(list.noticeUntil());
	}

	/**
	 * Anyone may object until the end of the last day.
	 * @return the key of the objector's receipt
	 */
	public UUID object(ListView list, UUID application, Complaint complaint, Locale language, Actor actor) {
		if (!isOpen(list)) {
			throw new Refused("notice.over");
		}
		new Refusals().gather(() -> require("name", complaint.name(), 200))
			.gather(() -> require("contact", complaint.contact(), 300))
			.unless(complaint.contact() == null || complaint.contact().isBlank() || isReachable(complaint.contact()),
					"contact", "notice.unreachable")
			.gather(() -> require("grounds", complaint.grounds(), LONGEST))
			.unless(complaint.grounds() == null || complaint.grounds().isBlank()
					|| complaint.grounds().strip().length() >= SHORTEST, "grounds", "notice.too-short", SHORTEST)
			.refuse();
		if (application != null && list.item(application).isEmpty()) {
			throw new NotFound("item " + application);
		}
		this.lists.lock(list.id());
		NoticeObjection objection = this.objections.save(new NoticeObjection(list.id(),
				this.objections.countByListId(list.id()) + 1, application, complaint.name().strip(),
				complaint.contact().strip(), complaint.grounds().strip(), language, Instant.now(this.clock)));
		// The objector's name and contact stay with those who investigate.
		this.events.publishEvent(Fact.of(list.asCase(), "notice.objected")
			.by((actor != null) ? actor : Actor.SYSTEM)
			.now("objection", objection.number(list.number()))
			.now("application", application)
			.readableBy(Fact.Audience.STAFF));
		if (!this.processes.send("Msg_Objection", "public-notice", list.id(),
				Map.of("objectionId", objection.id().toString()))) {
			throw new Refused("notice.over");
		}
		write("received", list, objection);
		return objection.receiptKey();
	}

	/** Writes to the objector, if there is an e-mail address; grounds stay inside. */
	private void write(String what, ListView list, NoticeObjection objection) {
		String number = objection.number(list.number());
		Optional<String> to = mailOf(objection.view().contact());
		if (to.isEmpty() || objection.receiptKey() == null) {
			return;
		}
		Locale language = objection.language();
		String subject = this.messages.getMessage("notice.mail." + what + ".subject", new Object[] { number },
				language);
		String body = this.messages.getMessage("notice.mail." + what,
				new Object[] { number, this.address.of(receiptPath(list, objection.receiptKey())) }, language);
		this.events.publishEvent(new Letter(to.get(), subject, body));
	}

	static String receiptPath(ListView list, UUID receipt) {
		return "/notices/" + list.number() + "/objections/" + receipt;
	}

	/** The e-mail address in a text, if there is one. */
	static Optional<String> mailOf(String contact) {
		return MAIL.matcher(contact).results().map(MatchResult::group).findFirst();
	}

	/** Whether the objector gets a mail when the objection is answered. */
	boolean isMailed(NoticeObjection.View objection) {
		return this.mailing && mailOf(objection.contact()).isPresent();
	}

	/** The objection as its objector sees it, who alone knows the key. */
	@Transactional(readOnly = true)
	public NoticeObjection.View receipt(ListView list, UUID key) {
		return this.objections.findByListIdAndReceiptKey(list.id(), key)
			.map(NoticeObjection::view)
			.orElseThrow(() -> new NotFound("receipt " + key));
	}

	/** Whether a text can be a telephone number or an e-mail address. */
	static boolean isReachable(String contact) {
		return contact.strip().matches("(?s).*[^\\s@]@[^\\s@]+\\.[^\\s@].*")
				|| contact.chars().filter(Character::isDigit).count() >= 7;
	}

	private static void require(String field, String text, int longest) {
		if (text == null || text.isBlank()) {
			throw Refused.at(field, "notice.missing." + field);
		}
		if (text.length() > longest) {
			throw Refused.at(field, "notice.too-long", longest);
		}
	}

	@Transactional(readOnly = true)
	public List<NoticeObjection.View> objections(UUID list) {
		return this.objections.findByListIdOrderByFiledAt(list).stream().map(NoticeObjection::view).toList();
	}

	@Transactional(readOnly = true)
	public NoticeObjection.View objection(ListView list, UUID id, Actor actor) {
		this.access.requireMayReadList(actor, list.callId());
		this.access.requireMayInvestigate(actor, list.callId());
		return this.objections.findById(id)
			.filter((objection) -> objection.listId().equals(list.id()))
			.map(NoticeObjection::view)
			.orElseThrow(() -> new NotFound("objection " + id));
	}

	/** Records what was found out: the objection is upheld or dismissed. */
	public void conclude(ListView list, UUID id, String result, String finding, Actor actor) {
		objection(list, id, actor);
		new Refusals()
			.unless(result != null && List.of("upheld", "dismissed").contains(result), "result",
					"notice.missing.result")
			.gather(() -> require("finding", finding, LONGEST))
			.refuse();
		WorkItem item = this.worklist.find(list.id(), INVESTIGATE, id.toString(), actor)
			.orElseThrow(() -> new Refused("notice.concluded-already"));
		NoticeObjection objection = this.objections.findById(id).orElseThrow();
		objection.conclude(result, finding.strip(), actor.personId(), Instant.now(this.clock));
		this.objections.save(objection);
		this.events.publishEvent(Fact.of(list.asCase(), "notice.investigated")
			.by(actor)
			.because(finding)
			.now("objection", objection.number(list.number()))
			.now("result", result)
			.readableBy(Fact.Audience.STAFF));
		write("answered", list, objection);
		this.worklist.complete(item.id(), actor, result, Map.of());
	}

	/** What an objector writes. */
	record Complaint(String name, String contact, String grounds) {

	}

}
