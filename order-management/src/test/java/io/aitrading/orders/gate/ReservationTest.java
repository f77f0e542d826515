package io.aitrading.orders.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.Instrument;
import io.aitrading.domain.OrderType;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReservationTest {

    private static final Instrument BTC = new Instrument(
            "BTCUSDT",
            "BTC",
            "USDT",
            new BigDecimal("0.01"),
            new BigDecimal("0.0001"),
            new BigDecimal("0.0001"),
            new BigDecimal("9000"),
            BigDecimal.TEN);

    @Test
    void aSellHoldsWhatItSells() {
        Reservation held = hold(Side.SELL, OrderType.MARKET, null, null);
        assertThat(held.currency()).isEqualTo("BTC");
        assertThat(held.amountFor(Quantity.of("2"))).isEqualByComparingTo("2");
    }

    @Test
    void aLimitBuyHoldsItsLimitAndReleasesInStepWithItsFills() {
        Reservation held = hold(Side.BUY, OrderType.LIMIT, Price.of("90"), null);
        assertThat(held.amountFor(Quantity.of("2"))).isEqualByComparingTo("180");
        assertThat(held.amountFor(Quantity.of("0.5"))).isEqualByComparingTo("45");
        assertThat(held.amountFor(Quantity.ZERO)).isEqualByComparingTo("0");
    }

    @Test
    void aMarketBuyHoldsTheLastPriceAndTheCollarOnTop() {
        assertThat(hold(Side.BUY, OrderType.MARKET, null, null).amountFor(Quantity.of("1")))
                .isEqualByComparingTo("105");
    }

    @Test
    void aStopBuyAboveTheMarketHoldsItsTriggerAndTheCollarOnTop() {
        assertThat(hold(Side.BUY, OrderType.STOP_LOSS, null, Price.of("120")).amountFor(Quantity.of("1")))
                .isEqualByComparingTo("126");
    }

    private static Reservation hold(Side side, OrderType type, @Nullable Price price, @Nullable Price stop) {
        return Reservation.of(BTC, side, type, price, stop, Price.of("100"), new BigDecimal("0.05"));
    }
}
