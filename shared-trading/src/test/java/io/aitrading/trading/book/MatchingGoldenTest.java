package io.aitrading.trading.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MatchingGoldenTest {
    @Test
    void bothBooksReproduceThePublishedReportStream() {
        Path file = SharedData.file("matching/normal_seed23.bin.gz");
        assumeTrue(Files.exists(file), "the shared data are not beside this checkout");

        MatchingGolden.Result result = MatchingGolden.run(file);

        assertThat(result.expected()).isPresent();
        assertThat(result.fast().sha256()).isEqualTo(result.expected().orElseThrow());
        assertThat(result.oracle().sha256()).isEqualTo(result.expected().orElseThrow());
        assertThat(result.passed()).isTrue();
    }
}
