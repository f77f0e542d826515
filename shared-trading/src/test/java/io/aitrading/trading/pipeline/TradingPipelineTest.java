package io.aitrading.trading.pipeline;

import static io.aitrading.domain.Side.BUY;
import static io.aitrading.domain.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aitrading.domain.Side;
import io.aitrading.trading.book.Handling;
import io.aitrading.trading.fee.FeeTier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TradingPipelineTest {
    private static final int ALICE = 2;
    private static final int BOB = 3;

    private final List<PipelineRefusal> refusals = new ArrayList<>();
    private final Map<Long, Long> sumsByTrade = new HashMap<>();
    private final TradingPipeline pipeline = new TradingPipeline(
            20, new PipelineLimits(100, 200_000, 3, 500, 50), new FeeTier(0, 1_000, 2_000), new PipelineListener() {
                @Override
                public void refused(int account, PipelineRefusal reason) {
                    refusals.add(reason);
                }

                @Override
                public void posted(long tradeId, int account, boolean quote, long amount) {
                    sumsByTrade.merge(quote ? -tradeId - 1 : tradeId, amount, Long::sum);
                }
            });

    @Test
    void aTradeMovesBaseAndQuoteAndBothPayTheirFees() {
        pipeline.deposit(ALICE, 0, 100_000);
        pipeline.deposit(BOB, 50, 0);
        pipeline.place(BOB, SELL, Handling.REST, 1_000, 10);

        pipeline.place(ALICE, BUY, Handling.REST, 1_010, 10);

        assertThat(pipeline.ledger().base(ALICE)).isEqualTo(10);
        assertThat(pipeline.ledger().quote(ALICE)).isEqualTo(100_000 - 10_000 - 20);
        assertThat(pipeline.ledger().quote(BOB)).isEqualTo(10_000 - 10);
        assertThat(pipeline.ledger().quote(LongLedger.FEES)).isEqualTo(30);
        assertThat(pipeline.freeQuote(ALICE)).isEqualTo(pipeline.ledger().quote(ALICE));
        assertThat(pipeline.ledger().balanced()).isTrue();
    }

    @Test
    void anOpenOrderReservesWhatItCanCostUntilItIsCancelled() {
        pipeline.deposit(ALICE, 30, 100_000);
        long buy = pipeline.place(ALICE, BUY, Handling.REST, 1_000, 10);
        long sell = pipeline.place(ALICE, SELL, Handling.REST, 1_040, 10);
        assertThat(pipeline.freeQuote(ALICE)).isEqualTo(100_000 - 10 * 1_002);
        assertThat(pipeline.freeBase(ALICE)).isEqualTo(20);

        assertThat(pipeline.cancel(BOB, buy)).isFalse();
        assertThat(pipeline.cancel(ALICE, buy)).isTrue();
        assertThat(pipeline.cancel(ALICE, sell)).isTrue();
        assertThat(pipeline.cancel(ALICE, sell)).isFalse();

        assertThat(pipeline.freeQuote(ALICE)).isEqualTo(100_000);
        assertThat(pipeline.freeBase(ALICE)).isEqualTo(30);
    }

    @Test
    void everyRuleRefusesWhatBreaksItAndChangesNothing() {
        pipeline.deposit(ALICE, 460, 300_000);
        pipeline.deposit(BOB, 10, 90_000);
        pipeline.place(BOB, SELL, Handling.REST, 1_000, 1);
        pipeline.place(ALICE, BUY, Handling.REST, 1_000, 1);
        long free = pipeline.freeQuote(ALICE);

        pipeline.place(999, BUY, Handling.REST, 1_000, 1);
        pipeline.place(ALICE, BUY, Handling.REST, 0, 1);
        pipeline.place(ALICE, BUY, Handling.REST, 1_000, 101);
        pipeline.place(ALICE, BUY, Handling.REST, Long.MAX_VALUE >> 4, 100);
        pipeline.place(ALICE, BUY, Handling.REST, 1_051, 1);
        pipeline.place(ALICE, BUY, Handling.REST, 1_000, 40);
        pipeline.place(BOB, BUY, Handling.REST, 1_000, 100);
        pipeline.place(BOB, SELL, Handling.REST, 1_000, 10);
        pipeline.place(BOB, SELL, Handling.REST, 1_020, 1);
        pipeline.place(ALICE, BUY, Handling.POST_ONLY, 1_020, 1);
        pipeline.place(BOB, SELL, Handling.REST, 1_021, 1);
        pipeline.place(BOB, SELL, Handling.REST, 1_022, 1);
        pipeline.place(BOB, SELL, Handling.REST, 1_023, 1);
        pipeline.halt(true);
        pipeline.place(ALICE, BUY, Handling.REST, 1_000, 1);

        assertThat(refusals)
                .containsExactly(
                        PipelineRefusal.UNKNOWN_ACCOUNT,
                        PipelineRefusal.BAD_NUMBERS,
                        PipelineRefusal.ORDER_QUANTITY,
                        PipelineRefusal.ORDER_NOTIONAL,
                        PipelineRefusal.PRICE_COLLAR,
                        PipelineRefusal.POSITION_LIMIT,
                        PipelineRefusal.INSUFFICIENT_FUNDS,
                        PipelineRefusal.INSUFFICIENT_FUNDS,
                        PipelineRefusal.WOULD_TAKE,
                        PipelineRefusal.OPEN_ORDERS,
                        PipelineRefusal.HALTED);
        assertThat(pipeline.freeQuote(ALICE)).isEqualTo(free);
    }

    @Test
    void whateverHappensTheLedgerBalancesAndNobodyOwes() {
        SplittableRandom random = new SplittableRandom(8);
        List<long[]> orders = new ArrayList<>();
        for (int account = 2; account < 22; account++) {
            pipeline.deposit(account, 300, 300_000);
        }
        int trades = 0;
        for (int i = 0; i < 50_000; i++) {
            int account = 2 + random.nextInt(20);
            if (random.nextInt(3) == 0 && !orders.isEmpty()) {
                long[] order = orders.remove(random.nextInt(orders.size()));
                pipeline.cancel((int) order[0], order[1]);
            } else {
                Side side = random.nextBoolean() ? BUY : SELL;
                Handling[] handlings = Handling.values();
                Handling handling = handlings[random.nextInt(handlings.length)];
                long id = pipeline.place(
                        account, side, handling, 1_000 + random.nextInt(41) - 20, 1 + random.nextInt(30));
                if (id != 0) {
                    orders.add(new long[] {account, id});
                }
            }
            if (i % 500 == 0) {
                trades = sumsByTrade.size() / 2;
                for (int each = 2; each < 22; each++) {
                    assertThat(pipeline.freeQuote(each)).isNotNegative();
                    assertThat(pipeline.freeBase(each)).isNotNegative();
                }
            }
        }
        assertThat(trades).isGreaterThan(5_000);
        assertThat(sumsByTrade.values()).containsOnly(0L);
        assertThat(pipeline.ledger().balanced()).isTrue();
        orders.forEach(order -> pipeline.cancel((int) order[0], order[1]));
        for (int account = 2; account < 22; account++) {
            assertThat(pipeline.freeQuote(account)).isEqualTo(pipeline.ledger().quote(account));
            assertThat(pipeline.freeBase(account)).isEqualTo(pipeline.ledger().base(account));
        }
    }

    @Test
    void impossibleSetUpsAreRefused() {
        assertThatThrownBy(() -> new TradingPipeline(
                        0, new PipelineLimits(1, 1, 1, 1, 1), new FeeTier(0, 0, 0), new PipelineListener() {}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PipelineLimits(0, 1, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pipeline.deposit(1, 5, 5)).isInstanceOf(IllegalArgumentException.class);
    }
}
