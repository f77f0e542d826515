package io.aitrading.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimitClassTest {
    @Test
    void addressesFallIntoTheirClass() {
        assertThat(LimitClass.of("/api/v1/health", false)).isEqualTo(LimitClass.EXEMPT);
        assertThat(LimitClass.of("/health/ready", false)).isEqualTo(LimitClass.EXEMPT);
        assertThat(LimitClass.of("/api/v1/auth/login", true)).isEqualTo(LimitClass.LOGIN);
        assertThat(LimitClass.of("/api/v1/orders/1", true)).isEqualTo(LimitClass.TRADING);
        assertThat(LimitClass.of("/orders/api/v1/orders", true)).isEqualTo(LimitClass.TRADING);
        assertThat(LimitClass.of("/api/v1/portfolio/pnl", true)).isEqualTo(LimitClass.READING);
        assertThat(LimitClass.of("/api/v1/config/x", true)).isEqualTo(LimitClass.STANDARD);
    }

    @Test
    void strangersGetTheStandardLimitWhateverTheyAskFor() {
        assertThat(LimitClass.of("/api/v1/orders", false)).isEqualTo(LimitClass.STANDARD);
        assertThat(LimitClass.of("/", false)).isEqualTo(LimitClass.STANDARD);
    }
}
