package org.grantway.projects;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface PostingRepository extends JpaRepository<Posting, UUID> {

	List<Posting> findByProjectIdOrderByPostedAtAsc(UUID projectId);

	/**
	 * What was demanded back and has not come, of the projects that these offices pay or
	 * to which these regions give.
	 * @param everywhere of all projects
	 */
	@Query("""
			select p.number as project, p.titleEn as titleEn, p.titleZh as titleZh, d.funder as funder,
				sum(case when d.kind = RECOVER then d.amountFen else -d.amountFen end) as fen,
				max(case when d.kind = RECOVER then d.postedAt end) as demandedAt
			from Posting d, Project p
			where p.id = d.projectId and d.kind in (RECOVER, RETURN)
			and (:everywhere = true or p.agency in :offices or p.leadDepartment in :offices
				or exists (select 1 from Instalment r where r.projectId = p.id and r.funder in :regions))
			group by p.number, p.titleEn, p.titleZh, d.funder
			having sum(case when d.kind = RECOVER then d.amountFen else -d.amountFen end) > 0
			order by p.number, d.funder""")
	List<OpenDemand> openDemands(boolean everywhere, Collection<String> offices, Collection<String> regions,
			Limit limit);

	/** What one funder waits for. */
	interface OpenDemand {

		String getProject();

		String getTitleEn();

		String getTitleZh();

		String getFunder();

		long getFen();

		/** When the last demand was made. */
		Instant getDemandedAt();

	}

}
