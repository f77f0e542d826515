package io.aitrading.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.PlatformService;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class ServiceDirectoryTest {
    private final MockEnvironment environment = new MockEnvironment();
    private final ServiceDirectory directory = new ServiceDirectory(environment);

    @Test
    void findsServicesOnThisHostByDefault() {
        assertThat(directory.url(PlatformService.ORDER_MANAGEMENT)).isEqualTo("http://127.0.0.1:9002");
    }

    @Test
    void followsAMovedPort() {
        environment.setProperty("ORDER_MANAGEMENT_PORT", "19002");
        assertThat(directory.url(PlatformService.ORDER_MANAGEMENT)).isEqualTo("http://127.0.0.1:19002");
    }

    @Test
    void fillsNameAndPortIntoTheTemplate() {
        environment.setProperty("SERVICE_URL_TEMPLATE", "http://{name}:{port}");
        assertThat(directory.url(PlatformService.API_GATEWAY)).isEqualTo("http://api-gateway:3001");
    }

    @Test
    void letsAnAddressOfItsOwnWinAndDropsTheSlashAtItsEnd() {
        environment.setProperty("DATA_BRIDGE_URL", "http://elsewhere:1/");
        assertThat(directory.url(PlatformService.DATA_BRIDGE)).isEqualTo("http://elsewhere:1");
    }
}
