package org.grantway.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts the SQL statements that the current thread sends, whoever sends them: the
 * mapper, the engine or plain JDBC.
 */
public class StatementCounter implements BeanPostProcessor {

	private static final ThreadLocal<List<String>> HEARD = new ThreadLocal<>();

	/**
	 * The statements that the work sends, in their order. That it sends none is taken for
	 * a mistake in the test.
	 */
	public static List<String> during(Callable<?> work) throws Exception {
		List<String> heard = new ArrayList<>();
		HEARD.set(heard);
		try {
			work.call();
			if (heard.isEmpty()) {
				throw new IllegalStateException("Nothing was heard; does the test's context have this counter?");
			}
			return heard;
		}
		finally {
			HEARD.remove();
		}
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		return (bean instanceof DataSource source && name.equals("dataSource")) ? new Listening(source) : bean;
	}

	private static <T> T listen(Class<T> type, Object target, String sql) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, args) -> {
				List<String> heard = HEARD.get();
				if (heard != null && method.getName().startsWith("execute")) {
					heard.add((args != null) ? args[0].toString() : sql);
				}
				try {
					Object result = method.invoke(target, args);
					return switch (method.getName()) {
						case "prepareStatement" -> listen(PreparedStatement.class, result, args[0].toString());
						case "createStatement" -> listen(Statement.class, result, null);
						default -> result;
					};
				}
				catch (InvocationTargetException ex) {
					throw ex.getCause();
				}
			}));
	}

	/** Gives out connections that listen. */
	private static final class Listening extends DelegatingDataSource {

		Listening(DataSource target) {
			super(target);
		}

		@Override
		public Connection getConnection() throws SQLException {
			return listen(Connection.class, super.getConnection(), null);
		}

	}

}
