package io.aitrading.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocalCounterTest {
    @Test
    void theWindowSlidesWithEveryRequest() {
        LocalCounter counter = new LocalCounter(10);

        assertThat(counter.ask("a", 2, 1000, 0).allowed()).isTrue();
        assertThat(counter.ask("a", 2, 1000, 600).allowed()).isTrue();
        assertThat(counter.ask("a", 2, 1000, 900)).isEqualTo(new Window(false, 0, 100));
        assertThat(counter.ask("a", 2, 1000, 1000).allowed()).isTrue();
        assertThat(counter.ask("a", 2, 1000, 1001)).isEqualTo(new Window(false, 0, 599));
    }

    @Test
    void clientsDoNotShareAWindow() {
        LocalCounter counter = new LocalCounter(10);

        assertThat(counter.ask("a", 1, 1000, 0).allowed()).isTrue();
        assertThat(counter.ask("b", 1, 1000, 0).allowed()).isTrue();
        assertThat(counter.ask("a", 1, 1000, 0).allowed()).isFalse();
    }

    @Test
    void onlySoManyClientsAreRemembered() {
        LocalCounter counter = new LocalCounter(2);
        counter.ask("a", 1, 1000, 0);
        counter.ask("b", 1, 1000, 0);
        counter.ask("c", 1, 1000, 0);

        assertThat(counter.ask("a", 1, 1000, 0).allowed()).isTrue();
        assertThat(counter.ask("c", 1, 1000, 0).allowed()).isFalse();
    }
}
