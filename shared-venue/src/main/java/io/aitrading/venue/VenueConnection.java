package io.aitrading.venue;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One venue as seen from this process: connections, clock offset, weight budget, breaker and metrics, shared by all accounts
 * there, because the venue counts by address.
 */
public final class VenueConnection implements AutoCloseable {

    private static final int TIMESTAMP_OUTSIDE_WINDOW = -1021;
    private static final long RECEIVE_WINDOW_MILLIS = 5000;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(1);

    /** A call of the protocol: what it costs, and whether it may be repeated. */
    record Call(String method, String path, int weight, WeightBudget.Use use) {
        static Call get(String path, int weight) {
            return new Call("GET", path, weight, WeightBudget.Use.NORMAL);
        }

        static Call review(String path, int weight) {
            return new Call("GET", path, weight, WeightBudget.Use.REVIEW);
        }
    }

    private final VenueEndpoints endpoints;
    private final VenueSettings settings;
    private final HttpClient http;
    private final VenueClock clock;
    private final WeightBudget budget;
    private final AnswerReader answers;
    private final CircuitBreaker breaker;
    private final MeterRegistry meters;
    private final RandomGenerator random;

    public VenueConnection(
            VenueEndpoints endpoints,
            VenueSettings settings,
            InstantSource clock,
            MeterRegistry meters,
            RandomGenerator random) {
        this.endpoints = endpoints;
        this.settings = settings;
        this.clock = new VenueClock(clock);
        this.meters = meters;
        this.random = random;
        this.budget = new WeightBudget(clock, settings.weightPerMinute(), settings.cancelReserve());
        this.answers = new AnswerReader(budget);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT)
                .executor(command -> Thread.ofVirtual().name("venue-http").start(command))
                .build();
        CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .minimumNumberOfCalls(10)
                .waitDurationInOpenState(Duration.ofSeconds(5))
                .permittedNumberOfCallsInHalfOpenState(3)
                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                .build());
        this.breaker = breakers.circuitBreaker("venue-" + endpoints.venue());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        Gauge.builder(
                        "venue_clock_offset_seconds",
                        this.clock,
                        offset -> offset.offset().toMillis() / 1000.0)
                .tag("venue", endpoints.venue())
                .register(meters);
        Gauge.builder("venue_weight_used", budget, WeightBudget::used)
                .tag("venue", endpoints.venue())
                .register(meters);
    }

    public VenueEndpoints endpoints() {
        return endpoints;
    }

    /** For WebSockets to the same venue. */
    public HttpClient http() {
        return http;
    }

    /** The venue's time minus ours, as last measured. */
    public Duration clockOffset() {
        return clock.offset();
    }

    /** The venue's time in milliseconds, as far as known: what signed requests carry. */
    long timestamp() {
        if (!clock.isSynced()) {
            syncClock();
        }
        return clock.millis();
    }

    /** A public query, repeated a bounded number of times. */
    JsonNode query(Call call, Parameters parameters) {
        return bodyOf(retried(() -> exchange(call, parameters, null)));
    }

    /** A signed query, repeated a bounded number of times. */
    JsonNode signedQuery(Call call, Parameters parameters, Credentials credentials) {
        return bodyOf(retried(() -> signed(call, parameters, credentials)));
    }

    /**
     * A signed call, sent once. The only repeat is after -1021, which the venue gives before it looks at the order: then the
     * clocks are compared and the call goes out with a new timestamp.
     */
    VenueAnswer signed(Call call, Parameters parameters, Credentials credentials) {
        VenueAnswer answer = exchange(call, stamped(parameters), credentials);
        if (answer instanceof VenueAnswer.Refusal refusal && refusal.code() == TIMESTAMP_OUTSIDE_WINDOW) {
            syncClock();
            return exchange(call, stamped(parameters), credentials);
        }
        return answer;
    }

    /** An account's key, ready to sign. */
    record Credentials(String apiKey, RequestSigner signer) {
        static Credentials of(VenueKey key) {
            return new Credentials(key.apiKey(), new RequestSigner(key));
        }
    }

    private Parameters stamped(Parameters parameters) {
        return parameters.copy().with("recvWindow", RECEIVE_WINDOW_MILLIS).with("timestamp", timestamp());
    }

    void syncClock() {
        long sentMillis = clock.localTime().toEpochMilli();
        VenueAnswer answer = exchange(Call.get("/api/v3/time", 1), new Parameters(), null);
        if (answer instanceof VenueAnswer.Success success) {
            clock.compared(
                    sentMillis,
                    success.body().path("serverTime").asLong(),
                    clock.localTime().toEpochMilli());
        }
    }

    private interface Attempt {
        VenueAnswer run();
    }

    private VenueAnswer retried(Attempt attempt) {
        VenueAnswer answer = attempt.run();
        for (int retry = 1; retry <= settings.getRetries() && answer instanceof VenueAnswer.Lost; retry++) {
            pause(Duration.ofMillis(50L * retry + random.nextInt(100)));
            answer = attempt.run();
        }
        return answer;
    }

    private static JsonNode bodyOf(VenueAnswer answer) {
        return switch (answer) {
            case VenueAnswer.Success success -> success.body();
            case VenueAnswer.Refusal refusal -> throw new VenueRefusedException(refusal.code(), refusal.message());
            case VenueAnswer.Lost lost -> throw new VenueUnavailableException(lost.cause(), Duration.ofSeconds(1));
            case VenueAnswer.NotSent notSent ->
                throw new VenueUnavailableException(notSent.cause(), notSent.retryAfter());
            case VenueAnswer.TurnedAway away -> throw new VenueUnavailableException(away.cause(), away.retryAfter());
        };
    }

    private VenueAnswer exchange(Call call, Parameters parameters, @Nullable Credentials credentials) {
        Duration wait = budget.take(call.weight(), call.use());
        if (wait.isPositive() && wait.compareTo(settings.queueLimit()) <= 0) {
            pause(wait);
            wait = budget.take(call.weight(), call.use());
        }
        if (wait.isPositive()) {
            return counted(call, 0, new VenueAnswer.TurnedAway("the venue's rate limit is used up", wait));
        }
        boolean cancel = call.use() == WeightBudget.Use.CANCEL;
        if (!cancel && !breaker.tryAcquirePermission()) {
            return counted(
                    call,
                    0,
                    new VenueAnswer.NotSent(
                            "breaker open: "
                                    + CallNotPermittedException.createCallNotPermittedException(breaker)
                                            .getMessage(),
                            Duration.ofSeconds(5)));
        }
        long startedNanos = System.nanoTime();
        VenueAnswer answer = send(request(call, parameters, credentials));
        long tookNanos = System.nanoTime() - startedNanos;
        boolean failed = isFault(answer);
        // A cancel goes out even through an open breaker, and then has no permission to give back.
        if (failed) {
            breaker.onError(tookNanos, TimeUnit.NANOSECONDS, new IOException(answer.toString()));
        } else {
            breaker.onSuccess(tookNanos, TimeUnit.NANOSECONDS);
        }
        return counted(call, tookNanos, answer);
    }

    private static boolean isFault(VenueAnswer answer) {
        return switch (answer) {
            case VenueAnswer.Success _, VenueAnswer.Refusal _, VenueAnswer.TurnedAway _ -> false;
            case VenueAnswer.Lost _, VenueAnswer.NotSent _ -> true;
        };
    }

    private HttpRequest request(Call call, Parameters parameters, @Nullable Credentials credentials) {
        String text = parameters.urlEncoded();
        if (credentials != null) {
            text = text + "&signature=" + credentials.signer().sign(text);
        }
        boolean inBody = call.method().equals("POST");
        String query = inBody || text.isEmpty() ? "" : "?" + text;
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(endpoints.rest() + call.path() + query))
                .timeout(settings.requestTimeout())
                .method(call.method(), inBody ? BodyPublishers.ofString(text) : BodyPublishers.noBody());
        if (inBody) {
            builder.header("Content-Type", "application/x-www-form-urlencoded");
        }
        if (credentials != null) {
            builder.header("X-MBX-APIKEY", credentials.apiKey());
        }
        return builder.build();
    }

    private VenueAnswer send(HttpRequest request) {
        try {
            return answers.read(http.send(request, BodyHandlers.ofString()));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new VenueAnswer.NotSent("cannot connect: " + e, Duration.ofSeconds(1));
        } catch (IOException e) {
            return new VenueAnswer.Lost(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new VenueAnswer.Lost("interrupted while waiting for the answer");
        }
    }

    private VenueAnswer counted(Call call, long tookNanos, VenueAnswer answer) {
        Timer.builder("venue_request_seconds")
                .tag("venue", endpoints.venue())
                .tag("call", call.method() + " " + call.path())
                .tag("outcome", answer.getClass().getSimpleName())
                .register(meters)
                .record(tookNanos, TimeUnit.NANOSECONDS);
        return answer;
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
