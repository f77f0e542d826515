package io.aitrading.backtest.research;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.trading.strategy.StrategyDescriptor;
import io.aitrading.trading.strategy.library.StrategyLibrary;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class SensitivityTest {
    private static final StrategyDescriptor CROSS =
            StrategyLibrary.catalogue().find("moving-average-cross").orElseThrow();

    /** The shape of a figure that depends on the fast length alone, around 20. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> around(DoubleUnaryOperator figure, int direction) {
        Map<String, String> point = Map.of("fast", "20", "slow", "50", "average", "sma", "allowShort", "false");
        Sensitivity sensitivity = new Sensitivity(
                CROSS,
                point,
                moved -> figure.applyAsDouble(
                        Double.parseDouble(moved.get("fast").toString())),
                direction);
        Map<String, Object> shapes = sensitivity.of(List.of("fast", "average"), figure.applyAsDouble(20));
        assertThat(shapes).containsOnlyKeys("fast");
        return (Map<String, Object>) shapes.get("fast");
    }

    @Test
    void theNeighboursAreATenthAndAFifthAway() {
        assertThat(around(x -> x, 1).get("neighbours").toString())
                .isEqualTo("[{value=16, measure=16.0}, {value=18, measure=18.0},"
                        + " {value=22, measure=22.0}, {value=24, measure=24.0}]");
    }

    @Test
    void aFlatTopIsAPlateauAndALonePointASpike() {
        assertThat(around(x -> 1, 1)).containsEntry("shape", "PLATEAU").containsEntry("kept", 1.0);
        assertThat(around(x -> x == 20 ? 1 : 0.1, 1)).containsEntry("shape", "SPIKE");
        assertThat(around(x -> x == 20 ? 1 : 0.6, 1)).containsEntry("shape", "SLOPE");
        assertThat(around(x -> -1, 1)).containsEntry("shape", "UNKNOWN");
    }

    @Test
    void ofAFigureOfWhichLessIsBetterARiseIsTheSpike() {
        assertThat(around(x -> x == 20 ? 0.1 : 0.5, -1)).containsEntry("shape", "SPIKE");
        assertThat(around(x -> 0.1, -1)).containsEntry("shape", "PLATEAU");
    }
}
