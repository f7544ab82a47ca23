package org.grantway.review.experts;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;

import org.grantway.shared.SearchTerms;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;

interface ExpertRepository extends JpaRepository<Expert, UUID>, JpaSpecificationExecutor<Expert> {

	List<Expert> findByActiveTrue();

	long countByActiveTrue();

	/**
	 * A page of the pool by name.
	 * @param text the beginning of a word of a name, a unit's name or a field's code, or
	 * nothing
	 * @param fields codes of fields, any of which is enough as well
	 */
	default Page<Expert> search(String text, Collection<String> fields, Pageable page) {
		Pageable byName = PageRequest.of(page.getPageNumber(), page.getPageSize(), Sort.by("sortName", "personId"));
		if (text.isBlank()) {
			return findAll(byName);
		}
		List<String> beginnings = Stream.concat(Stream.of(text), fields.stream()).map(SearchTerms::beginning).toList();
		return findAll((expert, query, where) -> {
			Subquery<UUID> found = query.subquery(UUID.class);
			Root<Expert> one = found.from(Expert.class);
			Join<Expert, String> entry = one.join("searchEntries");
			found.select(one.get("personId"))
				.where(where.or(beginnings.stream()
					.map((beginning) -> where.and(where.greaterThanOrEqualTo(entry, beginning),
							where.lessThan(entry, SearchTerms.after(beginning))))
					.toArray(Predicate[]::new)));
			return expert.get("personId").in(found);
		}, byName);
	}

}
