package io.aitrading.domain.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void idsCarryVersionVariantAndTime() {
        Uuid7 ids = new Uuid7(() -> Instant.ofEpochMilli(1_700_000_000_000L), new SplittableRandom(1));

        UUID id = ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(1_700_000_000_000L);
    }

    @Test
    void idsRiseWithinAMillisecondAndWhenTheClockStepsBack() {
        AtomicLong now = new AtomicLong(1_700_000_000_000L);
        Uuid7 ids = new Uuid7(() -> Instant.ofEpochMilli(now.get()), new SplittableRandom(2));
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            if (i == 5_000) {
                now.addAndGet(-60_000);
            }
            made.add(ids.next());
        }

        assertThat(new HashSet<>(made)).hasSize(made.size());
        for (int i = 1; i < made.size(); i++) {
            assertThat(Long.compareUnsigned(
                            made.get(i - 1).getMostSignificantBits(),
                            made.get(i).getMostSignificantBits()))
                    .isNegative();
        }
    }

    @Test
    void theHashIsTheOneOfTheStandard() {
        // FIPS 180-4, example for "abc".
        assertThat(ContentId.sha256("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void anIntentAlwaysHasTheSameClientOrderIdAndItsPartsDoNotRunTogether() {
        assertThat(ContentId.clientOrderId("a", "1")).isEqualTo(ContentId.clientOrderId("a", "1"));
        assertThat(ContentId.clientOrderId("a", "1")).isNotEqualTo(ContentId.clientOrderId("a1"));
        assertThat(ContentId.clientOrderId("a", "1")).matches("at-[0-9a-f]{28}");
    }
}
