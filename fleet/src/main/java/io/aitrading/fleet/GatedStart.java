package io.aitrading.fleet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Starts each part of the fleet once all that it depends on is healthy, in the given order, several at a time where their
 * dependencies leave that free: a start waits for disks, locks and answers often enough that one alone leaves a core idle.
 */
final class GatedStart {
    private final StartOrder order;
    private final int atOnce;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /** @param atOnce how many parts may be starting at one time; those that only wait for their health do not count */
    GatedStart(StartOrder order, int atOnce) {
        this.order = order;
        this.atOnce = atOnce;
    }

    /**
     * Returns when all parts are healthy.
     *
     * @param parts in start order; dependencies that are not among them are not waited for
     * @throws Exception what the first part that failed has thrown; nothing more is started then, and what is starting is interrupted
     */
    void run(List<String> parts, Step start, Step awaitHealth) throws Exception {
        List<String> pending = new ArrayList<>(parts);
        Set<String> unhealthy = new HashSet<>(parts);
        List<Thread> threads = new ArrayList<>();
        int starting = 0;
        try {
            while (!unhealthy.isEmpty()) {
                for (Iterator<String> next = pending.iterator(); starting < atOnce && next.hasNext(); ) {
                    String part = next.next();
                    if (order.dependenciesOf(part).stream().noneMatch(unhealthy::contains)) {
                        next.remove();
                        starting++;
                        threads.add(Thread.ofPlatform()
                                .name("start-" + part)
                                .daemon()
                                .start(() -> bring(part, start, awaitHealth)));
                    }
                }
                switch (events.take()) {
                    case Started() -> starting--;
                    case Healthy(String part) -> unhealthy.remove(part);
                    case Failed(Exception problem) -> throw problem;
                }
            }
        } finally {
            threads.forEach(Thread::interrupt);
        }
    }

    private void bring(String part, Step start, Step awaitHealth) {
        try {
            start.of(part);
            events.add(new Started());
            awaitHealth.of(part);
            events.add(new Healthy(part));
        } catch (Exception e) {
            events.add(new Failed(e));
        } catch (Error e) {
            // A class that is missing or broken: without this the start would wait for the part for ever.
            events.add(new Failed(new FleetProblem(part + " does not start: " + e, e)));
        }
    }

    /** What is done with one part. */
    @FunctionalInterface
    interface Step {
        void of(String part) throws Exception;
    }

    private sealed interface Event {}

    private record Started() implements Event {}

    private record Healthy(String part) implements Event {}

    private record Failed(Exception problem) implements Event {}
}
