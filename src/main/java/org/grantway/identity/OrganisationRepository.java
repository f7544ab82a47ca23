package org.grantway.identity;

import java.util.List;
import java.util.Set;

import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface OrganisationRepository extends JpaRepository<Organisation, String> {

	@Query("""
			select o from Organisation o
			where lower(o.code) like :pattern or lower(o.nameEn) like :pattern or o.nameZh like :pattern
			order by o.code""")
	List<Organisation> search(String pattern, Pageable page);

	@Query("select o.code from Organisation o join o.under parent where parent = :parent")
	Set<String> under(String parent);

	List<Organisation> findByTypeOrderByCode(String type);

}
