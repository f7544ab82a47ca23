package org.grantway.shared;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The plain kind of event, for changes no other module listens for.
 */
public record Fact(CaseRef subject, String action, Actor by, RoleAt onBehalfOf, String reason, Map<String, ?> before,
		Map<String, ?> after, Audience audience) implements DomainEvent {

	public static Fact of(CaseRef subject, String action) {
		return new Fact(subject, action, null, null, null, Map.of(), Map.of(), Audience.CASE);
	}

	public Fact by(Actor actor) {
		return new Fact(this.subject, this.action, actor, this.onBehalfOf, this.reason, this.before, this.after,
				this.audience);
	}

	public Fact onBehalfOf(RoleAt other) {
		return new Fact(this.subject, this.action, this.by, other, this.reason, this.before, this.after, this.audience);
	}

	public Fact because(String grounds) {
		return new Fact(this.subject, this.action, this.by, this.onBehalfOf, grounds, this.before, this.after,
				this.audience);
	}

	public Fact was(String field, Object value) {
		return new Fact(this.subject, this.action, this.by, this.onBehalfOf, this.reason,
				with(this.before, field, value), this.after, this.audience);
	}

	public Fact now(String field, Object value) {
		return new Fact(this.subject, this.action, this.by, this.onBehalfOf, this.reason, this.before,
				with(this.after, field, value), this.audience);
	}

	public Fact readableBy(Audience readers) {
		return new Fact(this.subject, this.action, this.by, this.onBehalfOf, this.reason, this.before, this.after,
				readers);
	}

	private static Map<String, Object> with(Map<String, ?> values, String field, Object value) {
		Map<String, Object> more = new LinkedHashMap<>(values);
		more.put(field, (value != null) ? value.toString() : null);
		return more;
	}

}
