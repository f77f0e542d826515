package io.aitrading.health.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class GatewayOnlyFilterTest {
    private static final String[] OFFERED = {
        "org.springframework.cloud.gateway.server.mvc.GatewayServerMvcAutoConfiguration",
        "org.springframework.Other",
        null
    };

    @ParameterizedTest
    @CsvSource({"api-gateway, true", "order-management, false", "'', true"})
    void keepsTheGatewaysOfferForTheGatewayAlone(String service, boolean kept) {
        GatewayOnlyFilter filter = new GatewayOnlyFilter();
        filter.setEnvironment(new MockEnvironment().withProperty("platform.service", service));
        assertThat(filter.match(OFFERED, null)).containsExactly(kept, true, true);
    }
}
