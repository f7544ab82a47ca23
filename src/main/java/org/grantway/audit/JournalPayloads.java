package org.grantway.audit;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface JournalPayloads extends Repository<JournalPayload, UUID> {

	List<JournalPayload> findByEntryIdIn(Collection<UUID> entries);

}
