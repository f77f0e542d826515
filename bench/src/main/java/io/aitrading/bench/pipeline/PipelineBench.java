package io.aitrading.bench.pipeline;

import io.aitrading.bench.CpuMeter;
import io.aitrading.bench.Duel;
import io.aitrading.bench.Table;
import io.aitrading.domain.Side;
import io.aitrading.trading.book.Handling;
import io.aitrading.trading.fee.FeeTier;
import io.aitrading.trading.pipeline.LongLedger;
import io.aitrading.trading.pipeline.PipelineLimits;
import io.aitrading.trading.pipeline.PipelineListener;
import io.aitrading.trading.pipeline.PipelineRefusal;
import io.aitrading.trading.pipeline.TradingPipeline;
import java.util.List;
import java.util.SplittableRandom;

/** Commands a second through risk, book and ledger: half orders that rest, a tenth immediate ones, the rest cancels; 1,000 accounts. */
public final class PipelineBench {
    private static final int COMMANDS = 2_000_000;
    private static final int ACCOUNTS = 1_000;
    private static final double TARGET_MILLIONS = 1.5;

    private PipelineBench() {}

    public static void run(Table table) {
        Script script = new Script(COMMANDS);
        Run counted = new Run(script);
        counted.run();
        List<CpuMeter.Sample> runs = new Duel(3, 5).alone(() -> new Run(script)::run);
        double millions = COMMANDS * 1_000.0 / Duel.bestNanos(runs);
        table.row(
                "risk + match + ledger",
                "%.1f M/s".formatted(millions),
                "",
                "",
                ">= 1.5 M/s",
                millions >= TARGET_MILLIONS,
                "%,d trades, %,d postings, %,d refused, %.2f bytes a command"
                        .formatted(
                                counted.trades,
                                counted.postings,
                                counted.refusals,
                                (double) runs.getLast().allocatedBytes() / COMMANDS));
    }

    /** The random numbers, drawn before the timing. */
    private static final class Script {
        private final int[] kind;
        private final int[] account;
        private final long[] price;
        private final long[] lots;
        private final int[] pick;

        Script(int count) {
            SplittableRandom random = new SplittableRandom(77);
            kind = new int[count];
            account = new int[count];
            price = new long[count];
            lots = new long[count];
            pick = new int[count];
            for (int i = 0; i < count; i++) {
                kind[i] = random.nextInt(20);
                account[i] = LongLedger.FIRST_ACCOUNT + random.nextInt(ACCOUNTS);
                boolean buy = (kind[i] & 1) == 0;
                long away = random.nextInt(60) - (kind[i] >= 18 ? 70L : 5L);
                price[i] = 100_000 + (buy ? -away : away);
                lots[i] = random.nextLong(1, 51);
                pick[i] = random.nextInt(1 << 14);
            }
        }
    }

    private static final class Run implements PipelineListener {
        private final Script script;
        private final TradingPipeline pipeline = new TradingPipeline(
                ACCOUNTS,
                new PipelineLimits(1_000, 1L << 50, 10_000, 1L << 40, 50_000),
                new FeeTier(0, 200, 400),
                this);
        private final long[] orders = new long[1 << 14];
        private final int[] owners = new int[1 << 14];
        private int next;
        private long hash;
        private long trades;
        private long postings;
        private long refusals;

        Run(Script script) {
            this.script = script;
            for (int account = 0; account < ACCOUNTS; account++) {
                pipeline.deposit(LongLedger.FIRST_ACCOUNT + account, 1L << 30, 1L << 50);
            }
        }

        long run() {
            for (int i = 0; i < script.kind.length; i++) {
                int kind = script.kind[i];
                if (kind < 8) {
                    int chosen = script.pick[i];
                    pipeline.cancel(owners[chosen], orders[chosen]);
                } else {
                    Side side = (kind & 1) == 0 ? Side.BUY : Side.SELL;
                    Handling handling = kind >= 18 ? Handling.IMMEDIATE_OR_CANCEL : Handling.REST;
                    int account = script.account[i];
                    long order = pipeline.place(account, side, handling, script.price[i], script.lots[i]);
                    int place = next++ & (orders.length - 1);
                    orders[place] = order;
                    owners[place] = account;
                }
            }
            if (!pipeline.ledger().balanced()) {
                throw new IllegalStateException("the ledger does not balance, so no timing counts");
            }
            return hash;
        }

        @Override
        public void refused(int account, PipelineRefusal reason) {
            refusals++;
        }

        @Override
        public void traded(long tradeId, long makerId, long takerId, Side takerSide, long priceTicks, long lots) {
            trades++;
            hash = hash * 31 + (makerId ^ takerId ^ priceTicks ^ lots);
        }

        @Override
        public void posted(long tradeId, int account, boolean quote, long amount) {
            postings++;
            hash += amount ^ account;
        }
    }
}
