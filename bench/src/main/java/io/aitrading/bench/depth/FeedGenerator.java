package io.aitrading.bench.depth;

import io.aitrading.domain.Side;
import io.aitrading.trading.depth.DepthEvents;
import java.util.SplittableRandom;

/** A made feed with the habits of a busy one: most changes near the touch, a wandering mid, one event in ten a trade. */
final class FeedGenerator {
    private static final int DEPTH = 50;

    private FeedGenerator() {}

    static DepthEvents generate(int count) {
        SplittableRandom random = new SplittableRandom(2_024);
        DepthEvents events = new DepthEvents(count);
        long time = 0;
        long bid = 1_000_000;
        while (events.size() < count) {
            time += random.nextInt(2_000_000);
            int percent = random.nextInt(100);
            if (percent < 2) {
                boolean up = random.nextBoolean();
                events.level(time, up ? Side.SELL : Side.BUY, up ? bid + 1 : bid, 0);
                bid += up ? 1 : -1;
                Side joined = up ? Side.BUY : Side.SELL;
                if (events.size() < count) {
                    events.level(time, joined, up ? bid : bid + 1, random.nextLong(1, 201));
                }
            } else if (percent < 12) {
                boolean buy = random.nextBoolean();
                events.trade(time, buy ? Side.BUY : Side.SELL, buy ? bid + 1 : bid, random.nextLong(1, 21));
            } else {
                boolean bidSide = random.nextBoolean();
                double place = random.nextDouble();
                long distance = (long) (DEPTH * place * place);
                boolean emptied = distance > 0 && random.nextInt(5) == 0;
                long price = bidSide ? bid - distance : bid + 1 + distance;
                events.level(time, bidSide ? Side.BUY : Side.SELL, price, emptied ? 0 : random.nextLong(1, 501));
            }
        }
        return events;
    }
}
