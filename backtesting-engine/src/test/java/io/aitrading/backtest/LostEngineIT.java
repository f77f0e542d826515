package io.aitrading.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A part that ends the process of every engine that begins it does not end one engine after the other for ever. */
class LostEngineIT {
    private static final String PATH = "/api/v1/backtests";
    private static final int MOST_BEGINNINGS = 3;

    @TempDir
    private Path logs;

    @Test
    void aPartThatWasBegunThreeTimesFailsItsJobWithTheCause() throws Exception {
        try (BacktestWorld world =
                new BacktestWorld(Map.of(), BacktestingEngineApplication.class, TestStrategies.class)) {
            world.stop();
            Process engine = world.engineProcess(DyingEngine.class, Map.of("backtest.workers", "1"), logs);
            try {
                world.awaitReady();
                start(world);
                assertThat(engine.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(engine.exitValue()).isEqualTo(DyingEngine.CODE);
            } finally {
                engine.destroyForcibly().waitFor();
            }
            // The second and the third death leave what the first one left: a part that is held and was begun once
            // more.
            world.begunAgain(MOST_BEGINNINGS - 1);
            world.start();
            String id = world.get(PATH).body().get("items").get(0).get("id").asString();
            JsonNode job = world.await(id);
            assertThat(job.get("status").asString()).isEqualTo("FAILED");
            assertThat(job.get("errorCode").asString()).isEqualTo("ENGINE_LOST");
            assertThat(job.get("errorDetail").asString()).contains("3 times");
            assertThat(world.get(PATH + "/" + id + "/result").text()).contains("RUN_FAILED");
        }
    }

    private static void start(BacktestWorld world) throws IOException {
        try {
            world.post(
                    PATH,
                    "{\"strategy\":{\"name\":\"test-halt\"},\"data\":{\"dataset\":\"bitstamp-btcusd-1h\"},"
                            + "\"capital\":\"1000\"}");
        } catch (UncheckedIOException e) {
            // The engine may be gone before it has answered; the job was stored before it was begun.
            assertThat(e.getCause()).isNotNull();
        }
    }
}
