package org.grantway.review.letters;

import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface ReviewSheetRepository extends JpaRepository<ReviewSheet, UUID> {

}
