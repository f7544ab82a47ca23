package org.grantway.projects;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.grantway.shared.Audited;

/**
 * What the task book measures success by.
 */
@Entity
@Table(name = "project_indicator")
class Indicator implements Audited {

	@Id
	private UUID id;

	private UUID projectId;

	private int ordinal;

	private String name;

	private String unit;

	private String baseline;

	private String target;

	private String reached;

	@Version
	private long version;

	protected Indicator() {
	}

	Indicator(UUID projectId, int ordinal, String name, String unit, String baseline, String target) {
		this.id = UUID.randomUUID();
		this.projectId = projectId;
		this.ordinal = ordinal;
		this.name = name;
		this.unit = unit;
		this.baseline = baseline;
		this.target = target;
	}

	void reach(String now) {
		this.reached = now;
	}

	/** Another target is agreed; the change that says so keeps the one before. */
	void aimAt(String agreed) {
		this.target = agreed;
	}

	UUID id() {
		return this.id;
	}

	String name() {
		return this.name;
	}

	/** The name after its number, which tells it from others of that name. */
	String title() {
		return this.ordinal + ". " + this.name;
	}

	/** Whether it can be the value that is reached: a number, where the target is one. */
	boolean takes(String value) {
		return !isNumber(this.target) || isNumber(value);
	}

	private static boolean isNumber(String text) {
		return text != null && text.strip().replace(",", "").matches("-?[0-9]{1,15}([.][0-9]{1,9})?");
	}

	String unit() {
		return this.unit;
	}

	String baseline() {
		return this.baseline;
	}

	String target() {
		return this.target;
	}

	/** The value last reported and accepted, or null. */
	String reached() {
		return this.reached;
	}

	@Override
	public UUID auditedAs() {
		return this.projectId;
	}

}
