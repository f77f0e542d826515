package io.aitrading.orders;

import static io.aitrading.orders.OrderWorld.ACCOUNT;
import static io.aitrading.orders.OrderWorld.limit;
import static io.aitrading.orders.OrderWorld.market;
import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.orders.OrderWorld.Answer;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a crash leaves behind is put into the database by hand; the next start has to make it whole. */
class CrashIT {

    private OrderWorld world;

    @BeforeEach
    void start() {
        world = new OrderWorld().ready();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void anOrderThatTheVenueTookBeforeTheCrashIsFoundAtTheNextStart() {
        Answer placed = world.place("c1", market("c-1", "BUY", "2"));
        world.place("c2", limit("c-2", "BUY", "1", "90"));
        forgetTheAnswer(placed.text("orderId"));
        world.stop();
        world.venue.fill(world.venue.named("c-2"), "1");
        int calls = world.venue.placeCalls();
        world.start();
        world.ready();
        assertThat(world.awaitStatus(placed.text("orderId"), "FILLED").text("filledQuantity"))
                .isEqualTo("2");
        assertThat(world.get("/api/v1/orders?clientOrderId=c-2")
                        .json()
                        .path("items")
                        .path(0)
                        .path("status")
                        .asString())
                .as("filled while we were away")
                .isEqualTo("FILLED");
        assertThat(world.place("c1", market("c-1", "BUY", "2")).status())
                .as("replay")
                .isEqualTo(200);
        assertThat(world.venue.placeCalls()).as("nothing is sent again").isEqualTo(calls);
        world.assertBooksAgree();
    }

    @Test
    void anOrderThatTheCrashKeptFromTheVenueIsGivenUpAfterTheSearch() {
        Answer placed = world.place("n1", limit("n-1", "BUY", "1", "90"));
        forgetTheAnswer(placed.text("orderId"));
        world.venue.forget(world.venue.named("n-1"));
        world.stop();
        world.start();
        world.ready();
        Answer rejected = world.awaitStatus(placed.text("orderId"), "REJECTED");
        assertThat(rejected.text("reason")).startsWith("NEVER_REACHED_VENUE");
        world.assertBooksAgree();
    }

    @Test
    void whileTheVenueCannotBeAskedNothingIsAcceptedAndTheReasonIsGiven() {
        world.stop();
        world.venue.close();
        world.start();
        OrderWorld.await(() -> world.get("/health").body().contains("\"reconciled\":false"));
        Answer refused = world.place("x1", market("x-1", "BUY", "1"));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("code")).isEqualTo("NOT_RECONCILED");
        assertThat(refused.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(world.sql()
                        .sql("select count(*) from orders")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void anOrderThatTheVenueHasForgottenEndsAfterTheSearch() {
        Answer placed = world.place("w1", limit("w-1", "BUY", "1", "90"));
        world.venue.forget(world.venue.named("w-1"));
        world.send("POST", "/api/v1/reconciliation/run", null, null, world.service());
        Answer ended = world.awaitStatus(placed.text("orderId"), "CANCELED");
        assertThat(ended.text("reason")).startsWith("VENUE_LOST_ORDER");
        world.assertBooksAgree();
    }

    /** As if the process had died between the commit of the intent and the commit of the venue's answer. */
    private void forgetTheAnswer(String orderId) {
        UUID id = UUID.fromString(orderId);
        world.sql().sql("delete from fills where order_id = ?").param(id).update();
        world.sql()
                .sql("delete from order_events where order_id = ? and order_sequence > 1")
                .param(id)
                .update();
        world.sql()
                .sql(
                        """
                        update orders set status = 'PENDING', filled = 0, reported = 0, filled_quote = 0, venue_order_id = null,
                            reason = null, order_sequence = 1, hold_amount = hold_unit * quantity where order_id = ?""")
                .param(id)
                .update();
        world.sql().sql("delete from trade_cursors").update();
        world.sql()
                .sql(
                        "update balances set total = case currency when 'USDT' then 100000 else 0 end where account_id = ?")
                .param(ACCOUNT)
                .update();
        world.sql()
                .sql(
                        """
                        update balances b set held = (select coalesce(sum(o.hold_amount), 0) from orders o
                            where o.account_id = b.account_id and o.hold_currency = b.currency)""")
                .update();
    }
}
