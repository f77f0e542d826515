package io.aitrading.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aitrading.health.live.StoredConfiguration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.validation.annotation.Validated;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LivePropertiesTest {
    @Validated
    @ConfigurationProperties("shop")
    record ShopSettings(
            @DefaultValue("3") @Min(1) @Max(10) int maxBaskets,
            @DefaultValue("5s") Duration patience,
            @NeedsRestart @DefaultValue("8") int poolSize,
            @DefaultValue @Valid Till till) {
        record Till(@DefaultValue("2") @Min(1) int openTills, @DefaultValue("4") int allTills) {
            Till {
                if (openTills > allTills) {
                    throw new SettingRefusedException("shop.till.open-tills", "must not be above shop.till.all-tills");
                }
            }
        }
    }

    @Validated
    @ConfigurationProperties("store")
    record StoreSettings(@DefaultValue("1") @Min(1) int shelves) {}

    private final StandardEnvironment environment = new StandardEnvironment();
    private final HandConfiguration configuration = new HandConfiguration();
    private LiveProperties properties;
    private Live<ShopSettings> shop;
    private Live<StoreSettings> store;

    @BeforeEach
    void bind() {
        environment.getPropertySources().addLast(StoredConfiguration.source(Map.of()));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("shop.yml", Map.of("shop.patience", "${PATIENCE:7s}")));
        LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean();
        validator.afterPropertiesSet();
        properties = new LiveProperties(environment, configuration, validator);
        shop = properties.of(ShopSettings.class);
        store = properties.of(StoreSettings.class);
    }

    @Test
    void startsWithDefaultsAndTheServicesOwnFile() {
        assertThat(shop.now().maxBaskets()).isEqualTo(3);
        assertThat(shop.now().patience()).isEqualTo(Duration.ofSeconds(7));
        assertThat(properties.needsRestart()).isEmpty();
    }

    @Test
    void usesWhatIsPushedAtOnceAndWhatItWasBeforeOnceThatIsTakenBack() {
        configuration.offer(
                "{\"shop.max-baskets\":9,\"shop.patience\":250,\"shop.till.open-tills\":3,\"store.shelves\":5}");
        assertThat(shop.now().maxBaskets()).isEqualTo(9);
        assertThat(shop.now().patience()).isEqualTo(Duration.ofMillis(250));
        assertThat(shop.now().till().openTills()).isEqualTo(3);
        assertThat(store.now().shelves()).isEqualTo(5);

        configuration.offer("{}");
        assertThat(shop.now().maxBaskets()).isEqualTo(3);
        assertThat(shop.now().patience()).isEqualTo(Duration.ofSeconds(7));
        assertThat(store.now().shelves()).isEqualTo(1);
    }

    @Test
    void refusesAllOfARevisionForOneBrokenRule() {
        assertThatThrownBy(() -> configuration.offer("{\"shop.max-baskets\":9,\"store.shelves\":0}"))
                .hasStackTraceContaining("store.shelves")
                .hasStackTraceContaining("shelves");
        assertThat(shop.now().maxBaskets()).isEqualTo(3);
        assertThat(store.now().shelves()).isEqualTo(1);
        assertThatThrownBy(() -> configuration.offer("{\"shop.till.open-tills\":5}"))
                .rootCause()
                .isInstanceOf(SettingRefusedException.class);
        assertThat(shop.now().till().openTills()).isEqualTo(2);
    }

    @Test
    void saysWhatWaitsForARestartAndWhatWillNeverCount() {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("commandLine", Map.of("shop.max-baskets", "4")));
        configuration.offer(
                "{\"shop.max-baskets\":9,\"shop.pool-size\":20,\"shop.schedule\":5,\"log.level\":\"DEBUG\"}");
        assertThat(shop.now().maxBaskets()).isEqualTo(4);
        assertThat(properties.overridden()).containsExactly("shop.max-baskets");
        assertThat(properties.needsRestart()).containsExactly("shop.pool-size", "shop.schedule");

        configuration.offer("{}");
        assertThat(properties.needsRestart()).isEmpty();
        assertThat(properties.overridden()).isEmpty();
    }

    @Test
    void neverShowsTwoRevisionsAtOnce() throws InterruptedException {
        List<String> torn = new ArrayList<>();
        Thread reader = Thread.ofVirtual().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                ShopSettings now = shop.now();
                if (now.maxBaskets() != now.till().openTills() + 1) {
                    torn.add(now.toString());
                }
            }
        });
        for (int i = 0; i < 200; i++) {
            int open = 1 + i % 4;
            configuration.offer("{\"shop.max-baskets\":" + (open + 1) + ",\"shop.till.open-tills\":" + open + "}");
        }
        reader.interrupt();
        reader.join();
        assertThat(torn).isEmpty();
    }

    /** Offers values as the watch does: first everybody's judgement, then the change. */
    private static final class HandConfiguration implements LiveConfiguration {
        private final List<Judge> judges = new ArrayList<>();
        private Map<String, JsonNode> values = Map.of();

        void offer(String json) {
            Map<String, JsonNode> offered = new HashMap<>();
            JsonMapper.shared()
                    .readTree(json)
                    .properties()
                    .forEach(entry -> offered.put(entry.getKey(), entry.getValue()));
            List<Runnable> changes =
                    judges.stream().map(judge -> judge.prepare(offered)).toList();
            changes.forEach(Runnable::run);
            values = offered;
        }

        @Override
        public Map<String, JsonNode> values() {
            return values;
        }

        @Override
        public Optional<Boolean> knownFlag(String name) {
            return Optional.empty();
        }

        @Override
        public long revision() {
            return 0;
        }

        @Override
        public void onChange(Runnable action) {
            throw new UnsupportedOperationException("nobody needs it here");
        }

        @Override
        public void onOffer(Judge judge) {
            judges.add(judge);
        }

        @Override
        public Optional<Refusal> refusal() {
            return Optional.empty();
        }
    }
}
