package io.aitrading.trading.replay;

import io.aitrading.domain.Side;

/** Receives levels of the book whose visible quantity changed. */
@FunctionalInterface
public interface DepthListener {
    /** @param visibleLots what the level shows now, 0 when it is gone */
    void changed(Side side, long priceTicks, long visibleLots);
}
