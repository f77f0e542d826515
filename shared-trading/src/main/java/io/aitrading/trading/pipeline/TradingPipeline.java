package io.aitrading.trading.pipeline;

import io.aitrading.domain.Side;
import io.aitrading.trading.book.BookListener;
import io.aitrading.trading.book.CancelReason;
import io.aitrading.trading.book.Handling;
import io.aitrading.trading.book.LadderMatchingBook;
import io.aitrading.trading.book.MatchingBook;
import io.aitrading.trading.book.RejectReason;
import io.aitrading.trading.book.SelfTradePrevention;
import io.aitrading.trading.fee.FeeTier;
import org.jspecify.annotations.Nullable;

/**
 * One symbol from order to ledger in one thread. An order is checked against limits and funds, what it can cost is reserved, it matches,
 * and each trade is posted with both fees; what it no longer needs is released. Whole numbers throughout, no allocation per command.
 *
 * <p>Order ids are made here and carry their account in the low bits, so that a trade needs no look-up to find whom it concerns.
 */
public final class TradingPipeline {
    private static final int ACCOUNT_BITS = 20;
    private static final int ACCOUNT_MASK = (1 << ACCOUNT_BITS) - 1;

    private final PipelineLimits limits;
    private final FeeTier fees;
    private final PipelineListener listener;
    private final MatchingBook book = new LadderMatchingBook(new Settlement());
    private final LongLedger ledger;
    private final long[] reservedQuote;
    private final long[] reservedBase;
    private final long[] openBuyLots;
    private final int[] openOrders;

    private long nextOrder = 1;
    private long nextTrade = 1;
    private long lastTicks = MatchingBook.NO_PRICE;
    private boolean halted;
    /** Limit, side and lots of the order that is being placed: its reservation was made for them. */
    private long takerLimit;

    private Side placing = Side.BUY;
    private long placingLots;

    /** @param accounts how many accounts can trade, at most about a million */
    public TradingPipeline(int accounts, PipelineLimits limits, FeeTier fees, PipelineListener listener) {
        int all = accounts + LongLedger.FIRST_ACCOUNT;
        if (accounts < 1 || all > ACCOUNT_MASK) {
            throw new IllegalArgumentException("accounts must be 1 to " + (ACCOUNT_MASK - LongLedger.FIRST_ACCOUNT));
        }
        if (fees.makerPartsPerMillion() < 0) {
            throw new IllegalArgumentException("a rebate would have to be funded by somebody");
        }
        this.limits = limits;
        this.fees = fees;
        this.listener = listener;
        this.ledger = new LongLedger(all, listener);
        this.reservedQuote = new long[all];
        this.reservedBase = new long[all];
        this.openBuyLots = new long[all];
        this.openOrders = new int[all];
    }

    /** Balances of all accounts; accounts count from {@link LongLedger#FIRST_ACCOUNT}. */
    public LongLedger ledger() {
        return ledger;
    }

    /** Nothing is accepted any more but cancels. */
    public void halt(boolean stop) {
        halted = stop;
    }

    public void deposit(int account, long baseLots, long quoteTickLots) {
        if (!exists(account) || baseLots < 0 || quoteTickLots < 0) {
            throw new IllegalArgumentException("not a deposit: " + baseLots + ", " + quoteTickLots + " to " + account);
        }
        ledger.deposit(account, baseLots, quoteTickLots);
    }

    /** Quote that an account can still spend. */
    public long freeQuote(int account) {
        return ledger.quote(account) - reservedQuote[account];
    }

    /** Lots that an account can still sell. */
    public long freeBase(int account) {
        return ledger.base(account) - reservedBase[account];
    }

    /** Places a limit order; returns its id, or 0 if a rule refused it and the listener was told which. */
    public long place(int account, Side side, Handling handling, long priceTicks, long lots) {
        PipelineRefusal refusal = check(account, side, priceTicks, lots);
        if (refusal != null) {
            listener.refused(account, refusal);
            return 0;
        }
        long orderId = nextOrder++ << ACCOUNT_BITS | account;
        reserve(account, side, priceTicks, lots);
        takerLimit = priceTicks;
        placing = side;
        placingLots = lots;
        book.place(orderId, account, side, handling, priceTicks, lots, 0, SelfTradePrevention.EXPIRE_TAKER);
        if (book.contains(orderId)) {
            openOrders[account]++;
        }
        return orderId;
    }

    /** Cancels a resting order of an account; false if it does not rest, or is another's. */
    public boolean cancel(int account, long orderId) {
        if (account(orderId) != account || !book.contains(orderId)) {
            return false;
        }
        book.cancel(orderId);
        openOrders[account]--;
        return true;
    }

    private @Nullable PipelineRefusal check(int account, Side side, long priceTicks, long lots) {
        if (halted) {
            return PipelineRefusal.HALTED;
        }
        if (!exists(account)) {
            return PipelineRefusal.UNKNOWN_ACCOUNT;
        }
        if (priceTicks <= 0 || priceTicks > MatchingBook.MAX_PRICE || lots <= 0) {
            return PipelineRefusal.BAD_NUMBERS;
        }
        if (lots > limits.maxOrderLots()) {
            return PipelineRefusal.ORDER_QUANTITY;
        }
        // By division, since the product may not fit; after it, it does.
        if (lots > limits.maxOrderNotional() / priceTicks) {
            return PipelineRefusal.ORDER_NOTIONAL;
        }
        if (openOrders[account] >= limits.maxOpenOrders()) {
            return PipelineRefusal.OPEN_ORDERS;
        }
        if (lastTicks != MatchingBook.NO_PRICE && Math.abs(priceTicks - lastTicks) > limits.collarTicks()) {
            return PipelineRefusal.PRICE_COLLAR;
        }
        return side == Side.BUY ? checkBuy(account, priceTicks, lots) : checkSell(account, lots);
    }

    private @Nullable PipelineRefusal checkBuy(int account, long priceTicks, long lots) {
        if (ledger.base(account) + openBuyLots[account] + lots > limits.maxPositionLots()) {
            return PipelineRefusal.POSITION_LIMIT;
        }
        return cost(priceTicks, lots) > freeQuote(account) ? PipelineRefusal.INSUFFICIENT_FUNDS : null;
    }

    private @Nullable PipelineRefusal checkSell(int account, long lots) {
        return lots > freeBase(account) ? PipelineRefusal.INSUFFICIENT_FUNDS : null;
    }

    private boolean exists(int account) {
        return account >= LongLedger.FIRST_ACCOUNT && account < ledger.accounts();
    }

    /**
     * Most that buying so many lots at a price can cost: the notional and the dearer of the fees. Each lot's fee is rounded up by itself,
     * since an order may fill lot by lot.
     */
    private long cost(long priceTicks, long lots) {
        return lots * (priceTicks + Math.max(fees.fee(priceTicks, true), fees.fee(priceTicks, false)));
    }

    private void reserve(int account, Side side, long priceTicks, long lots) {
        if (side == Side.BUY) {
            reservedQuote[account] += cost(priceTicks, lots);
            openBuyLots[account] += lots;
        } else {
            reservedBase[account] += lots;
        }
    }

    private void release(int account, Side side, long priceTicks, long lots) {
        if (side == Side.BUY) {
            reservedQuote[account] -= cost(priceTicks, lots);
            openBuyLots[account] -= lots;
        } else {
            reservedBase[account] -= lots;
        }
    }

    private static int account(long orderId) {
        return (int) orderId & ACCOUNT_MASK;
    }

    /** Turns what the book does into postings and releases. */
    private final class Settlement implements BookListener {
        @Override
        public void traded(
                long makerId,
                long takerId,
                Side takerSide,
                long priceTicks,
                long quantityLots,
                long makerRemainingLots,
                long takerRemainingLots) {
            int maker = account(makerId);
            int taker = account(takerId);
            long tradeId = nextTrade++;
            lastTicks = priceTicks;
            listener.traded(tradeId, makerId, takerId, takerSide, priceTicks, quantityLots);
            release(maker, takerSide.opposite(), priceTicks, quantityLots);
            release(taker, takerSide, takerLimit, quantityLots);
            if (makerRemainingLots == 0) {
                openOrders[maker]--;
            }
            long notional = priceTicks * quantityLots;
            long makerFee = fees.fee(notional, true);
            long takerFee = fees.fee(notional, false);
            if (takerSide == Side.BUY) {
                ledger.trade(tradeId, taker, maker, quantityLots, notional, takerFee, makerFee);
            } else {
                ledger.trade(tradeId, maker, taker, quantityLots, notional, makerFee, takerFee);
            }
        }

        @Override
        public void cancelled(long orderId, Side side, long priceTicks, long remainingLots, CancelReason reason) {
            release(account(orderId), side, priceTicks, remainingLots);
        }

        @Override
        public void rejected(long orderId, RejectReason reason) {
            if (reason != RejectReason.WOULD_TAKE) {
                throw new IllegalStateException("order " + orderId + " passed the checks and is refused: " + reason);
            }
            release(account(orderId), placing, takerLimit, placingLots);
            listener.refused(account(orderId), PipelineRefusal.WOULD_TAKE);
        }
    }
}
