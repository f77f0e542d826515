package io.aitrading.health;

import io.aitrading.domain.PlatformService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks another service whether it is well: any 2xx is good. */
public final class HttpProbe implements DependencyProbe, AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration ANSWER_TIMEOUT = Duration.ofMillis(1800);

    private final String name;
    private final boolean required;
    private final HttpRequest request;
    private final HttpClient client;

    public HttpProbe(String name, boolean required, String url) {
        this.name = name;
        this.required = required;
        this.request = HttpRequest.newBuilder(URI.create(url))
                .timeout(ANSWER_TIMEOUT)
                .GET()
                .build();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    /** Whether a sibling can do its work, by its {@code /health/ready}. */
    public static HttpProbe of(PlatformService service, boolean required, ServiceDirectory directory) {
        return new HttpProbe(service.serviceName(), required, directory.url(service) + "/health/ready");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String kind() {
        return "http";
    }

    @Override
    public boolean required() {
        return required;
    }

    @Override
    public void probe() throws IOException, InterruptedException {
        HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("answered HTTP " + answer.statusCode());
        }
    }

    /** Spring calls this when the context closes. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
