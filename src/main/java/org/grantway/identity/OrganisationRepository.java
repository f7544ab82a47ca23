package org.grantway.identity;

import java.util.List;
import java.util.Set;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface OrganisationRepository extends JpaRepository<Organisation, String> {

	List<Organisation> findByOrderByCode(Limit limit);

	/**
	 * Those that are found.
	 * @param beginning where the entries begin that are looked for
	 * @param after the first entry behind them
	 */
	@Query("""
			select o from Organisation o where o.code in (
				select found.code from Organisation found join found.searchEntries e
				where e >= :beginning and e < :after)
			order by o.code""")
	List<Organisation> search(String beginning, String after, Pageable page);

	@Query("select o.code from Organisation o join o.under parent where parent = :parent")
	Set<String> under(String parent);

	List<Organisation> findByTypeOrderByCode(String type);

}
