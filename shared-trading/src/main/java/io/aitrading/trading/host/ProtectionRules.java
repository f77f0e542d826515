package io.aitrading.trading.host;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Exits of every position of a strategy, as fractions of its average entry price.
 *
 * @param takeProfit gain at which the position is closed
 * @param stopLoss loss at which it is closed
 * @param trailing distance that a stop keeps from the best price since the entry
 */
public record ProtectionRules(
        @Nullable BigDecimal takeProfit, @Nullable BigDecimal stopLoss, @Nullable BigDecimal trailing) {
    public static final ProtectionRules NONE = new ProtectionRules(null, null, null);
}
