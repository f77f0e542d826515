package io.aitrading.trading.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import io.aitrading.domain.Side;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PositionProperties {
    record Trade(Side side, Price price, Quantity quantity) {}

    @Provide
    Arbitrary<List<Trade>> trades() {
        Arbitrary<Price> prices =
                Arbitraries.longs().between(1, 200_000).map(ticks -> new Price(BigDecimal.valueOf(ticks, 2)));
        Arbitrary<Quantity> quantities =
                Arbitraries.longs().between(1, 1_000_000).map(lots -> new Quantity(BigDecimal.valueOf(lots, 5)));
        return Combinators.combine(Arbitraries.of(Side.class), prices, quantities)
                .as(Trade::new)
                .list()
                .ofMaxSize(40);
    }

    @Property
    void quantityIsTheSumOfFillsAndNoMoneyIsMade(@ForAll("trades") List<Trade> trades) {
        Position position = Position.FLAT;
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal cash = BigDecimal.ZERO;
        for (Trade trade : trades) {
            position = position.after(trade.side(), trade.price(), trade.quantity());
            BigDecimal sign = BigDecimal.valueOf(trade.side().sign());
            quantity = quantity.add(trade.quantity().value().multiply(sign));
            cash = cash.subtract(
                    trade.price().value().multiply(trade.quantity().value()).multiply(sign));
        }

        assertThat(position.quantity()).isEqualByComparingTo(quantity);
        // What was paid is either still in the cost of the position or realised: exactly, whatever the order of fills.
        assertThat(position.realisedPnl().subtract(position.cost())).isEqualByComparingTo(cash);
    }

    @Property
    void aFlatPositionHasNoCost(@ForAll("trades") List<Trade> trades) {
        Position position = Position.FLAT;
        for (Trade trade : trades) {
            position = position.after(trade.side(), trade.price(), trade.quantity());
        }
        if (position.quantity().signum() != 0) {
            Side closing = position.quantity().signum() > 0 ? Side.SELL : Side.BUY;
            position = position.after(
                    closing, Price.of("500"), new Quantity(position.quantity().abs()));
        }

        assertThat(position.cost()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(position.averagePrice()).isEmpty();
    }

    @Test
    void averageCostAndProfitOfAHandMadeExample() {
        Position position = Position.FLAT
                .after(Side.BUY, Price.of("100"), Quantity.of("2"))
                .after(Side.BUY, Price.of("110"), Quantity.of("2"))
                .after(Side.SELL, Price.of("120"), Quantity.of("1"));

        assertThat(position.averagePrice()).contains(Price.of("105"));
        assertThat(position.realisedPnl()).isEqualByComparingTo("15");
        assertThat(position.unrealisedPnl(Price.of("100"))).isEqualByComparingTo("-15");
    }

    @Test
    void sellingMoreThanIsHeldOpensAShortAtTheFillsPrice() {
        Position position = Position.FLAT
                .after(Side.BUY, Price.of("100"), Quantity.of("1"))
                .after(Side.SELL, Price.of("130"), Quantity.of("3"));

        assertThat(position.quantity()).isEqualByComparingTo("-2");
        assertThat(position.averagePrice()).contains(Price.of("130"));
        assertThat(position.realisedPnl()).isEqualByComparingTo("30");
    }
}
