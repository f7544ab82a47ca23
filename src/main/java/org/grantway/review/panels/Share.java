package org.grantway.review.panels;

/**
 * A fraction as rules write it, compared in whole numbers: 2/3 of 12 is 8, of 13 is 9.
 */
record Share(int parts, int of) {

	static Share parse(String text) {
		String[] sides = text.strip().split("/");
		return new Share(Integer.parseInt(sides[0].strip()),
				(sides.length > 1) ? Integer.parseInt(sides[1].strip()) : 1);
	}

	/** The smallest whole number that is at least this share of the base. */
	int atLeast(int base) {
		return (base * this.parts + this.of - 1) / this.of;
	}

	/** The smallest whole number that is more than this share of the base. */
	int moreThan(int base) {
		return base * this.parts / this.of + 1;
	}

}
