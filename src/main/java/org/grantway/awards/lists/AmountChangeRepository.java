package org.grantway.awards.lists;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface AmountChangeRepository extends JpaRepository<AmountChange, UUID> {

	List<AmountChange> findByListIdOrderByChangedAt(UUID listId);

}
