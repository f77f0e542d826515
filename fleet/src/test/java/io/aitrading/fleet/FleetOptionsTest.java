package io.aitrading.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FleetOptionsTest {
    @Test
    void withoutArgumentsEverythingStartsFromThisFolder() {
        FleetOptions options = FleetOptions.parse();

        assertThat(options.target()).isEqualTo("all");
        assertThat(options.stateDirectory()).isEqualTo(Path.of(".fleet").toAbsolutePath());
        assertThat(options.composeFile())
                .isEqualTo(Path.of("docker-compose.yml").toAbsolutePath());
        assertThat(options.storeControl()).isFalse();
    }

    @Test
    void eachArgumentIsTaken() {
        FleetOptions options =
                FleetOptions.parse("--target=core", "--state=/data/x", "--compose=/data/c.yml", "--control=stdin");

        assertThat(options).isEqualTo(new FleetOptions("core", Path.of("/data/x"), Path.of("/data/c.yml"), true));
    }

    @Test
    void anUnknownArgumentIsRefusedAndTheKnownOnesAreNamed() {
        assertThatThrownBy(() -> FleetOptions.parse("--traget=all"))
                .isInstanceOf(FleetProblem.class)
                .hasMessageContaining("--traget=all")
                .hasMessageContaining("--target=all|core|SERVICE");
    }
}
