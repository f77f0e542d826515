package io.aitrading.gateway.route;

import io.aitrading.domain.PlatformService;
import io.aitrading.gateway.GatewayError;
import io.aitrading.web.ApiException;
import io.aitrading.web.CorrelationId;
import io.aitrading.web.problem.Problems;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Calls a service behind its breaker and turns silence into a clear answer. Never sends a request twice. */
@Component
class Upstreams {
    private static final Logger log = LoggerFactory.getLogger(Upstreams.class);
    private static final Duration OPEN = Duration.ofSeconds(5);
    private static final int HALF_OPEN_CALLS = 3;
    private static final int MINIMUM_CALLS = 10;

    /** The gateway's own filters write these; the service's copies would stand beside them. */
    private static final List<String> REPEATED_HEADERS = List.of(
            CorrelationId.HEADER,
            "X-Content-Type-Options",
            "X-Frame-Options",
            "X-XSS-Protection",
            "Referrer-Policy",
            "Content-Security-Policy",
            "Strict-Transport-Security",
            "Cache-Control",
            "Pragma",
            "Expires",
            "Vary",
            "Date");

    private final CircuitBreakerRegistry breakers;

    Upstreams(MeterRegistry metrics) {
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .slidingWindowSize(2 * MINIMUM_CALLS)
                .minimumNumberOfCalls(MINIMUM_CALLS)
                .waitDurationInOpenState(OPEN)
                .permittedNumberOfCallsInHalfOpenState(HALF_OPEN_CALLS)
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                // Only silence counts against a service. An answer, whatever it says, is a sign of life.
                .recordException(Upstreams::isSilence)
                .build();
        this.breakers = CircuitBreakerRegistry.of(config);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(metrics);
    }

    ServerResponse call(PlatformService service, ServerRequest request, HandlerFunction<ServerResponse> next)
            throws Exception {
        CircuitBreaker breaker = breakers.circuitBreaker(service.serviceName());
        try {
            breaker.acquirePermission();
        } catch (CallNotPermittedException e) {
            return answer(request, unreachable(service, e));
        }
        long start = System.nanoTime();
        try {
            ServerResponse response = next.handle(request);
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            REPEATED_HEADERS.forEach(response.headers()::remove);
            return response;
        } catch (Exception e) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
            if (!isSilence(e)) {
                throw e;
            }
            log.warn(
                    "{} {}: {} does not answer: {}",
                    request.method(),
                    request.path(),
                    service.serviceName(),
                    rootOf(e).toString());
            return answer(request, silence(service, request, e));
        }
    }

    ServerResponse answer(ServerRequest request, ApiException failure) {
        ResponseEntity<Object> problem = Problems.answer(failure, request.path());
        ServerResponse.BodyBuilder response =
                ServerResponse.status(problem.getStatusCode()).headers(headers -> headers.putAll(problem.getHeaders()));
        Object body = problem.getBody();
        return body == null ? response.build() : response.body(body);
    }

    static ApiException notDeployed(PlatformService service) {
        return new ApiException(
                        GatewayError.SERVICE_NOT_DEPLOYED, service.serviceName() + " is not part of this installation")
                .with("service", service.serviceName());
    }

    /** A write that was sent and not answered may have happened; everything else surely did not, or does not matter. */
    private static ApiException silence(PlatformService service, ServerRequest request, Exception cause) {
        boolean neverSent = rootOf(cause) instanceof ConnectException || rootOf(cause) instanceof UnknownHostException;
        boolean read =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        if (neverSent || read) {
            return unreachable(service, cause);
        }
        return new ApiException(
                        GatewayError.OUTCOME_UNKNOWN,
                        service.serviceName()
                                + " did not answer in time, so the outcome is not known. Send the same request"
                                + " again with the same Idempotency-Key: it is carried out once.",
                        cause)
                .with("service", service.serviceName())
                .retryAfter(OPEN);
    }

    private static ApiException unreachable(PlatformService service, Exception cause) {
        return new ApiException(
                        GatewayError.SERVICE_UNREACHABLE,
                        service.serviceName() + " does not answer; nothing was done",
                        cause)
                .with("service", service.serviceName())
                .retryAfter(OPEN);
    }

    private static boolean isSilence(Throwable failure) {
        if (failure instanceof ResourceAccessException) {
            return true;
        }
        Throwable root = rootOf(failure);
        // A caller who hangs up is an IOException as well, but of our own response: Tomcat's, not the client's.
        return root instanceof SocketTimeoutException
                || root instanceof ConnectException
                || root instanceof UnknownHostException
                || (root instanceof IOException && root.getClass().getName().startsWith("org.apache.hc."));
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        for (@Nullable Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
            root = cause;
        }
        return root;
    }
}
