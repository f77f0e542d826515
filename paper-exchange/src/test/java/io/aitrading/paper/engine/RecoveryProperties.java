package io.aitrading.paper.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** A venue that loses its memory again and again does what one does that never loses it. */
class RecoveryProperties {
    private static final int STEPS_BETWEEN_LOSSES = 5;

    private static DataSource steadyDatabase;
    private static DataSource forgetfulDatabase;

    @BeforeContainer
    static void open() {
        steadyDatabase = VenueWorld.database();
        forgetfulDatabase = VenueWorld.database();
    }

    @AfterContainer
    static void close() throws Exception {
        ((AutoCloseable) steadyDatabase).close();
        ((AutoCloseable) forgetfulDatabase).close();
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void losingMemoryChangesNothing(@ForAll("steps") List<TraderStep> steps) {
        VenueWorld steady = VenueWorld.openIn(steadyDatabase);
        VenueWorld forgetful = VenueWorld.openIn(forgetfulDatabase);
        for (int i = 0; i < steps.size(); i++) {
            TraderStep step = steps.get(i);
            boolean accepted = steady.run(step.in(steady));
            assertThat(forgetful.run(step.in(forgetful)))
                    .as("step %d: %s", i, step)
                    .isEqualTo(accepted);
            if (i % STEPS_BETWEEN_LOSSES == 0) {
                forgetful.loseMemory();
            }
            assertThat(forgetful.venue().market().stateHash())
                    .as("book after step %d: %s", i, step)
                    .isEqualTo(steady.venue().market().stateHash());
        }
        assertThat(forgetful.journal()).isEqualTo(steady.journal());
    }

    @Provide
    Arbitrary<List<TraderStep>> steps() {
        return TraderStep.sequences(80);
    }
}
