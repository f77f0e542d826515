package io.aitrading.paper.market;

/**
 * One candle.
 *
 * @param closeTime the last millisecond that belongs to it
 * @param quoteTickLots sum of ticks times lots
 * @param firstTradeId -1 when it holds no trade of this venue's own count
 */
public record Kline(
        long openTime,
        long closeTime,
        long open,
        long high,
        long low,
        long close,
        long lots,
        long quoteTickLots,
        long trades,
        long takerBuyLots,
        long takerBuyTickLots,
        long firstTradeId,
        long lastTradeId) {
    /** Stands for no candle at all. */
    public static final Kline NONE = new Kline(Long.MIN_VALUE, Long.MIN_VALUE, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1);

    /** No trade: open, high, low and close are the last price before. */
    public static Kline flat(long openTime, long closeTime, long price) {
        return new Kline(openTime, closeTime, price, price, price, price, 0, 0, 0, 0, 0, -1, -1);
    }

    /** A candle of so long that holds this trade alone. */
    public static Kline of(CandleLevel level, PublicTrade trade) {
        long open = level.openTime(trade.timeMillis());
        return flat(open, level.closeTime(open), trade.priceTicks()).with(trade);
    }

    public Kline with(PublicTrade trade) {
        boolean first = trades == 0;
        long tickLots = trade.priceTicks() * trade.lots();
        long takerBuy = trade.buyerIsMaker() ? 0 : 1;
        return new Kline(
                openTime,
                closeTime,
                first ? trade.priceTicks() : open,
                first ? trade.priceTicks() : Math.max(high, trade.priceTicks()),
                first ? trade.priceTicks() : Math.min(low, trade.priceTicks()),
                trade.priceTicks(),
                lots + trade.lots(),
                quoteTickLots + tickLots,
                trades + 1,
                takerBuyLots + takerBuy * trade.lots(),
                takerBuyTickLots + takerBuy * tickLots,
                firstTradeId == -1 ? trade.id() : firstTradeId,
                trade.id());
    }

    /** The same trades as a candle of another span. */
    Kline spanning(long newOpenTime, long newCloseTime) {
        return new Kline(
                newOpenTime,
                newCloseTime,
                open,
                high,
                low,
                close,
                lots,
                quoteTickLots,
                trades,
                takerBuyLots,
                takerBuyTickLots,
                firstTradeId,
                lastTradeId);
    }

    /** This candle and the one after it as one. */
    Kline and(Kline later) {
        if (later.trades == 0) {
            return new Kline(
                    openTime,
                    later.closeTime,
                    open,
                    high,
                    low,
                    close,
                    lots,
                    quoteTickLots,
                    trades,
                    takerBuyLots,
                    takerBuyTickLots,
                    firstTradeId,
                    lastTradeId);
        }
        boolean empty = trades == 0;
        return new Kline(
                openTime,
                later.closeTime,
                empty ? later.open : open,
                empty ? later.high : Math.max(high, later.high),
                empty ? later.low : Math.min(low, later.low),
                later.close,
                lots + later.lots,
                quoteTickLots + later.quoteTickLots,
                trades + later.trades,
                takerBuyLots + later.takerBuyLots,
                takerBuyTickLots + later.takerBuyTickLots,
                firstTradeId == -1 ? later.firstTradeId : firstTradeId,
                later.lastTradeId == -1 ? lastTradeId : later.lastTradeId);
    }
}
