package org.grantway.programmes;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

/**
 * The conditions and limits of a call, one sentence each in the reader's language, and
 * who checks them. Those that the system can judge from what it knows it checks itself
 * when an application is started or submitted; every other, also one that only new data
 * name, is an item of the formal check. There is no third kind.
 */
@Component
public class CallConditions {

	private static final Set<String> AUTOMATIC = Set.of("host_types", "director_age_max", "director_title",
			"pi_age_max", "pi_title", "pi_title_or_degree", "pi_months_per_year_min", "regions_required",
			"incubation_months_min", "units_per_region_max", "no_title_paper_or_award_threshold", "topics_max",
			"participants_max", "per_person_open_applications", "per_person_open_and_running", "per_host_applications",
			"per_entity_applications", "quota_per_department", "running_leaders_excluded", "running_same_kind_excluded",
			"matching_application_required", "pre_application_characters", Call.CASE_PAGES, Call.SHORTLIST_LEAST,
			Call.SHORTLIST_MOST);

	private static final Set<String> SHORTLIST = Set.of(Call.SHORTLIST_LEAST, Call.SHORTLIST_MOST);

	private final CallTexts texts;

	CallConditions(CallTexts texts) {
		this.texts = texts;
	}

	static boolean isAutomatic(String code) {
		return AUTOMATIC.contains(code);
	}

	/** The conditions of a call, as its page shows them. */
	List<Condition> eligibility(Call call) {
		return conditions(this.texts.rules("eligibility", call.eligibility()));
	}

	/** What limits applicants and hosts, as the call's page shows it. */
	List<Condition> limits(Call call) {
		Map<String, String> sentences = this.texts.rules("limit", call.limits());
		sentences.keySet().removeAll(SHORTLIST);
		return conditions(sentences);
	}

	/** How many are invited to the defence. */
	List<Condition> shortlist(Call call) {
		Map<String, String> sentences = this.texts.rules("limit", call.limits());
		sentences.keySet().retainAll(SHORTLIST);
		return conditions(sentences);
	}

	private static List<Condition> conditions(Map<String, String> sentences) {
		return sentences.entrySet()
			.stream()
			.map((sentence) -> new Condition(sentence.getValue(), isAutomatic(sentence.getKey())))
			.toList();
	}

	/** What an officer has to judge in the formal check, sentences by code. */
	public Map<String, String> forOfficers(Call call) {
		Map<String, String> sentences = sentences(call);
		sentences.keySet().removeIf(CallConditions::isAutomatic);
		if (call.isDoubleBlind()) {
			sentences.put("files_without_names", this.texts.say("programmes.eligibility.files_without_names"));
		}
		return sentences;
	}

	/** The sentence that states a condition of the call. */
	public String sentence(Call call, String code) {
		return sentences(call).get(code);
	}

	/** Terms that calls use, such as regions and kinds of hosts, in words. */
	public String words(Collection<String> terms) {
		return this.texts.list(terms);
	}

	private Map<String, String> sentences(Call call) {
		Map<String, String> sentences = new LinkedHashMap<>(this.texts.rules("eligibility", call.eligibility()));
		sentences.putAll(this.texts.rules("limit", call.limits()));
		return sentences;
	}

	/**
	 * A condition in words.
	 *
	 * @param automatic whether the system checks it, and not an officer
	 */
	record Condition(String text, boolean automatic) {

	}

}
