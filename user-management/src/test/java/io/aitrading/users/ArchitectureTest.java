package io.aitrading.users;

import io.aitrading.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void followsTheRulesOfTheHouse() {
        ArchitectureRules.check("io.aitrading.users");
    }
}
