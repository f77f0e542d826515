package io.aitrading.orders.reconcile;

import io.aitrading.health.Live;
import io.aitrading.orders.OrderProperties;
import io.aitrading.orders.account.AccountBook;
import io.aitrading.orders.account.DemoAccount;
import io.aitrading.orders.gate.EquityMarks;
import io.aitrading.orders.gate.LeaseKeeper;
import io.aitrading.orders.order.CancelDesk;
import io.aitrading.orders.order.UpdateFeed;
import io.aitrading.orders.venue.InstrumentBook;
import io.aitrading.orders.venue.PriceBook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.TaskDecorator;
import org.springframework.stereotype.Component;

/** Everything that goes on without a request: one thread per task, so that none waits for another. */
@Component
class Background implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Background.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    /** One turn of a task. */
    private interface Turn {
        void run() throws InterruptedException;
    }

    private record Task(String name, Supplier<Duration> pause, Turn turn) {
        Task(String name, Duration pause, Turn turn) {
            this(name, () -> pause, turn);
        }
    }

    private final TaskDecorator context;
    private final List<Task> tasks;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    Background(
            Live<OrderProperties> settings,
            LeaseKeeper leases,
            UpdateFeed updates,
            PriceBook prices,
            InstrumentBook instruments,
            CancelDesk cancels,
            EquityMarks equity,
            DemoAccount demo,
            AccountBook accounts,
            MissingOrders missing,
            ReconciliationRounds rounds,
            TaskDecorator context) {
        this.context = context;
        Duration second = Duration.ofSeconds(1);
        this.tasks = List.of(
                new Task("risk-lease", Duration.ofMillis(20), leases::renew),
                new Task("order-updates", Duration.ZERO, () -> updates.number(second)),
                new Task("prices", () -> settings.now().priceMaxAge().dividedBy(4), prices::refresh),
                new Task("instruments", Duration.ofSeconds(10), instruments::refresh),
                new Task("cancels", () -> settings.now().cancelRetry().dividedBy(2), cancels::repeat),
                new Task("equity", Duration.ofSeconds(5), equity::update),
                new Task("accounts", second, () -> {
                    demo.ensure();
                    accounts.openWaiting();
                }),
                new Task("missing-orders", Duration.ofMillis(250), missing::search),
                new Task("reconciliation", Duration.ofMillis(250), rounds::round));
    }

    @Override
    public void start() {
        running = true;
        for (Task task : tasks) {
            threads.add(Thread.ofVirtual().name("orders-" + task.name()).start(context.decorate(() -> loop(task))));
        }
    }

    private void loop(Task task) {
        boolean failing = false;
        while (running) {
            try {
                task.turn().run();
                failing = false;
                Thread.sleep(task.pause().get());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!failing) {
                    log.warn("{} fails and is tried again: {}", task.name(), e.toString());
                }
                failing = true;
                if (!rested()) {
                    return;
                }
            }
        }
    }

    private static boolean rested() {
        try {
            Thread.sleep(AFTER_FAILURE);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
