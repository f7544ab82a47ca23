package org.grantway.workflow.camunda;

import java.util.HashMap;
import java.util.Map;

import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

import org.grantway.workflow.Feel;

@Component
class EngineFeel implements Feel {

	private static final Logger log = LoggerFactory.getLogger(EngineFeel.class);

	private final FeelEngine engine = new ScalaFeelEngineFactory().createInstance();

	@Override
	public Object evaluate(String expression, Map<String, ?> variables) {
		String bare = expression.startsWith("=") ? expression.substring(1) : expression;
		return this.engine.evaluateSimpleExpression(bare,
				Variables.fromMap(new HashMap<>(variables)).asVariableContext());
	}

	@Override
	public boolean holds(String condition, Map<String, ?> variables) {
		try {
			return Boolean.TRUE.equals(evaluate(condition, variables));
		}
		catch (FeelException ex) {
			log.debug("Condition {} cannot be evaluated: {}", condition, ex.getMessage());
			return false;
		}
	}

}
