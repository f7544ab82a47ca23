package org.grantway.programmes;

import java.util.List;
import java.util.UUID;

import org.springframework.data.repository.CrudRepository;

interface OutageRepository extends CrudRepository<Outage, UUID> {

	List<Outage> findAllByOrderByBegunAt();

}
