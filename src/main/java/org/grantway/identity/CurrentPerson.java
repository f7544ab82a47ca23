package org.grantway.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.grantway.shared.Actor;
import org.grantway.shared.RoleAt;
import org.grantway.web.ActorSource;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Makes the actor of each request from the session and the roles in force at that moment,
 * so a role given or taken counts from the next request on.
 */
@Component
class CurrentPerson implements ActorSource {

	private static final String WHOLE = CurrentPerson.class.getName() + ".whole";

	private static final String ROLE_IN_USE = CurrentPerson.class.getName() + ".roleInUse";

	private final StoredPeople people;

	CurrentPerson(StoredPeople people) {
		this.people = people;
	}

	@Override
	public Optional<Actor> current() {
		return whole().map(this::inUse);
	}

	/**
	 * The actor with all roles, whichever is in use; nobody, if the session does not
	 * stand any more.
	 */
	@SuppressWarnings("unchecked")
	Optional<Actor> whole() {
		HttpServletRequest request = request();
		if (request == null) {
			return load();
		}
		Optional<Actor> known = (Optional<Actor>) request.getAttribute(WHOLE);
		if (known == null) {
			known = load();
			// Someone may sign in later in the same request, so "nobody" is not kept.
			if (known.isPresent()) {
				request.setAttribute(WHOLE, known);
			}
		}
		return known;
	}

	/** The one role in use, if the person has chosen one they still hold. */
	Optional<RoleAt> roleInUse() {
		HttpServletRequest request = request();
		HttpSession session = (request != null) ? request.getSession(false) : null;
		Object chosen = (session != null) ? session.getAttribute(ROLE_IN_USE) : null;
		return Optional.ofNullable((String) chosen).map(RoleAt::parse).filter(this::held);
	}

	private boolean held(RoleAt role) {
		return whole().filter((actor) -> actor.grants().contains(role)).isPresent();
	}

	void use(RoleAt role) {
		HttpSession session = request().getSession();
		if (role == null) {
			session.removeAttribute(ROLE_IN_USE);
		}
		else if (held(role)) {
			session.setAttribute(ROLE_IN_USE, role.toString());
		}
	}

	private Actor inUse(Actor whole) {
		return roleInUse().map((role) -> new Actor(whole.personId(), whole.name(), Set.of(role))).orElse(whole);
	}

	private Optional<Actor> load() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn signedIn)) {
			return Optional.empty();
		}
		return this.people.actor(signedIn);
	}

	private static HttpServletRequest request() {
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
				? attributes.getRequest() : null;
	}

	/** Roles a person may choose from, in a steady order. */
	List<RoleAt> choices() {
		return whole().map(Actor::grants)
			.orElse(Set.of())
			.stream()
			.sorted((one, other) -> one.toString().compareTo(other.toString()))
			.collect(Collectors.toList());
	}

}
