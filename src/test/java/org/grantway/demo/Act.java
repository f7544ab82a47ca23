package org.grantway.demo;

/**
 * Something that happens in a generated life, in words that can be read, printed and done
 * again in another life.
 *
 * @param what {@code do}, {@code stranger}, {@code twice}, {@code wait}, {@code apply},
 * {@code appeal} or {@code change}
 * @param about the task or kind of change, or empty
 * @param which which of several such tasks, or ways to ask for the change, from 0
 * @param who which of several people, from 0
 * @param how the outcome or variant, or empty for the usual one
 */
record Act(String what, String about, int which, int who, String how) {

	static Act of(String what) {
		return new Act(what, "", 0, 0, "");
	}

	@Override
	public String toString() {
		return this.what + (this.about.isEmpty() ? "" : " " + this.about) + ((this.which > 0) ? "#" + this.which : "")
				+ (this.how.isEmpty() ? "" : " = " + this.how) + ((this.who > 0) ? " by " + this.who : "");
	}

}
