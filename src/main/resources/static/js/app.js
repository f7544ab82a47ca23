/*
 * Helps where a browser runs scripts; every page works without.
 *
 * A form with data-keep="address" is sent there while it is being typed in: three seconds after the last change, when
 * a field is left, and when the page is. The answer is a fragment whose elements replace those of the same id. What
 * could not be sent stays in this browser, for its person only, and is offered when the form is opened again.
 */
const QUIET = 3000;
const RETRY = [5000, 15000, 30000, 60000];
const SPOKEN = 60000;
const PATIENCE = 2000;
const PAUSE = 1000;
const PREFIX = "grantway:typed:";
const OLDEST = 14 * 24 * 3600 * 1000;
const LANGUAGE = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;

/** What is typed in a form, as text: equal texts mean equal answers. */
function typedIn(form) {
	const fields = [...new FormData(form)].filter(([name, value]) =>
		typeof value === "string" && !name.startsWith("paste-") && !["_csrf", "version", "action", "done", "find"].includes(name));
	return JSON.stringify(fields);
}

/** Whether a form has all that was typed before, and perhaps more rows. */
function contains(whole, typed) {
	const had = new Set(JSON.parse(whole).map((field) => JSON.stringify(field)));
	return JSON.parse(typed).every((field) => had.has(JSON.stringify(field)));
}

/** This browser's own store; browsers that forbid it throw. */
const store = {
	get(key) {
		try {
			return JSON.parse(localStorage.getItem(key));
		}
		catch {
			return null;
		}
	},
	put(key, value) {
		try {
			localStorage.setItem(key, JSON.stringify(value));
		}
		catch {
			// full or forbidden: the server still keeps it
		}
	},
	drop(key) {
		try {
			localStorage.removeItem(key);
		}
		catch {
			// forbidden
		}
	},
	keys() {
		try {
			return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
		}
		catch {
			return [];
		}
	}
};

/**
 * Whether this page is the answer to a form of that page. What was typed has arrived then; a browser that cannot say so
 * only makes it be offered once more.
 */
function answers(page) {
	const [loaded] = performance.getEntriesByType("navigation");
	return loaded?.type === "navigate" && loaded.responseStatus > 0 && loaded.responseStatus < 500
		&& document.referrer !== "" && new URL(document.referrer).pathname === page;
}

class Keeper {

	constructor(form, states) {
		this.form = form;
		this.states = states;
		this.key = PREFIX + form.dataset.person + ":" + form.dataset.keep;
		this.sent = typedIn(form);
		this.failures = 0;
		this.spokenAt = 0;
		states.hidden = false;
		form.addEventListener("input", () => this.changed());
		form.addEventListener("change", () => this.changed());
		form.addEventListener("focusout", (event) => event.relatedTarget?.type === "submit" || this.send());
		form.addEventListener("submit", (event) => this.submit(event));
		addEventListener("pagehide", () => this.leave());
		addEventListener("pageshow", () => {
			this.leaving = false;
		});
		addEventListener("online", () => this.send());
		document.addEventListener("visibilitychange", () => {
			if (document.visibilityState === "hidden") {
				this.send();
			}
			else if (this.signedOut) {
				this.renew();
			}
		});
		addEventListener("focus", () => this.signedOut && this.renew());
		this.offer();
	}

	get version() {
		return this.form.elements.version?.value ?? "-1";
	}

	/** Offers what was typed here before and never arrived. It stays until it is put back or thrown away. */
	offer() {
		const aside = this.key + ":found";
		const left = store.get(this.key) ?? store.get(aside);
		store.drop(this.key);
		if (!left || contains(this.sent, left.typed)) {
			store.drop(aside);
			return;
		}
		store.put(aside, left);
		const line = this.states.querySelector("[data-found]");
		line.hidden = false;
		line.querySelector("[data-words]").textContent = new Date(left.at).toLocaleString(LANGUAGE, { dateStyle: "medium", timeStyle: "short" });
		line.querySelector("[data-do=restore]").onclick = async () => {
			if (await this.post(JSON.parse(left.typed), left.version)) {
				store.drop(aside);
				store.drop(this.key);
				this.leaving = true;
				location.reload();
			}
		};
		line.querySelector("[data-do=forget]").onclick = () => {
			store.drop(aside);
			line.hidden = true;
		};
	}

	changed() {
		const typed = typedIn(this.form);
		clearTimeout(this.timer);
		if (typed === this.sent) {
			return;
		}
		store.put(this.key, { at: Date.now(), typed, version: this.version });
		if (!this.failures && !this.signedOut) {
			this.show("typing");
		}
		this.timer = setTimeout(() => this.send(), QUIET);
	}

	/** The form itself goes after what is under way, so that the server sees them in their order. */
	submit(event) {
		this.leaving = true;
		const left = store.get(this.key);
		if (left) {
			store.put(this.key, { ...left, typed: typedIn(this.form), page: location.pathname });
		}
		if (this.sending) {
			event.preventDefault();
			const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
			Promise.race([this.sending, patience]).then(() => {
				this.sending = null;
				this.form.requestSubmit(event.submitter);
			});
		}
	}

	/** Sends what has changed; one at a time. */
	async send() {
		const typed = typedIn(this.form);
		if (this.leaving || this.signedOut || typed === this.sent) {
			return;
		}
		if (this.sending) {
			this.again = true;
			return;
		}
		clearTimeout(this.timer);
		this.sending = this.post(JSON.parse(typed), this.version);
		const arrived = await this.sending;
		this.sending = null;
		if (arrived) {
			this.sent = typed;
			if (typedIn(this.form) === typed) {
				store.drop(this.key);
			}
			else {
				this.changed();
			}
		}
		else if (this.failures) {
			this.timer = setTimeout(() => this.send(), RETRY[Math.min(this.failures, RETRY.length) - 1]);
		}
		if (this.again) {
			this.again = false;
			this.send();
		}
	}

	body(fields, version) {
		const body = new FormData();
		fields.forEach(([name, value]) => body.append(name, value));
		body.append("version", version);
		body.append("_csrf", this.form.elements._csrf?.value ?? "");
		return body;
	}

	/** Posts to the server and shows what it says. True if it is kept there. */
	async post(fields, version) {
		let answer;
		try {
			answer = await fetch(this.form.dataset.keep, { method: "POST", body: this.body(fields, version) });
		}
		catch {
			this.failures++;
			this.show("trouble");
			return false;
		}
		if (answer.status === 401 || answer.status === 403) {
			this.signedOut = true;
			if (!await this.renew()) {
				this.show("signed-out");
			}
			return false;
		}
		if (answer.status >= 500) {
			this.failures++;
			this.show("trouble");
			return false;
		}
		this.failures = 0;
		const said = new DOMParser().parseFromString(await answer.text(), "text/html");
		if (answer.ok) {
			said.querySelectorAll("[id]").forEach((piece) => document.getElementById(piece.id)?.replaceWith(piece));
		}
		const words = said.getElementById("keep-words") ?? document.getElementById("keep-words") ?? said.querySelector("h1");
		this.show(answer.ok ? "kept" : "refused", words?.textContent ?? "");
		return answer.ok;
	}

	/** Takes the token of a new session of the same person, and goes on. */
	async renew() {
		if (this.renewing) {
			return false;
		}
		this.renewing = true;
		try {
			const answer = await fetch(location.pathname);
			const page = new DOMParser().parseFromString(await answer.text(), "text/html");
			const form = page.getElementById(this.form.id);
			const token = page.querySelector("input[name=_csrf]");
			if (!form || !token || form.dataset.person !== this.form.dataset.person) {
				return false;
			}
			document.querySelectorAll("input[name=_csrf]").forEach((input) => {
				input.value = token.value;
			});
			this.signedOut = false;
			setTimeout(() => this.send());
			return true;
		}
		catch {
			return false;
		}
		finally {
			this.renewing = false;
		}
	}

	/** The last that can be sent while a page closes; what is too large for it waits in the store. */
	leave() {
		const typed = typedIn(this.form);
		if (!this.leaving && typed !== this.sent) {
			try {
				fetch(this.form.dataset.keep,
					{ method: "POST", keepalive: true, body: this.body(JSON.parse(typed), this.version) }).catch(() => {});
			}
			catch {
				// the store has it
			}
		}
	}

	/** Shows one state; says it aloud at most once a minute, trouble at once. */
	show(state, words) {
		this.states.querySelectorAll("[data-state]").forEach((line) => {
			line.hidden = line.dataset.state !== state;
			if (!line.hidden) {
				const place = line.querySelector("[data-words]");
				if (place && words !== undefined) {
					place.textContent = words;
				}
				const due = state !== "typing" && Date.now() - this.spokenAt > SPOKEN;
				if (due || (state !== "kept" && state !== "typing" && state !== this.state)) {
					this.spokenAt = Date.now();
					this.states.querySelector("[data-say]").textContent = line.textContent.trim().replace(/\s+/g, " ");
				}
			}
		});
		this.state = state;
	}

}

/**
 * Says below a text area, where its limit stands, how many characters are left. The server counts the same way and has the last
 * word; nothing is cut off. Read aloud when typing pauses, and only when the end comes near.
 */
class Counter {

	constructor(area) {
		this.area = area;
		this.limit = Number(area.dataset.limit);
		this.shown = document.getElementById(`${area.id}-most`);
		this.spoken = document.createElement("p");
		this.spoken.className = "vh";
		this.spoken.setAttribute("role", "status");
		this.shown.after(this.spoken);
		area.addEventListener("input", () => this.changed());
		this.show();
	}

	changed() {
		const words = this.show();
		clearTimeout(this.timer);
		this.timer = setTimeout(() => {
			this.spoken.textContent = this.left() <= this.limit / 10 ? words : "";
		}, PAUSE);
	}

	left() {
		return this.limit - [...this.area.value.trim()].length;
	}

	show() {
		const left = this.left();
		const format = (number) => number.toLocaleString(LANGUAGE);
		const words = (left < 0 ? this.area.dataset.over : this.area.dataset.left)
			.replace("{0}", format(Math.abs(left))).replace("{1}", format(this.limit));
		this.shown.textContent = words;
		this.shown.classList.toggle("neg", left < 0);
		return words;
	}

}

/** A field that shows only the rows of a table with what is typed; what is ticked stays in sight. */
document.querySelectorAll("input[data-filters]").forEach((field) => {
	const rows = [...document.querySelectorAll(`${field.dataset.filters} tbody tr`)];
	field.closest("[hidden]").hidden = false;
	field.addEventListener("input", () => {
		const wanted = field.value.trim().toLocaleLowerCase();
		rows.forEach((row) => {
			row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted) && !row.querySelector(":checked");
		});
	});
	// Enter would send the form
	field.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
});

document.querySelectorAll("textarea[data-limit]").forEach((area) => new Counter(area));

store.keys().forEach((key) => {
	const page = store.get(key)?.page;
	if (page && answers(page)) {
		store.drop(key);
	}
});

const states = document.getElementById("keep");
const form = document.querySelector("form[data-keep]");
if (form && states) {
	new Keeper(form, states);
}

// whoever signs out leaves nothing behind in this browser; what is very old goes too
document.querySelector("form[action$='/sign-out']")?.addEventListener("submit", () => store.keys().forEach(store.drop));
store.keys().forEach((key) => {
	if (Date.now() - (store.get(key)?.at ?? 0) > OLDEST) {
		store.drop(key);
	}
});
