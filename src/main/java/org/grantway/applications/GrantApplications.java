package org.grantway.applications;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface GrantApplications extends JpaRepository<GrantApplication, UUID> {

	Optional<GrantApplication> findByCaseNumber(String number);

	/** Where an application stands, without reading the application itself. */
	@Query("select a.callId as callId, a.host as host from GrantApplication a where a.caseNumber = :number")
	Optional<Standing> standing(String number);

	/**
	 * Held until the transaction ends, so that a double click submits once. Has to be the
	 * first that the transaction reads of the application.
	 */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select a from GrantApplication a where a.caseNumber = :number")
	Optional<GrantApplication> lock(String number);

	@Query("select a.caseNumber from GrantApplication a where a.id = :id")
	String numberOf(UUID id);

	List<GrantApplication> findByCallIdOrderByCaseNumber(UUID callId);

	@Query("select a.callId, count(a) from GrantApplication a group by a.callId")
	List<Object[]> countByCall();

	@Query("""
			select a.status as status, count(a.submittedAt) as submitted, count(a) as howMany,
				sum(a.requested) as requested
			from GrantApplication a where a.callId = :call
			group by a.status, case when a.submittedAt is null then 0 else 1 end""")
	List<InStatus> figures(UUID call);

	@Query("select a.id, a.caseNumber from GrantApplication a where a.callId = :call order by a.caseNumber")
	List<Object[]> numbers(UUID call);

	@Query("select a.id from GrantApplication a where a.callId = :call and a.status in :statuses")
	Set<UUID> idsIn(UUID call, Collection<ApplicationStatus> statuses);

	@Query("select distinct a.host from GrantApplication a where a.callId = :call and a.submittedAt is not null")
	Set<String> hostsOfSubmitted(UUID call);

	@Query("""
			select a.principalInvestigator, a.id from GrantApplication a
			where a.callId = :call and a.principalInvestigator in :people and a.status not in :ends""")
	List<Object[]> leading(UUID call, Collection<UUID> people, Collection<ApplicationStatus> ends);

	/**
	 * Of what was asked for, own applications, and the submitted ones that the reader
	 * reads by office. Each part of the union has an index; by {@code or} they would have
	 * none.
	 */
	String FOUND = """
			from (select e.application_id as id from application_search_entry e
					where e.entry >= :beginning and e.entry < :after
				union select p.id from grant_application p where p.principal_investigator in (:people)
				union select h.id from grant_application h where h.host in (:hosts)) found
			join grant_application a on a.id = found.id
			where a.principal_investigator = :reader
				or exists (select 1 from application_member m where m.application_id = a.id and m.person_id = :reader)
				or exists (select 1 from application_helper w where w.application_id = a.id and w.person_id = :reader)
				or (a.document_id is not null
					and (:everywhere = true or a.call_id in (:officeCalls) or a.host in (:officeHosts)
						or exists (select 1 from recommendation r
							where r.application_id = a.id and r.department in (:recommending))))
			""";

	/**
	 * Finds applications.
	 * @param beginning where the entries begin that are looked for
	 * @param after the first entry behind them
	 * @param everywhere whether the reader reads all that is submitted
	 */
	@Query(nativeQuery = true, value = "select a.* " + FOUND + "order by a.updated_at desc, a.id",
			countQuery = "select count(*) " + FOUND)
	Page<GrantApplication> search(String beginning, String after, Collection<UUID> people, Collection<String> hosts,
			UUID reader, boolean everywhere, Collection<UUID> officeCalls, Collection<String> officeHosts,
			Collection<String> recommending, Pageable page);

	boolean existsByOpenSlot(String slot);

	boolean existsByCallIdAndHostAndStatusNotIn(UUID callId, String host, Collection<ApplicationStatus> statuses);

	/**
	 * What these people lead or take part in, in these statuses. What was refused counts
	 * only once it is awarded after all.
	 */
	default List<GrantApplication> counting(Collection<UUID> people, Collection<ApplicationStatus> statuses,
			ApplicationStatus awarded) {
		Set<UUID> ids = new HashSet<>(ledBy(people));
		ids.addAll(joinedBy(people));
		return ids.isEmpty() ? List.of() : among(ids, statuses, awarded);
	}

	@Query("""
			select a from GrantApplication a where a.id in :ids and a.status in :statuses
			and (a.refusedAs is null or a.status = :awarded)
			order by a.caseNumber""")
	List<GrantApplication> among(Collection<UUID> ids, Collection<ApplicationStatus> statuses,
			ApplicationStatus awarded);

	/** Each of these three has an index; together in one query they would have none. */
	@Query("select a.id from GrantApplication a where a.principalInvestigator in :people")
	List<UUID> ledBy(Collection<UUID> people);

	@Query("select a.id from GrantApplication a join a.members m where m in :people")
	List<UUID> joinedBy(Collection<UUID> people);

	@Query("select a.id from GrantApplication a join a.helpers h where key(h) = :person")
	List<UUID> helpedBy(UUID person);

	/** All of one institution in one call, always in the same order. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select a from GrantApplication a where a.callId = :call and a.host = :host order by a.id")
	List<GrantApplication> lockOfHost(UUID call, String host);

	/** Those in these statuses; what was refused counts only once it is awarded. */
	@Query("""
			select count(a) from GrantApplication a
			where a.callId = :call and a.host = :host and a.status in :statuses
			and (a.refusedAs is null or a.status = :awarded)""")
	long countOfHost(UUID call, String host, Collection<ApplicationStatus> statuses, ApplicationStatus awarded);

	/**
	 * Those not in these statuses; what the host itself refused counts once it rejoined.
	 */
	@Query("""
			select a.callId as callId, a.host as host, count(a) as forwarded from GrantApplication a
			where a.callId in :calls and a.host in :hosts and a.status not in :before
			and (a.status <> :appealed or a.refusedAs <> :refused)
			group by a.callId, a.host""")
	List<Forwarded> countForwarded(Collection<UUID> calls, Collection<String> hosts,
			Collection<ApplicationStatus> before, ApplicationStatus appealed, ApplicationStatus refused);

	/**
	 * Whether there is anything that the person leads, takes part in or helps to write,
	 * or was asked to. One statement, as the menu of every page asks it.
	 */
	default boolean concern(UUID person) {
		return concerning(person.toString()) > 0;
	}

	@Query(nativeQuery = true, value = """
			select count(*) from person p where p.id = :person and (
				exists (select 1 from grant_application a where a.principal_investigator = p.id)
				or exists (select 1 from application_member m where m.person_id = p.id)
				or exists (select 1 from application_helper h where h.person_id = p.id)
				or exists (select 1 from application_invitation i where i.person_id = p.id and i.state = 'OPEN')
				or exists (select 1 from application_transfer t where t.to_person = p.id
					and t.state in ('PROPOSED', 'ACCEPTED')))""")
	long concerning(String person);

	/** What a person leads, takes part in or helps to write, the newest first. */
	default List<GrantApplication> ofPerson(UUID person, Pageable page) {
		Set<UUID> ids = new HashSet<>(ledBy(List.of(person)));
		ids.addAll(joinedBy(List.of(person)));
		ids.addAll(helpedBy(person));
		return ids.isEmpty() ? List.of() : newest(ids, page);
	}

	@Query("select a from GrantApplication a where a.id in :ids order by a.createdAt desc")
	List<GrantApplication> newest(Collection<UUID> ids, Pageable page);

	/**
	 * What orders the applications of these hosts, without the applications themselves.
	 * @param more ids of applications of others that count with them
	 * @param call the call's number, or an empty text for all calls
	 * @param all whether nothing is looked for
	 * @param beginning where the entries begin that are looked for
	 * @param after the first entry behind them
	 */
	@Query("""
			select a.id as id, a.callId as callId, a.status as status, a.statusBefore as statusBefore,
				a.invitedSince as invitedSince, a.updatedAt as updatedAt
			from GrantApplication a
			where (a.host in :hosts or a.id in :more) and a.status in :statuses
			and (:call = '' or a.callCode = :call)
			and (:all = true or a.id in (
				select found.id from GrantApplication found join found.searchEntries e
				where e >= :beginning and e < :after))
			order by a.updatedAt desc, a.id""")
	List<Queued> ofHosts(Collection<String> hosts, Collection<UUID> more, Collection<ApplicationStatus> statuses,
			String call, boolean all, String beginning, String after);

	@Query("select distinct a.callId from GrantApplication a where a.host in :hosts and a.status in :statuses")
	Set<UUID> callsOfHosts(Collection<String> hosts, Collection<ApplicationStatus> statuses);

	/** Who leads something at these hosts that has not ended. */
	@Query("""
			select distinct a.principalInvestigator from GrantApplication a where a.host in :hosts
			and a.status not in :ends""")
	Set<UUID> leadersAt(Collection<String> hosts, Collection<ApplicationStatus> ends);

	/** What these people lead at these hosts and has not ended. */
	@Query("""
			select a from GrantApplication a where a.principalInvestigator in :people and a.host in :hosts
			and a.status not in :ends order by a.caseNumber""")
	List<GrantApplication> openOf(Collection<UUID> people, Collection<String> hosts,
			Collection<ApplicationStatus> ends);

	List<GrantApplication> findByCaseNumberIn(Collection<String> numbers);

	/** Applications of a call in one status, handed in or not. */
	interface InStatus {

		ApplicationStatus getStatus();

		long getSubmitted();

		long getHowMany();

		long getRequested();

	}

	/** How many applications an institution has forwarded in a call. */
	interface Forwarded {

		UUID getCallId();

		String getHost();

		long getForwarded();

	}

	/** What the order of a host's queue goes by. */
	interface Queued {

		UUID getId();

		UUID getCallId();

		ApplicationStatus getStatus();

		ApplicationStatus getStatusBefore();

		Instant getInvitedSince();

		Instant getUpdatedAt();

	}

	/** The call and the institution that an application belongs to. */
	interface Standing {

		UUID getCallId();

		String getHost();

	}

}
