package org.grantway.shared;

import java.util.UUID;

/**
 * An entity whose every change needs an entry in the journal: a transaction that inserts,
 * changes or deletes one without publishing a {@link DomainEvent} on its case fails.
 */
public interface Audited {

	/**
	 * Id of the case in whose history its changes belong; or, for a part of another
	 * audited entity, the id of that one.
	 */
	UUID auditedAs();

	/** The kind of entity it is a part of, or null if it knows its case itself. */
	default Class<? extends Audited> partOf() {
		return null;
	}

}
