package io.aitrading.orders;

import io.aitrading.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfThePlatform() {
        ArchitectureRules.check("io.aitrading.orders");
    }
}
