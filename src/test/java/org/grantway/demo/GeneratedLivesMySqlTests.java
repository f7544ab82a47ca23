package org.grantway.demo;

import org.grantway.support.NeedsMySql;

@NeedsMySql
class GeneratedLivesMySqlTests extends GeneratedLives {

	@Override
	int acts() {
		return 200;
	}

}
