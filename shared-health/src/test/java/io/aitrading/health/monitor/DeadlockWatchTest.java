package io.aitrading.health.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class DeadlockWatchTest {
    private final AtomicInteger halts = new AtomicInteger();
    private final DeadlockWatch watch = new DeadlockWatch(
            "hub",
            new MonitorSettings(
                    Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofMillis(10), true),
            halts::incrementAndGet);

    @Test
    void findsThreadsThatBlockEachOtherForEver() {
        watch.turn();
        assertThat(watch.deadlocked()).isEmpty();

        ReentrantLock first = new ReentrantLock();
        ReentrantLock second = new ReentrantLock();
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        Thread left = embrace("left", first, second, bothHoldOne);
        Thread right = embrace("right", second, first, bothHoldOne);
        watch.start();
        try {
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(watch.deadlocked()).containsExactlyInAnyOrder("left", "right"));
            await().untilAsserted(() -> assertThat(halts).hasValue(1));
        } finally {
            watch.stop();
            left.interrupt();
            right.interrupt();
        }
        await().untilAsserted(
                        () -> assertThat(left.isAlive() || right.isAlive()).isFalse());
        watch.turn();
        assertThat(watch.deadlocked()).isEmpty();
        assertThat(halts).hasValue(1);
    }

    private static Thread embrace(String name, ReentrantLock mine, ReentrantLock yours, CyclicBarrier bothHoldOne) {
        return Thread.ofPlatform().name(name).daemon().start(() -> {
            mine.lock();
            try {
                bothHoldOne.await();
                yours.lockInterruptibly();
                yours.unlock();
            } catch (Exception interrupted) {
                Thread.currentThread().interrupt();
            } finally {
                mine.unlock();
            }
        });
    }
}
