package io.aitrading.orders.reconcile;

import io.aitrading.orders.account.Account;
import io.aitrading.orders.order.ReportDesk;
import io.aitrading.orders.venue.Venues;
import io.aitrading.venue.OrderReport;
import io.aitrading.venue.ReconnectSettings;
import io.aitrading.venue.UserDataStream;
import io.aitrading.venue.VenueBalance;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One user data stream per account. What it brings goes the way of all reports; what it loses is caught up by REST. */
@Component
class AccountStreams implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AccountStreams.class);
    private static final ReconnectSettings SETTINGS = ReconnectSettings.withLiveness(Duration.ofSeconds(45));

    private final Venues venues;
    private final ReportDesk reports;
    private final Differences differences;
    private final SecureRandom random = new SecureRandom();
    private final Map<UUID, UserDataStream> streams = new ConcurrentHashMap<>();
    private final Set<UUID> subscribed = ConcurrentHashMap.newKeySet();
    private final Set<UUID> catchUpWanted = ConcurrentHashMap.newKeySet();

    AccountStreams(Venues venues, ReportDesk reports, Differences differences) {
        this.venues = venues;
        this.reports = reports;
        this.differences = differences;
    }

    /** Opens the stream of an account unless there is one. */
    void ensure(Account account) {
        streams.computeIfAbsent(account.accountId(), id -> new UserDataStream(
                        "user-data-" + id,
                        venues.connection(account.venue()),
                        venues.key(id),
                        new Events(id),
                        SETTINGS,
                        random)
                .start());
    }

    boolean isSubscribed(UUID accountId) {
        return subscribed.contains(accountId);
    }

    /** True once after each new subscription: something may have been missed before it. */
    boolean takeCatchUp(UUID accountId) {
        return catchUpWanted.remove(accountId);
    }

    @Override
    public void close() {
        streams.values().forEach(UserDataStream::close);
        streams.clear();
    }

    private final class Events implements UserDataStream.Listener {

        private final UUID accountId;

        private Events(UUID accountId) {
            this.accountId = accountId;
        }

        @Override
        public void onSubscribed() {
            subscribed.add(accountId);
            catchUpWanted.add(accountId);
        }

        @Override
        public void onReport(OrderReport report) {
            ReportDesk.Recorded recorded = reports.hear(accountId, report);
            if (recorded.adopted()) {
                differences.externalOrder(recorded.order());
            }
        }

        @Override
        public void onBalances(List<VenueBalance> balances) {
            // Balances follow from fills here; the venue's are compared when both sides stand still.
        }

        @Override
        public void onInterrupted(String reason) {
            subscribed.remove(accountId);
            log.info("user data of account {} interrupted: {}", accountId, reason);
        }
    }
}
