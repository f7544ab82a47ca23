package org.grantway.forms.submission;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface FormVersions extends Repository<FormVersion, UUID> {

	FormVersion save(FormVersion version);

	Optional<FormVersion> findByFormKeyAndContentHash(String formKey, String contentHash);

	Optional<FormVersion> findByFormKeyAndVersionNo(String formKey, int versionNo);

	@Query("select coalesce(max(v.versionNo), 0) from FormVersion v where v.formKey = :formKey")
	int latestNumber(String formKey);

}
