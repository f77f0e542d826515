package io.aitrading.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartOrderTest {
    @Test
    void everyServiceOfTheComposeFileComesAfterWhatItWaitsFor() {
        StartOrder order = StartOrder.read(Path.of("../docker-compose.yml"));

        List<String> services = order.services();
        assertThat(services).contains("postgres", "api-gateway", "order-management", "trading-engine");
        for (String service : services) {
            assertThat(services.subList(0, services.indexOf(service))).containsAll(order.dependenciesOf(service));
        }
    }

    @Test
    void aCircleIsRefusedAndNamed() {
        Map<String, List<String>> edges = new LinkedHashMap<>();
        edges.put("a", List.of("b"));
        edges.put("b", List.of("a"));

        assertThatThrownBy(() -> StartOrder.of(edges)).hasMessageContaining("a -> b -> a");
    }

    @Test
    void anUnknownDependencyIsRefusedAndNamed() {
        assertThatThrownBy(() -> StartOrder.of(Map.of("a", List.of("ghost")))).hasMessageContaining("ghost");
    }
}
