package org.grantway.awards.lists;

import org.springframework.stereotype.Component;

import org.grantway.awards.AwardsAccess;
import org.grantway.documents.FileAccess;
import org.grantway.documents.Files.StoredFile;
import org.grantway.shared.Actor;

/**
 * Letters of departments are open to those who may read the list.
 */
@Component
class ListFiles implements FileAccess {

	private final Lists lists;

	private final AwardsAccess access;

	ListFiles(Lists lists, AwardsAccess access) {
		this.lists = lists;
		this.access = access;
	}

	@Override
	public String caseType() {
		return ListView.CASE_TYPE;
	}

	@Override
	public boolean mayOpen(Actor reader, StoredFile file) {
		return this.lists.find(file.of().id())
			.filter((list) -> this.access.mayReadList(reader, list.callId()))
			.isPresent();
	}

}
