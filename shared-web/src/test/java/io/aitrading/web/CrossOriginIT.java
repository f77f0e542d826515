package io.aitrading.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aitrading.domain.PlatformService;
import io.aitrading.testing.PlatformProperties;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsers let a page of another origin read an answer only when the answer says so. */
class CrossOriginIT {
    private static final String DESK = "https://desk.example.org";
    private static final String EVIL = "https://evil.example.org";

    private static TestService service(String... origins) {
        return TestService.start(PlatformProperties.of(PlatformService.API_GATEWAY)
                .with("platform.web.cors-origins", String.join(",", origins)));
    }

    private static Http.Answer preflight(TestService service, String origin) {
        return Http.send(Http.request(
                        service.url() + "/open/hello",
                        null,
                        "Origin",
                        origin,
                        "Access-Control-Request-Method",
                        "POST",
                        "Access-Control-Request-Headers",
                        "authorization,idempotency-key")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    @Test
    void noPageMayCallUnlessOriginsAreListed() {
        try (TestService service = service()) {
            assertThat(Http.get(service.url() + "/info", null, "Origin", DESK).header("Access-Control-Allow-Origin"))
                    .isNull();
            assertThat(preflight(service, DESK).header("Access-Control-Allow-Origin"))
                    .isNull();
        }
    }

    @Test
    void pagesOfListedOriginsMayCallWithATokenAndOthersMayNot() {
        try (TestService service = service(DESK)) {
            Http.Answer asked = preflight(service, DESK);
            assertThat(asked.status()).isEqualTo(200);
            assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo(DESK);
            assertThat(asked.header("Access-Control-Allow-Headers")).containsIgnoringCase("idempotency-key");
            assertThat(asked.header("Access-Control-Allow-Credentials")).isNull();
            Http.Answer read = Http.get(service.url() + "/info", null, "Origin", DESK);
            assertThat(read.status()).isEqualTo(200);
            assertThat(read.header("Access-Control-Allow-Origin")).isEqualTo(DESK);
            assertThat(read.header("Access-Control-Expose-Headers")).contains("Retry-After");

            assertThat(preflight(service, EVIL).status()).isEqualTo(403);
            Http.Answer evil = Http.get(service.url() + "/info", null, "Origin", EVIL);
            assertThat(evil.status()).isEqualTo(403);
            assertThat(evil.code()).isEqualTo("FORBIDDEN");
            assertThat(evil.header("Access-Control-Allow-Origin")).isNull();
            assertThat(evil.raw().headers().allValues("Vary")).contains("Origin");
            assertThat(Http.get(service.url() + "/info", null, "Origin", service.url())
                            .status())
                    .as("a page of the platform's own")
                    .isEqualTo(200);
            assertThat(Http.get(service.url() + "/who", null, "Origin", DESK).status())
                    .as("an allowed page still needs a token")
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "null", "desk.example.org", "https://desk.example.org/path", "ftp://desk.example.org"})
    void whatIsNoOriginStopsTheStart(String origin) {
        assertThatThrownBy(() -> service(origin)).hasStackTraceContaining("platform.web.cors-origins has");
    }
}
