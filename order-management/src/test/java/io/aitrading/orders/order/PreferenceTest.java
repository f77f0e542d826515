package io.aitrading.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PreferenceTest {
    @Test
    void anAnswerBeforeTheVenuesIsAskedForAmongOtherPreferences() {
        assertThat(Preference.of(List.of("respond-async")).isAsync()).isTrue();
        assertThat(Preference.of(List.of("handling=lenient, Respond-Async;foo=bar"))
                        .isAsync())
                .isTrue();
        assertThat(Preference.of(List.of("wait=10", " respond-async ")).isAsync())
                .isTrue();
    }

    @Test
    void whatIsNotKnownIsIgnored() {
        assertThat(Preference.of(null).isAsync()).isFalse();
        assertThat(Preference.of(List.of("", "respond-asynchronously", "wait=1;respond-async"))
                        .isAsync())
                .isFalse();
    }
}
