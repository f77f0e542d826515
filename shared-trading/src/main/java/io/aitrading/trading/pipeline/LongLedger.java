package io.aitrading.trading.pipeline;

/**
 * Balances in whole numbers, two currencies an account: base in lots, quote in ticks times lots. Every change is a set of postings that
 * sums to zero; deposits come out of the account {@link #WORLD}.
 */
public final class LongLedger {
    /** Earns the fees. */
    public static final int FEES = 0;

    /** Where deposits come from: what it is short of, the others have. */
    public static final int WORLD = 1;

    /** The first account that can trade. */
    public static final int FIRST_ACCOUNT = 2;

    private final long[] base;
    private final long[] quote;
    private final PipelineListener listener;

    LongLedger(int accounts, PipelineListener listener) {
        this.base = new long[accounts];
        this.quote = new long[accounts];
        this.listener = listener;
    }

    int accounts() {
        return base.length;
    }

    /** Lots of an account. */
    public long base(int account) {
        return base[account];
    }

    /** Ticks times lots of an account. */
    public long quote(int account) {
        return quote[account];
    }

    void deposit(int account, long baseLots, long quoteTickLots) {
        post(0, WORLD, account, baseLots, false);
        post(0, WORLD, account, quoteTickLots, true);
    }

    /** A trade with both fees; the buyer pays the quote, the seller gives the base. */
    void trade(long tradeId, int buyer, int seller, long lots, long notional, long buyerFee, long sellerFee) {
        post(tradeId, seller, buyer, lots, false);
        post(tradeId, buyer, seller, notional, true);
        post(tradeId, buyer, FEES, buyerFee, true);
        post(tradeId, seller, FEES, sellerFee, true);
    }

    private void post(long tradeId, int from, int to, long amount, boolean inQuote) {
        if (amount == 0) {
            return;
        }
        long[] balances = inQuote ? quote : base;
        // One after the other, so that a trade of an account with itself comes out even too.
        balances[from] = Math.subtractExact(balances[from], amount);
        balances[to] = Math.addExact(balances[to], amount);
        listener.posted(tradeId, from, inQuote, -amount);
        listener.posted(tradeId, to, inQuote, amount);
    }

    /** Sum over all accounts of both currencies: zero, whatever has happened. */
    public boolean balanced() {
        long baseSum = 0;
        long quoteSum = 0;
        for (int account = 0; account < base.length; account++) {
            baseSum += base[account];
            quoteSum += quote[account];
        }
        return baseSum == 0 && quoteSum == 0;
    }
}
