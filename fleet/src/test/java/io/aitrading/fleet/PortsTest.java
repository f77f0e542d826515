package io.aitrading.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aitrading.domain.PlatformService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
    @Test
    void thePortsAreTheDocumentedOnesUnlessAVariableMovesThem() {
        Ports ports = Ports.fromEnvironment(Map.of("POSTGRES_PORT", "15432", "DRAGONFLY_PORT", " "));

        assertThat(ports.of("postgres")).isEqualTo(15_432);
        assertThat(ports.of("dragonflydb")).isEqualTo(6_379);
        assertThat(ports.of("order-management")).isEqualTo(9_002);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", "99999999999"})
    void whatIsNoPortIsRefusedWithItsVariable(String value) {
        assertThatThrownBy(() -> Ports.fromEnvironment(Map.of("REDPANDA_PORT", value)))
                .isInstanceOf(FleetProblem.class)
                .hasMessageContaining("REDPANDA_PORT")
                .hasMessageContaining(value);
    }

    @Test
    void anUnknownNameHasNoPort() {
        assertThatThrownBy(() -> Ports.fromEnvironment(Map.of()).of("ghost")).hasMessageContaining("ghost");
    }

    @Test
    void aTakenPortIsNamedBeforeAnythingStarts() throws IOException {
        Map<String, String> free = FleetTest.freePorts();
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports taken = Ports.fromEnvironment(FleetTest.with(
                    free, PlatformService.API_GATEWAY.portVariable(), String.valueOf(holder.getLocalPort())));

            assertThatThrownBy(() -> taken.requireFree(List.of("api-gateway")))
                    .hasMessageContaining(holder.getLocalPort() + " (api-gateway)");
        }
        assertThatCode(() -> Ports.fromEnvironment(free).requireFree(List.of("api-gateway")))
                .doesNotThrowAnyException();
    }
}
