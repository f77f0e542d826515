package io.aitrading.web;

import io.aitrading.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void followsTheRulesOfTheHouse() {
        ArchitectureRules.check("io.aitrading.web");
    }
}
