package io.aitrading.risk;

import io.aitrading.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theHouseRulesHold() {
        ArchitectureRules.check("io.aitrading.risk");
    }
}
