package org.grantway.demo;

class GeneratedLivesTests extends GeneratedLives {

	@Override
	int acts() {
		return 600;
	}

}
