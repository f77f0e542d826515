package io.aitrading.fleet;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processes that this JVM has started and that are still there: after an orderly end there are none. */
final class Children {
    private static final Logger LOG = LoggerFactory.getLogger(Children.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Children() {}

    /** Ends whatever is left, whichever way the start or the stop failed: first politely, then not. */
    static void endAll() {
        List<ProcessHandle> left = ProcessHandle.current().descendants().toList();
        if (left.isEmpty()) {
            return;
        }
        left.forEach(child -> LOG.warn(
                "process {} ({}) was left, it is ended",
                child.pid(),
                child.info().command().orElse("?")));
        left.forEach(ProcessHandle::destroy);
        if (!haveEnded(left)) {
            left.forEach(ProcessHandle::destroyForcibly);
            haveEnded(left);
        }
    }

    private static boolean haveEnded(List<ProcessHandle> children) {
        CompletableFuture<?> all = CompletableFuture.allOf(
                children.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        try {
            all.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
