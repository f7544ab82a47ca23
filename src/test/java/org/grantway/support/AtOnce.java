package org.grantway.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.grantway.shared.Refused;

/**
 * Lets several people act at the same moment, each in a thread of their own.
 */
public final class AtOnce {

	private AtOnce() {
	}

	/**
	 * What became of each: {@code done}, or where and why it was refused.
	 */
	public static List<String> outcomes(List<? extends Runnable> acts) throws Exception {
		CyclicBarrier together = new CyclicBarrier(acts.size());
		List<Callable<String>> calls = new ArrayList<>();
		for (Runnable act : acts) {
			calls.add(() -> {
				together.await(20, TimeUnit.SECONDS);
				try {
					act.run();
					return "done";
				}
				catch (Refused ex) {
					return ((ex.field() != null) ? ex.field() + " " : "") + ex.messageKey();
				}
			});
		}
		ExecutorService threads = Executors.newFixedThreadPool(acts.size());
		try {
			List<String> outcomes = new ArrayList<>();
			for (Future<String> call : threads.invokeAll(calls)) {
				outcomes.add(call.get());
			}
			return outcomes;
		}
		finally {
			threads.shutdownNow();
		}
	}

}
