package org.grantway.notifications;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * Until when people have been told what fell due. There is one; its version lets only one
 * node tell.
 */
@Entity
@Table(name = "overdue_round")
class OverdueMark {

	static final int ONLY = 1;

	@Id
	private int id = ONLY;

	private Instant toldUntil;

	@Version
	private Long version;

	protected OverdueMark() {
	}

	OverdueMark(Instant from) {
		this.toldUntil = from;
	}

	Instant toldUntil() {
		return this.toldUntil;
	}

	void toldUntil(Instant until) {
		this.toldUntil = until;
	}

}
