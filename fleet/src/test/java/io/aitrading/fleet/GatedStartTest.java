package io.aitrading.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GatedStartTest {
    private static final GatedStart.Step HEALTHY_AT_ONCE = part -> {};

    @Test
    void noPartOfTheComposeFileStartsBeforeAllThatItDependsOnIsHealthy() throws Exception {
        StartOrder order = StartOrder.read(Path.of("../docker-compose.yml"));
        Set<String> healthy = ConcurrentHashMap.newKeySet();
        Set<String> tooEarly = ConcurrentHashMap.newKeySet();

        new GatedStart(order, 3)
                .run(
                        order.services(),
                        part -> {
                            if (!healthy.containsAll(order.dependenciesOf(part))) {
                                tooEarly.add(part);
                            }
                        },
                        healthy::add);

        assertThat(tooEarly).isEmpty();
        assertThat(healthy).containsExactlyInAnyOrderElementsOf(order.services());
    }

    @Test
    void asManyAsAllowedStartAtOnceAndNeverMore() throws Exception {
        StartOrder order = StartOrder.of(Map.of("a", List.of(), "b", List.of(), "c", List.of(), "d", List.of()));
        AtomicInteger starting = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch two = new CountDownLatch(2);

        new GatedStart(order, 2)
                .run(
                        order.services(),
                        part -> {
                            most.accumulateAndGet(starting.incrementAndGet(), Math::max);
                            two.countDown();
                            assertThat(two.await(10, TimeUnit.SECONDS))
                                    .as("two starting together")
                                    .isTrue();
                            starting.decrementAndGet();
                        },
                        HEALTHY_AT_ONCE);

        assertThat(most).hasValue(2);
    }

    @Test
    void aPartThatOnlyWaitsForItsHealthLetsTheNextOneStart() throws Exception {
        StartOrder order = StartOrder.of(Map.of("slow", List.of(), "other", List.of()));
        CountDownLatch bothStarted = new CountDownLatch(2);

        new GatedStart(order, 1).run(order.services(), part -> bothStarted.countDown(), part -> bothStarted.await());

        assertThat(bothStarted.getCount()).isZero();
    }

    @Test
    void whatIsNotHeldBackStartsInTheGivenOrder() throws Exception {
        Map<String, List<String>> edges = new LinkedHashMap<>();
        edges.put("third", List.of("first"));
        edges.put("first", List.of());
        edges.put("second", List.of());
        StartOrder order = StartOrder.of(edges);
        List<String> seen = new ArrayList<>();

        new GatedStart(order, 1).run(List.of("first", "third", "second"), seen::add, HEALTHY_AT_ONCE);

        assertThat(seen).containsExactly("first", "second", "third");
    }

    @Test
    void aFailureIsThrownAsItIsStopsTheRestAndInterruptsWhatIsStarting() throws Exception {
        StartOrder order = StartOrder.of(Map.of("bad", List.of(), "busy", List.of(), "later", List.of("bad")));
        List<String> started = new ArrayList<>();
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);

        assertThatThrownBy(() -> new GatedStart(order, 2)
                        .run(
                                List.of("busy", "bad", "later"),
                                part -> {
                                    switch (part) {
                                        case "busy" -> {
                                            busy.countDown();
                                            try {
                                                new CountDownLatch(1).await();
                                            } catch (InterruptedException e) {
                                                interrupted.countDown();
                                            }
                                        }
                                        case "bad" -> {
                                            busy.await();
                                            throw new FleetProblem("no disk");
                                        }
                                        default -> started.add(part);
                                    }
                                },
                                HEALTHY_AT_ONCE))
                .isInstanceOf(FleetProblem.class)
                .hasMessage("no disk");

        assertThat(started).isEmpty();
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anErrorFailsTheStartInsteadOfLeavingItWaiting() {
        StartOrder order = StartOrder.of(Map.of("broken", List.of()));

        assertThatThrownBy(() -> new GatedStart(order, 2)
                        .run(
                                order.services(),
                                part -> {
                                    throw new NoClassDefFoundError("org/example/Gone");
                                },
                                HEALTHY_AT_ONCE))
                .isInstanceOf(FleetProblem.class)
                .hasMessageContaining("broken")
                .hasMessageContaining("org/example/Gone");
    }

    @Test
    void aDependencyThatIsNotToBeStartedIsNotWaitedFor() throws Exception {
        StartOrder order = StartOrder.of(Map.of("store", List.of(), "service", List.of("store")));
        List<String> started = new ArrayList<>();

        new GatedStart(order, 2).run(List.of("service"), started::add, HEALTHY_AT_ONCE);

        assertThat(started).containsExactly("service");
    }
}
