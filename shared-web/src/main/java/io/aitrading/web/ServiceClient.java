package io.aitrading.web;

import io.aitrading.domain.PlatformService;
import java.time.Duration;
import org.springframework.web.client.RestClient;

/**
 * Calls to sibling services with our token, the request's correlation id, a connect timeout of 1 s, a breaker per service
 * and metrics. 4xx answers come as {@link ServiceCallException}; no answer, 5xx and an open breaker as
 * {@link ServiceUnavailableException}. Clients are cheap to keep: build one per use in a constructor.
 */
public interface ServiceClient {
    /** A client for one service that waits at most the given time for an answer and never asks twice. */
    RestClient to(PlatformService service, Duration timeout);

    /** The same, but a GET that got no answer is sent again, at most twice. */
    RestClient toRetrying(PlatformService service, Duration timeout);
}
