package org.grantway.awards.lists;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface ListItemRepository extends JpaRepository<ListItem, UUID> {

	List<ListItem> findByListIdOrderByPosition(UUID listId);

	List<ListItem> findByListIdInOrderByPosition(Collection<UUID> listIds);

	List<ListItem> findByApplicationId(UUID applicationId);

}
