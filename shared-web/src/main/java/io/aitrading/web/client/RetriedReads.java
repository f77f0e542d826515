package io.aitrading.web.client;

import io.aitrading.web.ServiceUnavailableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Asks again, at most twice, when a read got no answer. Writes pass untouched: they may have happened. */
final class RetriedReads implements ClientHttpRequestInterceptor {
    private static final int MAX_RETRIES = 2;
    private static final long FIRST_PAUSE_MS = 50;

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        if (!request.getMethod().equals(HttpMethod.GET)) {
            return execution.execute(request, body);
        }
        for (int retry = 0; ; retry++) {
            try {
                return execution.execute(request, body);
            } catch (ServiceUnavailableException away) {
                if (retry == MAX_RETRIES || !away.wasSent()) {
                    throw away;
                }
                pause(FIRST_PAUSE_MS << (2 * retry));
            }
        }
    }

    /** Spread, so that callers which failed together do not come back together. */
    private static void pause(long millis) throws InterruptedIOException {
        try {
            Thread.sleep(millis + ThreadLocalRandom.current().nextLong(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted before a retry");
        }
    }
}
