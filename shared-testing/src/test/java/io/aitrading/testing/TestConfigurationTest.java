package io.aitrading.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestConfigurationTest {
    private final TestConfiguration configuration = TestConfiguration.start();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void close() {
        http.close();
        configuration.close();
    }

    @Test
    void aWatchAnswersWithWhatIsNewerAndOtherwiseWithNothing() {
        long revision = configuration.set(Map.of("a.b", "5"));
        assertThat(get("/api/v1/config/gateway/watch?revision=0").body())
                .contains("\"service\":\"gateway\"", "\"revision\":" + revision, "\"a.b\":5");
        assertThat(get("/api/v1/config/gateway/watch?revision=" + revision).statusCode())
                .isEqualTo(304);
        assertThat(get("/api/v1/config/gateway").statusCode()).isEqualTo(404);
    }

    @Test
    void aWatcherWhoWaitsIsToldAtOnce() {
        CompletableFuture<HttpResponse<String>> waiting = http.sendAsync(
                request("/api/v1/config/gateway/watch?revision=0").build(), BodyHandlers.ofString());
        configuration.set(Map.of("a.b", "true"));
        assertThat(waiting.join().body()).contains("\"a.b\":true");
    }

    @Test
    void aPushReturnsTheReportOfItsRevision() {
        CompletableFuture<String> report =
                CompletableFuture.supplyAsync(() -> configuration.push(Map.of("a", "1")), task -> Thread.ofVirtual()
                        .start(task));
        assertThat(get("/api/v1/config/gateway/watch?revision=0").body()).contains("\"revision\":1");
        String told = "{\"revision\":1,\"outcome\":\"APPLIED\"}";
        HttpRequest telling = request("/api/v1/config/gateway/instances/one")
                .PUT(BodyPublishers.ofString(told))
                .build();
        assertThat(http.sendAsync(telling, BodyHandlers.ofString()).join().statusCode())
                .isEqualTo(204);
        assertThat(report.join()).isEqualTo(told);
    }

    @Test
    void whatWasTakenBackIsListed() {
        configuration.tookBack("{\"service\":\"gateway\"}");
        assertThat(get("/api/v1/config/rollbacks").body()).isEqualTo("{\"items\":[{\"service\":\"gateway\"}]}");
    }

    private HttpResponse<String> get(String path) {
        return http.sendAsync(request(path).build(), BodyHandlers.ofString()).join();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(configuration.url() + path));
    }
}
