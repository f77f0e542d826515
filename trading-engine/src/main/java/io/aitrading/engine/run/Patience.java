package io.aitrading.engine.run;

import io.aitrading.engine.order.PatientOrders;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Insists on what must succeed before a runner may go on, and tells what it is waiting for. */
final class Patience {
    static final Duration RETRY = Duration.ofMillis(250);
    private static final Logger log = LoggerFactory.getLogger(Patience.class);

    private final String symbol;
    private final PatientOrders.Pause pause;
    private volatile @Nullable String problem = "starting";
    private volatile boolean closed;

    Patience(String symbol, PatientOrders.Pause pause) {
        this.symbol = symbol;
        this.pause = pause;
    }

    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    /** What is waited for or suffered from; absent when all is well. */
    @Nullable
    String problem() {
        return problem;
    }

    void suffers(String from) {
        problem = from;
    }

    /** True when something had been wrong. */
    boolean recovered() {
        boolean was = problem != null;
        problem = null;
        return was;
    }

    void sleep(Duration wait) throws InterruptedException {
        pause.sleep(wait);
    }

    /** Waiting for an order: told only when it is long. */
    void waitForOrders(Duration wait) throws InterruptedException {
        if (wait.compareTo(RETRY) >= 0) {
            problem = "waits for order-management to say what became of an order";
        }
        pause.sleep(wait);
    }

    /** Tries until it succeeds or the runner is closed. */
    <T> T insist(String trouble, Supplier<T> attempt) throws InterruptedException {
        boolean told = false;
        while (true) {
            try {
                T result = attempt.get();
                if (told) {
                    problem = null;
                }
                return result;
            } catch (RuntimeException e) {
                if (closed) {
                    throw new InterruptedException();
                }
                if (!told) {
                    log.warn("{}: {}, trying on: {}", symbol, trouble, e.toString());
                    told = true;
                }
                problem = trouble + ": " + e.getMessage();
                pause.sleep(RETRY);
            }
        }
    }
}
