package io.aitrading.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** Two properties of one shape draw the same values, since neither chooses its seed by chance. */
class FixedSeedsProperties {
    private static final int TRIES = 20;
    private static final List<Long> ONE = new ArrayList<>();
    private static final List<Long> OTHER = new ArrayList<>();

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void oneProperty(@ForAll long drawn) {
        ONE.add(drawn);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void anotherProperty(@ForAll long drawn) {
        OTHER.add(drawn);
    }

    @AfterContainer
    static void bothDrewTheSame() {
        assertThat(ONE).hasSize(TRIES);
        if (!System.getProperty(FixedSeeds.PROPERTY, "").equals(FixedSeeds.RANDOM)) {
            assertThat(OTHER).isEqualTo(ONE);
        }
    }
}
