package org.grantway.shared;

/**
 * An entity whose every change needs an entry in the journal: a transaction that inserts,
 * changes or deletes one without publishing a {@link DomainEvent} on its case fails.
 */
public interface Audited {

	/** The case in whose history its changes belong. */
	CaseRef auditedAs();

}
