package io.aitrading.backtest.research;

import io.aitrading.backtest.run.RunPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The plans of the jobs that are worked on: the parts of a job share the bars in memory instead of reading them each. */
@Component
class PlanCache {
    private static final int MOST_PLANS = 4;
    /** About 200 MB. */
    private static final int MOST_BARS = 4_000_000;

    private final Map<UUID, FutureTask<RunPlan>> plans = new LinkedHashMap<>(MOST_PLANS, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, FutureTask<RunPlan>> eldest) {
            return size() > MOST_PLANS;
        }
    };

    /** The plan of a job; who asks first makes it, others wait for it. */
    RunPlan plan(UUID jobId, Supplier<RunPlan> maker) {
        FutureTask<RunPlan> task;
        synchronized (plans) {
            task = plans.computeIfAbsent(jobId, id -> new FutureTask<>(maker::get));
        }
        task.run();
        try {
            RunPlan plan = task.get();
            int bars = plan.data().stream().mapToInt(series -> series.size()).sum();
            if (bars > MOST_BARS) {
                forget(jobId);
            }
            return plan;
        } catch (ExecutionException e) {
            forget(jobId);
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException("no plan of job " + jobId, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the plan of job " + jobId, e);
        }
    }

    private void forget(UUID jobId) {
        synchronized (plans) {
            plans.remove(jobId);
        }
    }
}
