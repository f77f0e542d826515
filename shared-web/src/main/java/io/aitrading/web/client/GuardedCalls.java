package io.aitrading.web.client;

import io.aitrading.domain.PlatformService;
import io.aitrading.web.ServiceUnavailableException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Lets calls to one service through its breaker, and tells the breaker how they went. */
final class GuardedCalls implements ClientHttpRequestInterceptor {
    private final PlatformService service;
    private final CircuitBreaker breaker;

    GuardedCalls(PlatformService service, CircuitBreaker breaker) {
        this.service = service;
        this.breaker = breaker;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        try {
            breaker.acquirePermission();
        } catch (CallNotPermittedException open) {
            throw ServiceUnavailableException.breakerOpen(service, open);
        }
        long started = System.nanoTime();
        try {
            ClientHttpResponse response = execution.execute(request, body);
            long took = System.nanoTime() - started;
            if (isBroken(response)) {
                breaker.onError(took, TimeUnit.NANOSECONDS, new IOException("answered " + response.getStatusCode()));
            } else {
                breaker.onSuccess(took, TimeUnit.NANOSECONDS);
            }
            return response;
        } catch (IOException noAnswer) {
            breaker.onError(System.nanoTime() - started, TimeUnit.NANOSECONDS, noAnswer);
            throw ServiceUnavailableException.noAnswer(service, noAnswer);
        } catch (RuntimeException | Error unexpected) {
            breaker.onError(System.nanoTime() - started, TimeUnit.NANOSECONDS, unexpected);
            throw unexpected;
        }
    }

    /** A 503 with a problem is a living service that says no (risk lease expired, say): its other calls may well work. */
    private static boolean isBroken(ClientHttpResponse response) throws IOException {
        HttpStatusCode status = response.getStatusCode();
        boolean deliberate = status.value() == 503
                && MediaType.APPLICATION_PROBLEM_JSON.equals(
                        response.getHeaders().getContentType());
        return status.is5xxServerError() && !deliberate;
    }
}
