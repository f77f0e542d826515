package io.aitrading.health.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class PlatformEnvironmentTest {
    private static final String STRONG = "kq8Zt1vXw3RyB6mN0pLsD4fGhJ7cU2eA9iTo5xQb";

    private final MockEnvironment environment = new MockEnvironment().withProperty("platform.service", "central-hub");

    private void process() {
        new PlatformEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());
    }

    @Test
    void mapsPortStoresAndBrokers() {
        environment
                .withProperty("platform.data.schema", "hub")
                .withProperty("CENTRAL_HUB_PORT", "17000")
                .withProperty("POSTGRES_URL", "postgresql://db.internal:6000/trading?ssl=true")
                .withProperty("POSTGRES_USER", "someone")
                .withProperty("POSTGRES_PASSWORD", "pw")
                .withProperty("DRAGONFLY_URL", "redis://cache.internal:6400")
                .withProperty("DRAGONFLY_PASSWORD", "cachepw")
                .withProperty("REDPANDA_BROKERS", "broker:9092");
        process();
        assertThat(environment.getProperty("server.port")).isEqualTo("17000");
        assertThat(environment.getProperty("spring.datasource.url"))
                .startsWith("jdbc:postgresql://db.internal:6000/trading?ssl=true&")
                .contains("currentSchema=hub", "socketTimeout=");
        assertThat(environment.getProperty("spring.datasource.username")).isEqualTo("someone");
        assertThat(environment.getProperty("spring.datasource.password")).isEqualTo("pw");
        assertThat(environment.getProperty("spring.data.redis.host")).isEqualTo("cache.internal");
        assertThat(environment.getProperty("spring.data.redis.port")).isEqualTo("6400");
        assertThat(environment.getProperty("spring.data.redis.password")).isEqualTo("cachepw");
        assertThat(environment.getProperty("spring.kafka.bootstrap-servers")).isEqualTo("broker:9092");
    }

    @Test
    void takesUserAndPasswordOutOfTheAddressWhenTheyAreThere() {
        environment
                .withProperty("platform.data.schema", "hub")
                .withProperty("POSTGRES_URL", "postgresql://someone:p%40ss+word@db:5432/trading");
        process();
        assertThat(environment.getProperty("spring.datasource.url"))
                .startsWith("jdbc:postgresql://db:5432/trading?")
                .doesNotContain("someone");
        assertThat(environment.getProperty("spring.datasource.username")).isEqualTo("someone");
        assertThat(environment.getProperty("spring.datasource.password")).isEqualTo("p@ss+word");
    }

    @Test
    void givesNoDataSourceToAServiceWithoutSchema() {
        process();
        assertThat(environment.getProperty("spring.datasource.url")).isNull();
    }

    @Test
    void letsTheServiceSayOtherwise() {
        environment.withProperty("server.port", "0").withProperty("spring.threads.virtual.enabled", "false");
        process();
        assertThat(environment.getProperty("server.port")).isEqualTo("0");
        assertThat(environment.getProperty("spring.threads.virtual.enabled")).isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:{port}, 127.0.0.1",
        "http://localhost:{port}, 127.0.0.1",
        "http://{name}:{port}, 0.0.0.0"
    })
    void opensItsDoorOnlyAsFarAsSiblingsNeed(String template, String address) {
        environment.withProperty("SERVICE_URL_TEMPLATE", template);
        process();
        assertThat(environment.getProperty("server.address")).isEqualTo(address);
    }

    @Test
    void readsASecretFromItsFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), STRONG + "\n");
        environment.withProperty("JWT_SECRET_FILE", file.toString());
        process();
        assertThat(environment.getProperty("JWT_SECRET")).isEqualTo(STRONG);
    }

    @Test
    void namesTheVariableWhoseFileCannotBeRead() {
        environment.withProperty("MASTER_KEY_FILE", "/does/not/exist");
        assertThatThrownBy(this::process)
                .isInstanceOf(ConfigurationRefusedException.class)
                .hasMessageContaining("MASTER_KEY_FILE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT_SECRET", "SERVICE_TOKEN_SECRET", "MASTER_KEY", "POSTGRES_PASSWORD"})
    void refusesProductionWithAMissingSampleOrShortSecret(String name) {
        for (String weak :
                new String[] {"", "short-but-random-8Zt1v", "change-me-change-me-change-me-change-me", "a".repeat(40)
                }) {
            MockEnvironment production = production().withProperty(name, weak);
            assertThatThrownBy(() -> new PlatformEnvironmentPostProcessor()
                            .postProcessEnvironment(production, new SpringApplication()))
                    .isInstanceOfSatisfying(ConfigurationRefusedException.class, refused -> {
                        assertThat(refused.getExitCode()).isEqualTo(78);
                        assertThat(refused.setting()).isEqualTo(name);
                        assertThat(refused.advice()).contains(name + "_FILE");
                    })
                    .hasMessageNotContaining(weak.isEmpty() ? "never there" : weak);
        }
    }

    @Test
    void startsProductionWithStrongSecrets() {
        MockEnvironment production = production();
        new PlatformEnvironmentPostProcessor().postProcessEnvironment(production, new SpringApplication());
        assertThat(production.getProperty("server.port")).isEqualTo("7000");
    }

    @ParameterizedTest
    @CsvSource({
        "APP_ENV, production",
        "LOG_FORMAT, xml",
        "platform.service, no-such-service",
        "POSTGRES_URL, mysql://db/trading",
        "POSTGRES_URL, not an address",
        "DRAGONFLY_URL, http://cache:6379"
    })
    void namesTheSettingThatMakesNoSense(String name, String value) {
        environment.withProperty("platform.data.schema", "hub").withProperty(name, value);
        assertThatThrownBy(this::process)
                .isInstanceOfSatisfying(ConfigurationRefusedException.class, refused -> assertThat(refused.setting())
                        .isEqualTo(name));
    }

    @Test
    void leavesAloneProgramsThatAreNoService() {
        MockEnvironment other = new MockEnvironment();
        new PlatformEnvironmentPostProcessor().postProcessEnvironment(other, new SpringApplication());
        assertThat(other.getProperty("server.port")).isNull();
    }

    private static MockEnvironment production() {
        MockEnvironment production = new MockEnvironment()
                .withProperty("platform.service", "central-hub")
                .withProperty("APP_ENV", "prod");
        SecretNames.REQUIRED_IN_PRODUCTION.forEach(name -> production.setProperty(name, STRONG));
        return production;
    }
}
