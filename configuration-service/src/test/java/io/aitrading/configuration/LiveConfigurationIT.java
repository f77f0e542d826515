package io.aitrading.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aitrading.health.ServiceDirectory;
import io.aitrading.health.ServiceTokenSource;
import io.aitrading.health.live.ConfigurationClient;
import io.aitrading.health.live.ConfigurationWatch;
import io.aitrading.health.live.WatchSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.json.JsonMapper;

/** The client that every service carries, against the real service. */
class LiveConfigurationIT {
    private static final String PATH = "/api/v1/config/risk-analyzer";

    @TempDir
    private Path state;

    private final List<ConfigurationClient> clients = new ArrayList<>();

    @AfterEach
    void close() {
        clients.forEach(ConfigurationClient::close);
    }

    private ConfigurationWatch client(ConfigurationWorld world) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("tokens", (ServiceTokenSource) world::service);
        WatchSettings settings = new WatchSettings(
                true, Duration.ofSeconds(20), Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofSeconds(15));
        ConfigurationClient client = new ConfigurationClient(
                new ServiceDirectory(new MockEnvironment().withProperty("CONFIGURATION_SERVICE_URL", world.url())),
                beans.getBeanProvider(ServiceTokenSource.class),
                JsonMapper.shared(),
                settings.pollWait());
        clients.add(client);
        return ConfigurationWatch.create("risk-analyzer", settings, state.toString(), client, JsonMapper.shared());
    }

    private static void set(ConfigurationWorld world, long expected, long leaseLife) throws Exception {
        assertThat(world.put(
                                PATH,
                                world.admin(),
                                "\"" + expected + "\"",
                                "{\"values\":{\"risk.lease.life\":" + leaseLife + "},\"comment\":\"test\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void changesRollbacksAndFlagsReachARunningServiceAndSurviveARestartOfBoth() throws Exception {
        try (ConfigurationWorld world = new ConfigurationWorld()) {
            ConfigurationWatch live = client(world);
            AtomicInteger changes = new AtomicInteger();
            live.onChange(changes::incrementAndGet);
            set(world, 0, 2000);
            live.start();
            await().untilAsserted(
                            () -> assertThat(live.number("risk.lease.life", 0)).isEqualTo(2000));

            set(world, 1, 4000);
            await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(live.number("risk.lease.life", 0))
                    .isEqualTo(4000));
            world.post(PATH + "/rollback", world.admin(), "{\"toRevision\":1,\"comment\":\"back\"}");
            await().untilAsserted(
                            () -> assertThat(live.number("risk.lease.life", 0)).isEqualTo(2000));
            assertThat(live.revision()).isEqualTo(3);

            world.put("/api/v1/flags/calm", world.admin(), null, "{\"enabled\":true,\"comment\":\"on\"}");
            await().untilAsserted(() -> assertThat(live.flag("calm", false)).isTrue());
            await().untilAsserted(() -> assertThat(changes).hasValue(4));

            ConfigurationWatch restarted = client(world);
            assertThat(restarted.number("risk.lease.life", 0)).isEqualTo(2000);
            assertThat(restarted.flag("calm", false)).isTrue();
            live.stop();
        }
    }

    @Test
    void openQuestionsDoNotHoldUpAShutdown() throws Exception {
        ConfigurationWorld world = new ConfigurationWorld();
        String token = world.service();
        CompletableFuture<Integer> open = CompletableFuture.supplyAsync(() -> {
            try {
                return world.get(PATH + "/watch?revision=0&waitMs=60000", token).status();
            } catch (Exception cut) {
                throw new IllegalStateException(cut);
            }
        });
        await().until(() -> world.openWatches() > 0);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(world::close);
        assertThat(open.get(10, TimeUnit.SECONDS)).isEqualTo(304);
        closing.get(15, TimeUnit.SECONDS);
    }
}
