package io.aitrading.paper.engine;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.VenueException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One command on its way through the engine's thread, and the answer that its caller waits for. */
final class Command<T> {
    private final Function<VenueCore, T> action;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private @Nullable T result;
    private @Nullable VenueException refusal;

    Command(Function<VenueCore, T> action) {
        this.action = action;
    }

    /**
     * Waits until the command's effects are stored.
     *
     * @throws VenueException when the venue refuses, or when it cannot tell whether the command took effect
     */
    T await(long secondsMax) {
        try {
            return answer.get(secondsMax, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof VenueException refused ? refused : VenueError.UNEXPECTED_RESPONSE.exception();
        } catch (TimeoutException e) {
            throw VenueError.TIMEOUT.exception();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw VenueError.TIMEOUT.exception();
        }
    }

    /** A refusal changes nothing; any other exception may have left things half done, and ends the whole batch. */
    void run(VenueCore core) {
        try {
            result = action.apply(core);
        } catch (VenueException refused) {
            refusal = refused;
        }
    }

    void answer() {
        if (refusal != null) {
            answer.completeExceptionally(refusal);
        } else {
            answer.complete(result);
        }
    }

    void failed() {
        answer.completeExceptionally(VenueError.UNEXPECTED_RESPONSE.exception());
    }
}
