package io.aitrading.trading.strategy;

/**
 * A trading strategy. The host calls it with events in the order in which they happened, one at a time, never two at once.
 *
 * <p>A strategy is deterministic: it reads no clock, no file and no random source; everything it knows came through these
 * calls, and everything it remembers goes through {@link #save} and {@link #restore}, so that a restart resumes exactly.
 */
public interface Strategy {
    /** Once, before the first event; not called again after a restore. */
    default void onStart(StrategyContext context) {}

    /** A bar has closed. {@code bars} is {@code context.bars(bars.symbolIndex())}. */
    default void onBar(StrategyContext context, Bars bars) {}

    /** A public trade happened. */
    default void onTrade(StrategyContext context, TradeTick trade) {}

    /** The best prices changed. */
    default void onBook(StrategyContext context, BookTop top) {}

    /** An order of this strategy filled, in part or in full. */
    default void onFill(StrategyContext context, StrategyFill fill) {}

    /** A timer set with {@link StrategyContext#timer} is due. */
    default void onTimer(StrategyContext context, String name) {}

    /** Once, after the last event. */
    default void onStop(StrategyContext context) {}

    /** Writes everything the strategy remembers. */
    default void save(StrategyState state) {}

    /** Reads what {@link #save} wrote; called instead of {@link #onStart}. */
    default void restore(StrategyState state) {}
}
