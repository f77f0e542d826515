package io.aitrading.gateway;

import io.aitrading.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void followsTheHouseRules() {
        ArchitectureRules.check("io.aitrading.gateway");
    }
}
