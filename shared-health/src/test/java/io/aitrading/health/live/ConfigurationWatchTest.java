package io.aitrading.health.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.aitrading.health.LiveConfiguration.Reason;
import io.aitrading.health.LiveConfiguration.Refusal;
import io.aitrading.health.ServiceDirectory;
import io.aitrading.health.ServiceTokenSource;
import io.aitrading.health.SettingRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.json.JsonMapper;

class ConfigurationWatchTest {
    private static final String SERVICE = "risk-analyzer";

    @TempDir
    private Path state;

    private StubConfigurationService stub;
    private ConfigurationClient client;
    private ConfigurationWatch watch;

    @BeforeEach
    void start() throws IOException {
        stub = new StubConfigurationService();
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("tokens", (ServiceTokenSource) () -> "a-token");
        client = new ConfigurationClient(
                new ServiceDirectory(new MockEnvironment().withProperty("CONFIGURATION_SERVICE_URL", stub.url())),
                beans.getBeanProvider(ServiceTokenSource.class),
                JsonMapper.shared(),
                Duration.ofMillis(50));
        watch = newWatch();
    }

    @AfterEach
    void stop() {
        watch.stop();
        client.close();
        stub.close();
    }

    private ConfigurationWatch newWatch() {
        WatchSettings settings = new WatchSettings(
                true, Duration.ofMillis(50), Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofSeconds(15));
        return ConfigurationWatch.create(SERVICE, settings, state.toString(), client, JsonMapper.shared());
    }

    @Test
    void answersWithDefaultsWhileNothingIsKnown() {
        assertThat(watch.revision()).isZero();
        assertThat(watch.number("risk.maxOpenOrders", 7)).isEqualTo(7);
        assertThat(watch.text("risk.mode", "strict")).isEqualTo("strict");
        assertThat(watch.flag("new-gate", true)).isTrue();
    }

    @Test
    void followsChangesAndTellsItsListeners() {
        AtomicInteger changes = new AtomicInteger();
        watch.onChange(() -> {
            throw new IllegalStateException("a broken listener");
        });
        watch.onChange(changes::incrementAndGet);
        stub.serve(3, 1, "{\"risk.maxOpenOrders\":12,\"risk.mode\":\"lenient\"}", "{\"new-gate\":false}");
        watch.start();
        await().untilAsserted(() -> assertThat(watch.revision()).isEqualTo(3));
        assertThat(watch.number("risk.maxOpenOrders", 7)).isEqualTo(12);
        assertThat(watch.text("risk.mode", "strict")).isEqualTo("lenient");
        assertThat(watch.flag("new-gate", true)).isFalse();
        await().untilAsserted(() -> assertThat(changes).hasValue(1));
        assertThat(stub.tokens).containsOnly("Bearer a-token");

        stub.serve(3, 2, "{\"risk.maxOpenOrders\":12}", "{\"new-gate\":true}");
        await().untilAsserted(() -> assertThat(watch.flag("new-gate", false)).isTrue());
        stub.serve(2, 2, "{\"risk.maxOpenOrders\":5}", "{}");
        await().untilAsserted(
                        () -> assertThat(watch.number("risk.maxOpenOrders", 7)).isEqualTo(5));
        assertThat(watch.revision()).isEqualTo(2);
    }

    @Test
    void startsFromTheCopyOnDiskWhenTheServiceIsAway() throws IOException {
        stub.serve(4, 1, "{\"risk.maxOpenOrders\":9}", "{\"f\":true}");
        watch.start();
        await().untilAsserted(() -> assertThat(watch.revision()).isEqualTo(4));
        await().until(() -> Files.exists(state.resolve("config/risk-analyzer.json")));
        watch.stop();
        stub.close();

        ConfigurationWatch second = newWatch();
        assertThat(second.revision()).isEqualTo(4);
        assertThat(second.number("risk.maxOpenOrders", 7)).isEqualTo(9);
        assertThat(second.flag("f", false)).isTrue();
    }

    @Test
    void offersTheCopyAsPropertiesForANextStart() {
        stub.serve(4, 1, "{\"risk.lease.life\":2500,\"risk.mode\":\"lenient\",\"risk.strict\":true}", "{}");
        watch.start();
        await().untilAsserted(() -> assertThat(
                        StoredConfiguration.read(state.toString(), SERVICE).getSource())
                .containsOnly(
                        entry("risk.lease.life", "2500"), entry("risk.mode", "lenient"), entry("risk.strict", "true")));
        assertThat(StoredConfiguration.read(state.toString(), "central-hub").getSource())
                .isEmpty();
    }

    @Test
    void changesTheLogLevelOfTheServicesOwnPackagesWhileItRuns() {
        Logger own = (Logger) LoggerFactory.getLogger("io.aitrading.somebody");
        Logger other = (Logger) LoggerFactory.getLogger("io.aitrading.else");
        new LiveLogLevel(watch, List.of("io.aitrading.somebody")).afterSingletonsInstantiated();
        stub.serve(1, 0, "{\"log.level\":\"TRACE\"}", "{}");
        watch.start();
        await().untilAsserted(() -> assertThat(own.getEffectiveLevel()).isEqualTo(Level.TRACE));
        assertThat(other.getEffectiveLevel()).isNotEqualTo(Level.TRACE);
        stub.serve(2, 0, "{}", "{}");
        await().untilAsserted(() -> assertThat(own.getLevel()).isNull());
    }

    @Test
    void doesNotUseACopyThatWasTamperedWith() throws IOException {
        stub.serve(4, 0, "{\"risk.maxOpenOrders\":9}", "{}");
        watch.start();
        Path file = state.resolve("config/risk-analyzer.json");
        await().until(() -> Files.exists(file));
        watch.stop();
        Files.writeString(file, Files.readString(file).replace(":9", ":900"));

        ConfigurationWatch second = newWatch();
        assertThat(second.revision()).isZero();
        assertThat(second.number("risk.maxOpenOrders", 7)).isEqualTo(7);
    }

    @Test
    void doesNotUseACopyThatIsCutOff() throws IOException {
        Files.createDirectories(state.resolve("config"));
        Files.writeString(state.resolve("config/risk-analyzer.json"), "{\"sha256\":\"ab");
        ConfigurationWatch second = newWatch();
        assertThat(second.revision()).isZero();
    }

    @Test
    void keepsWhatItHasThroughErrorsAndNonsenseAndGoesOnAfterwards() {
        stub.serve(1, 0, "{\"risk.mode\":\"a\"}", "{}");
        watch.start();
        await().untilAsserted(() -> assertThat(watch.text("risk.mode", "")).isEqualTo("a"));

        stub.status = 503;
        awaitMoreQuestions();
        stub.status = 200;
        stub.body = "[1, 2";
        awaitMoreQuestions();
        stub.body = "{\"service\":\"another\",\"revision\":9,\"values\":{}}";
        awaitMoreQuestions();
        assertThat(watch.text("risk.mode", "")).isEqualTo("a");

        stub.serve(2, 0, "{\"risk.mode\":\"b\"}", "{}");
        await().untilAsserted(() -> assertThat(watch.text("risk.mode", "")).isEqualTo("b"));
    }

    @Test
    void oneJudgesNoKeepsEverybodyAtTheRevisionBefore() throws IOException {
        List<String> applied = new CopyOnWriteArrayList<>();
        watch.onOffer(values -> () -> applied.add(values.get("risk.mode").asString()));
        watch.onOffer(values -> {
            if (values.get("risk.mode").asString().equals("reckless")) {
                throw new SettingRefusedException("risk.mode", "must not be reckless");
            }
            return () -> {};
        });
        stub.serve(1, 1, "{\"risk.mode\":\"calm\"}", "{}");
        watch.start();
        await().untilAsserted(() -> assertThat(watch.revision()).isEqualTo(1));

        stub.serve(2, 2, "{\"risk.mode\":\"reckless\"}", "{\"f\":true}");
        await().untilAsserted(() -> assertThat(watch.refusal())
                .contains(new Refusal(2, List.of(new Reason("risk.mode", "must not be reckless")))));
        // Flags are no values: they count although the values that came with them do not.
        await().untilAsserted(() -> assertThat(watch.flag("f", false)).isTrue());
        assertThat(watch.text("risk.mode", "")).isEqualTo("calm");
        assertThat(watch.revision()).isEqualTo(1);
        awaitMoreQuestions();
        assertThat(applied).containsExactly("calm");
        assertThat(newWatch().text("risk.mode", "")).isEqualTo("calm");

        stub.serve(3, 2, "{\"risk.mode\":\"brisk\"}", "{}");
        await().untilAsserted(() -> assertThat(watch.refusal()).isEmpty());
        await().untilAsserted(() -> assertThat(applied).containsExactly("calm", "brisk"));
    }

    private void awaitMoreQuestions() {
        int asked = stub.questions.size();
        await().until(() -> stub.questions.size() >= asked + 3);
    }
}
