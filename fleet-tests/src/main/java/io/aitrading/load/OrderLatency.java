package io.aitrading.load;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** How long orders took, from the moment each was due to the answer that it is stored, or that the venue has taken it. */
public final class OrderLatency {
    private static final String SYMBOL = "BTCUSDT";
    /** The default policy allows an account 50 open orders. */
    private static final int OPEN_ORDERS = 50;

    private static final Duration OPEN_WITHIN = Duration.ofSeconds(90);
    private static final Duration OPEN_AGAIN = Duration.ofSeconds(1);

    /** What the answer to an order waits for. */
    public enum Ack {
        /** That the order is committed here, past the risk gate; what the venue says comes later. */
        STORED,
        /** The venue's word. */
        VENUE
    }

    private final long[] sortedNanos;

    private OrderLatency(long[] sortedNanos) {
        this.sortedNanos = sortedNanos;
    }

    /** Accounts of one user, ready to be traded on. */
    public static final class Desk {
        private final Client client;
        private final List<String> accounts = new ArrayList<>();
        /** Near enough to the market for the collar, and below it. */
        private volatile BigDecimal price;

        private Desk(Client client, int accounts) throws IOException, InterruptedException {
            this.client = client;
            this.price = client.restingPrice(SYMBOL);
            // Those of an earlier run serve again: each account costs the fleet reconciliations for ever.
            Map<String, String> earlier = client.accounts();
            for (int i = 0; i < accounts; i++) {
                String name = "latency " + i;
                String account = earlier.containsKey(name) ? earlier.get(name) : client.openAccount(name);
                awaitOpen(account);
                this.accounts.add(account);
            }
        }

        /** An account takes orders once it agrees with the venue, which many new ones have to wait for. */
        private void awaitOpen(String account) throws IOException, InterruptedException {
            long deadline = System.nanoTime() + OPEN_WITHIN.toNanos();
            int status = client.place(account, SYMBOL, price, Ack.VENUE);
            while (status == 503 && System.nanoTime() < deadline) {
                Thread.sleep(OPEN_AGAIN);
                status = client.place(account, SYMBOL, price, Ack.VENUE);
            }
            if (status != 201) {
                throw new IOException("a new account does not take orders: " + status);
            }
        }

        /** The market moves on while it is measured, and would leave the orders outside the price collar. */
        private void followMarket() {
            try {
                price = client.restingPrice(SYMBOL);
            } catch (IOException e) {
                // The last price still serves; what is refused for it is counted.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** How many orders may rest at once. */
        int room() {
            return accounts.size() * OPEN_ORDERS;
        }

        /** Takes every order that still rests out of the book. */
        public void clear() throws IOException, InterruptedException {
            for (String account : accounts) {
                client.cancelAll(account);
            }
        }
    }

    /**
     * Logs in and opens accounts.
     *
     * @param gateway such as {@code http://127.0.0.1:3001}
     * @param accounts over which the orders are spread: the default policy allows each 120 orders a minute
     */
    public static Desk desk(String gateway, String user, String password, int accounts)
            throws IOException, InterruptedException {
        Client client = new Client(gateway);
        client.login(user, password);
        return new Desk(client, accounts);
    }

    /**
     * Places limit orders at an even rate into a book that is cleared before. A late answer does not delay the next order, so that a
     * stall is seen by all that were due in it.
     *
     * @throws IOException when an order was not taken: the numbers would not be those of orders
     */
    public static OrderLatency measure(Desk desk, Ack ack, int ratePerSecond, int seconds)
            throws IOException, InterruptedException {
        int orders = ratePerSecond * seconds;
        if (orders > desk.room()) {
            throw new IllegalArgumentException(orders + " orders are more than the " + desk.room() + " that may rest");
        }
        desk.clear();
        desk.followMarket();
        long[] taken = new long[orders];
        Map<String, Integer> refused = new ConcurrentSkipListMap<>();
        long begin = System.nanoTime();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < orders; i++) {
                long due = begin + i * 1_000_000_000L / ratePerSecond;
                LockSupport.parkNanos(due - System.nanoTime());
                int number = i;
                if (number % ratePerSecond == 0) {
                    callers.execute(desk::followMarket);
                }
                callers.execute(() -> {
                    String refusal = place(desk, ack, number);
                    taken[number] = System.nanoTime() - due;
                    if (!refusal.isEmpty()) {
                        refused.merge(refusal, 1, Integer::sum);
                    }
                });
            }
        }
        if (!refused.isEmpty()) {
            int count = refused.values().stream().mapToInt(Integer::intValue).sum();
            throw new IOException(count + " of " + orders + " orders were not taken, by answer: " + refused);
        }
        Arrays.sort(taken);
        return new OrderLatency(taken);
    }

    /** Why an order was not taken; empty when it was. */
    private static String place(Desk desk, Ack ack, int number) {
        String account = desk.accounts.get(number % desk.accounts.size());
        try {
            int status = desk.client.place(account, SYMBOL, desk.price, ack);
            return status == 201 || (status == 202 && ack == Ack.STORED) ? "" : String.valueOf(status);
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    public int orders() {
        return sortedNanos.length;
    }

    /** @param share 0.5 for the median */
    public double millis(double share) {
        int index = (int) Math.ceil(share * sortedNanos.length) - 1;
        return sortedNanos[Math.max(0, index)] / 1e6;
    }

    public String text() {
        return String.format(
                Locale.ROOT,
                "p50 %.2f ms, p90 %.2f ms, p99 %.2f ms, highest %.2f ms of %d orders",
                millis(0.50),
                millis(0.90),
                millis(0.99),
                millis(1.0),
                sortedNanos.length);
    }
}
