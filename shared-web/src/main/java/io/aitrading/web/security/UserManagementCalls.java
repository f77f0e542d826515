package io.aitrading.web.security;

import io.aitrading.domain.PlatformService;
import io.aitrading.health.ServiceDirectory;
import io.aitrading.health.ServiceTokenSource;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** What a service asks user-management to judge users' tokens: its public keys, and which sessions have ended. */
final class UserManagementCalls {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final ServiceDirectory services;
    private final ServiceTokenSource tokens;
    private final RestClient quick = client(TIMEOUT);
    private final RestClient patient = client(EndedSessionsWatch.WAIT.plus(TIMEOUT));

    UserManagementCalls(ServiceDirectory services, ServiceTokenSource tokens) {
        this.services = services;
        this.tokens = tokens;
    }

    private static RestClient client(Duration answerTimeout) {
        HttpClientSettings limits = HttpClientSettings.defaults().withTimeouts(TIMEOUT, answerTimeout);
        return RestClient.builder()
                .requestFactory(ClientHttpRequestFactoryBuilder.jdk().build(limits))
                .build();
    }

    String keys() throws IOException {
        try {
            @Nullable
            String keys =
                    quick.get().uri(url() + "/.well-known/jwks.json").retrieve().body(String.class);
            if (keys == null) {
                throw new IOException("an empty answer");
            }
            return keys;
        } catch (RestClientException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Empty when nothing is new. */
    Optional<EndedSessionsWatch.Page> endedSessions(long after, Duration wait) throws IOException {
        try {
            return Optional.ofNullable((wait.isZero() ? quick : patient)
                    .get()
                    .uri(
                            url() + "/api/v1/auth/ended-sessions?after={after}&waitMs={wait}",
                            after,
                            Math.max(0, wait.toMillis()))
                    .header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.token())
                    .retrieve()
                    .body(EndedSessionsWatch.Page.class));
        } catch (HttpClientErrorException.NotFound older) {
            // A user-management that is updated after us ends sessions without a list.
            return Optional.empty();
        } catch (RestClientException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private String url() {
        return services.url(PlatformService.USER_MANAGEMENT);
    }
}
