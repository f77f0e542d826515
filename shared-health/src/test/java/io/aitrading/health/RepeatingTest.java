package io.aitrading.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepeatingTest {
    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<Integer> turns = new LinkedBlockingQueue<>();
    private final Counting counting = new Counting();

    @AfterEach
    void stop() {
        counting.stop();
    }

    @Test
    void aTurnThatFailsIsNotTheLast() throws Exception {
        counting.pause = Duration.ofMillis(1);
        counting.failing = 3;
        counting.start();
        for (int turn = 1; turn <= 5; turn++) {
            assertThat(next()).isEqualTo(turn);
        }
    }

    @Test
    void aPauseEndsWhenWoken() throws Exception {
        counting.pause = Duration.ofHours(1);
        counting.start();
        assertThat(next()).isEqualTo(1);
        counting.wake();
        assertThat(next()).isEqualTo(2);
    }

    @Test
    void itStopsAndStartsAgain() throws Exception {
        counting.pause = Duration.ofHours(1);
        counting.start();
        counting.start();
        assertThat(next()).isEqualTo(1);
        assertThat(counting.isRunning()).isTrue();
        counting.stop();
        assertThat(counting.isRunning()).isFalse();
        assertThat(turns).as("turns of a second thread").isEmpty();
        counting.start();
        assertThat(next()).isEqualTo(2);
    }

    private @Nullable Integer next() throws InterruptedException {
        return turns.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private final class Counting extends Repeating {
        private volatile Duration pause = Duration.ZERO;
        private volatile int failing;
        private int count;

        private Counting() {
            super("counting", "test");
        }

        @Override
        protected void turn() {
            turns.add(++count);
            if (count <= failing) {
                throw new IllegalStateException("on purpose");
            }
        }

        @Override
        protected Duration pause() {
            return pause;
        }
    }
}
