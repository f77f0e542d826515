package io.aitrading.web.client;

import io.aitrading.domain.PlatformService;
import io.aitrading.health.ServiceDirectory;
import io.aitrading.web.ServiceClient;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.RestClient;

/** The {@link ServiceClient} of every service. */
final class ResilientServiceClient implements ServiceClient {
    private final RestClient.Builder builder;
    private final ServiceDirectory services;
    private final ServiceHttp http;
    private final CircuitBreakerRegistry breakers;
    private final CallerHeaders headers;
    private final CallFailures failures;

    ResilientServiceClient(
            RestClient.Builder builder,
            ServiceDirectory services,
            ServiceHttp http,
            CircuitBreakerRegistry breakers,
            CallerHeaders headers,
            CallFailures failures) {
        this.builder = builder;
        this.services = services;
        this.http = http;
        this.breakers = breakers;
        this.headers = headers;
        this.failures = failures;
    }

    @Override
    public RestClient to(PlatformService service, Duration timeout) {
        return guarded(service, timeout).build();
    }

    @Override
    public RestClient toRetrying(PlatformService service, Duration timeout) {
        // First in the list is outermost: each retry passes the breaker again.
        return guarded(service, timeout)
                .requestInterceptors(interceptors -> interceptors.addFirst(new RetriedReads()))
                .build();
    }

    private RestClient.Builder guarded(PlatformService service, Duration timeout) {
        return builder.clone()
                .baseUrl(services.url(service))
                .requestFactory(http.requests(timeout))
                .requestInterceptor(headers)
                .requestInterceptor(new GuardedCalls(service, breakers.circuitBreaker(service.serviceName())))
                .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> {
                    throw failures.of(service, response);
                });
    }
}
