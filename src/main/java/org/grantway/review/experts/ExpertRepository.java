package org.grantway.review.experts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.criteria.Predicate;

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
	 * @param text part of a name, a unit's name or a field's code, or nothing
	 * @param fields codes of fields, any of which is enough as well
	 */
	default Page<Expert> search(String text, Collection<String> fields, Pageable page) {
		List<String> parts = new ArrayList<>(fields.stream().map(String::toLowerCase).toList());
		parts.add(text);
		return findAll(
				(expert, query,
						like) -> like.or(parts.stream()
							.map((part) -> like.like(expert.get("searchText"), SearchTerms.containing(part), '!'))
							.toArray(Predicate[]::new)),
				PageRequest.of(page.getPageNumber(), page.getPageSize(), Sort.by("sortName", "personId")));
	}

}
