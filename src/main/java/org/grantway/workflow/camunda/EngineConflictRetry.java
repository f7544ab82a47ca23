package org.grantway.workflow.camunda;

import org.aopalliance.intercept.MethodInterceptor;
import org.camunda.bpm.engine.OptimisticLockingException;

import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tries a whole transaction again, three times at most, when two people moved the same
 * engine instance at once. A conflict over our own data is never retried: its reader is
 * shown both texts.
 */
@Configuration(proxyBeanMethods = false)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class EngineConflictRetry {

	private static final int TRIES = 4;

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static DefaultPointcutAdvisor engineConflictAdvisor() {
		ComposablePointcut transactional = new ComposablePointcut(
				new AnnotationMatchingPointcut(Transactional.class, true))
			.union(AnnotationMatchingPointcut.forMethodAnnotation(Transactional.class));
		MethodInterceptor retry = (call) -> {
			if (TransactionSynchronizationManager.isActualTransactionActive()) {
				return call.proceed();
			}
			for (int attempt = 1;; attempt++) {
				try {
					return ((org.springframework.aop.ProxyMethodInvocation) call).invocableClone().proceed();
				}
				catch (OptimisticLockingException ex) {
					if (attempt == TRIES) {
						throw ex;
					}
				}
			}
		};
		DefaultPointcutAdvisor advisor = new DefaultPointcutAdvisor(transactional, retry);
		advisor.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
		return advisor;
	}

}
