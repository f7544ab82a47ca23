package org.grantway.documents;

import org.grantway.shared.Actor;

/**
 * Says who may open a case's files. The module that owns the kind of case provides one;
 * modules further right may add theirs (reviewers, auditors). One that allows is enough.
 */
public interface FileAccess {

	String caseType();

	boolean mayOpen(Actor reader, Files.StoredFile file);

}
