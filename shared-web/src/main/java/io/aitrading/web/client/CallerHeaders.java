package io.aitrading.web.client;

import io.aitrading.health.ServiceTokenSource;
import io.aitrading.web.CorrelationId;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Says who calls and on whose behalf: service token, unless the caller set another, and correlation id. */
final class CallerHeaders implements ClientHttpRequestInterceptor {
    private final ServiceTokenSource tokens;

    CallerHeaders(ServiceTokenSource tokens) {
        this.tokens = tokens;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        HttpHeaders headers = request.getHeaders();
        if (!headers.containsHeader(HttpHeaders.AUTHORIZATION)) {
            headers.setBearerAuth(tokens.token());
        }
        CorrelationId.current().ifPresent(id -> headers.set(CorrelationId.HEADER, id));
        return execution.execute(request, body);
    }
}
