package io.aitrading.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole service that has nothing but this starter. */
class HealthEndpointsIT {
    private static final SwitchedProbe STORE = new SwitchedProbe("store", true);
    private static final SwitchedProbe CACHE = new SwitchedProbe("cache", false);
    private static final SwitchedVerdict VERDICT = new SwitchedVerdict();

    @TempDir
    private static Path state;

    private static ConfigurableApplicationContext context;
    private static String url;
    private final HttpClient http = HttpClient.newHttpClient();

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class SampleApplication {
        @Bean
        DependencyProbe store() {
            return STORE;
        }

        @Bean
        DependencyProbe cache() {
            return CACHE;
        }

        @Bean
        HealthVerdict verdict() {
            return VERDICT;
        }

        @Bean
        HealthDetail reconciled() {
            return detail("reconciled", true);
        }

        private static HealthDetail detail(String name, Object value) {
            return new HealthDetail() {
                @Override
                public String name() {
                    return name;
                }

                @Override
                public Object value() {
                    return value;
                }
            };
        }
    }

    @BeforeAll
    static void start() {
        context = new SpringApplicationBuilder(SampleApplication.class)
                .properties(
                        "platform.service=risk-analyzer",
                        "RISK_ANALYZER_PORT=0",
                        "SERVICE_URL_TEMPLATE=http://127.0.0.1:9",
                        "STATE_DIR=" + state,
                        "LOG_FORMAT=json",
                        "platform.configuration.watch=false",
                        "platform.health.interval=20ms",
                        "platform.health.start-interval=20ms")
                .run();
        url = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @AfterEach
    void heal() {
        STORE.broken = false;
        CACHE.broken = false;
        VERDICT.problem = null;
        await().untilAsserted(() -> assertThat(get("/health").body()).contains("\"status\":\"UP\",\"version\""));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode health() throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(get("/health").body());
    }

    private void awaitHealth(String status, int httpStatus) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            HttpResponse<String> answer = get("/health");
            assertThat(answer.body()).contains("\"status\":\"" + status + "\",\"version\"");
            assertThat(answer.statusCode()).isEqualTo(httpStatus);
        });
    }

    @Test
    void answersInTheShapeThatAllServicesShare() throws Exception {
        awaitHealth("UP", 200);
        JsonNode health = health();
        assertThat(health.propertyNames())
                .contains(
                        "service",
                        "status",
                        "version",
                        "startedAt",
                        "uptimeSeconds",
                        "configRevision",
                        "dependencies",
                        "reconciled");
        assertThat(health.path("service").asString()).isEqualTo("risk-analyzer");
        assertThat(health.path("version").asString()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(health.path("startedAt").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(health.path("reconciled").booleanValue()).isTrue();
        assertThat(health.path("dependencies")).hasSize(2);
        assertThat(health.path("dependencies").get(0).propertyNames())
                .containsExactly("name", "kind", "required", "status", "latencyMs", "since", "error", "retryAttempt");
    }

    @Test
    void isDownWithoutARequiredDependencyAndUpAgainAfterItsReturn() throws Exception {
        STORE.broken = true;
        awaitHealth("DOWN", 503);
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/metrics").body()).containsPattern("dependency_up\\{dependency=\"store\".* 0\\.0");
        STORE.broken = false;
        awaitHealth("UP", 200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void isDegradedWithoutAnOptionalDependencyAndStillTakesWork() throws Exception {
        CACHE.broken = true;
        awaitHealth("DEGRADED", 200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void believesTheServicesOwnVerdict() throws Exception {
        VERDICT.problem = "not reconciled with the venue";
        awaitHealth("DEGRADED", 200);
        assertThat(health().path("problems").get(0).asString()).isEqualTo("not reconciled with the venue");
        VERDICT.down = true;
        awaitHealth("DOWN", 503);
        VERDICT.down = false;
    }

    @Test
    void showsMetricsAndInfoAtTheRootAndNothingElse() throws Exception {
        assertThat(get("/metrics").body())
                .contains("jvm_memory_used_bytes", "service_health_status{", "service=\"risk-analyzer\"");
        JsonNode info = JsonMapper.shared().readTree(get("/info").body());
        assertThat(info.path("app").path("name").asString()).isEqualTo("risk-analyzer");
        for (String hidden :
                new String[] {"/", "/prometheus", "/env", "/beans", "/actuator", "/actuator/health", "/heapdump"}) {
            assertThat(get(hidden).statusCode()).as(hidden).isEqualTo(404);
        }
    }

    private static final class SwitchedProbe implements DependencyProbe {
        private final String name;
        private final boolean required;
        private volatile boolean broken;

        private SwitchedProbe(String name, boolean required) {
            this.name = name;
            this.required = required;
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
        public void probe() throws IOException {
            if (broken) {
                throw new IOException("switched off");
            }
        }
    }

    private static final class SwitchedVerdict implements HealthVerdict {
        private volatile String problem;
        private volatile boolean down;

        @Override
        public Optional<String> problem() {
            return Optional.ofNullable(problem);
        }

        @Override
        public boolean down() {
            return down;
        }
    }
}
