package io.aitrading.paper.api;

import io.aitrading.paper.engine.Fees;
import io.aitrading.paper.json.Fields;

/** What trading costs, as the Binance API writes it. Nothing here is ever discounted or taxed. */
final class FeeShapes {
    private static final String NOTHING = "0.00000000";

    private FeeShapes() {}

    static Fields standard() {
        return rates(Fees.RATE);
    }

    static Fields none() {
        return rates(NOTHING);
    }

    private static Fields rates(String rate) {
        return new Fields()
                .with("maker", rate)
                .with("taker", rate)
                .with("buyer", NOTHING)
                .with("seller", NOTHING);
    }

    static Fields discount() {
        return new Fields()
                .with("enabledForAccount", false)
                .with("enabledForSymbol", false)
                .with("discountAsset", "BNB")
                .with("discount", NOTHING);
    }
}
