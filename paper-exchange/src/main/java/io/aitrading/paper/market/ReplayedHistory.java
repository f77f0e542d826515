package io.aitrading.paper.market;

/**
 * Candles of the time before the venue's first trade, computed on demand from the recording as if the replay had always run at
 * the same speed, loop after loop, up to its present position. Nothing is stored: a candle of any length takes O(log trades).
 */
final class ReplayedHistory {
    private static final long PER_MILLE = 1000;

    private final Recording recording;
    private final RangeExtremes extremes;
    private final long[] lotsBefore;
    private final long[] tickLotsBefore;
    private final long[] boughtLotsBefore;
    private final long[] boughtTickLotsBefore;
    private final long anchorMillis;
    private final long anchorOffsetMillis;
    private final long speedPerMille;

    /** @param anchorOffsetMillis time into the recording (loops counted on) that the wall time {@code anchorMillis} stands for */
    private ReplayedHistory(ReplayedHistory sums, long anchorMillis, long anchorOffsetMillis, long speedPerMille) {
        this.recording = sums.recording;
        this.extremes = sums.extremes;
        this.lotsBefore = sums.lotsBefore;
        this.tickLotsBefore = sums.tickLotsBefore;
        this.boughtLotsBefore = sums.boughtLotsBefore;
        this.boughtTickLotsBefore = sums.boughtTickLotsBefore;
        this.anchorMillis = anchorMillis;
        this.anchorOffsetMillis = anchorOffsetMillis;
        this.speedPerMille = speedPerMille;
    }

    ReplayedHistory(Recording recording) {
        int size = recording.size();
        this.recording = recording;
        this.extremes = new RangeExtremes(recording);
        this.lotsBefore = new long[size + 1];
        this.tickLotsBefore = new long[size + 1];
        this.boughtLotsBefore = new long[size + 1];
        this.boughtTickLotsBefore = new long[size + 1];
        for (int i = 0; i < size; i++) {
            long tickLots = recording.priceTicks(i) * recording.lots(i);
            long bought = recording.buyerIsMaker(i) ? 0 : 1;
            lotsBefore[i + 1] = lotsBefore[i] + recording.lots(i);
            tickLotsBefore[i + 1] = tickLotsBefore[i] + tickLots;
            boughtLotsBefore[i + 1] = boughtLotsBefore[i] + bought * recording.lots(i);
            boughtTickLotsBefore[i + 1] = boughtTickLotsBefore[i] + bought * tickLots;
        }
        this.anchorMillis = 0;
        this.anchorOffsetMillis = 0;
        this.speedPerMille = PER_MILLE;
    }

    ReplayedHistory anchoredAt(long wallMillis, long offsetMillis, long speed) {
        return new ReplayedHistory(this, wallMillis, offsetMillis, speed);
    }

    long anchorMillis() {
        return anchorMillis;
    }

    /** Price of the last trade before the anchor. */
    long lastPrice() {
        return recording.priceTicks(index(tradesBefore(anchorOffsetMillis) - 1));
    }

    /** The candle of {@code [fromMillis, toMillis)}, which must not reach beyond the anchor. */
    Kline kline(long fromMillis, long toMillis) {
        long from = tradesBefore(offset(fromMillis));
        long to = tradesBefore(offset(toMillis));
        long closeTime = toMillis - 1;
        if (from == to) {
            return Kline.flat(fromMillis, closeTime, recording.priceTicks(index(from - 1)));
        }
        return new Kline(
                fromMillis,
                closeTime,
                recording.priceTicks(index(from)),
                extremes.highest(from, to),
                extremes.lowest(from, to),
                recording.priceTicks(index(to - 1)),
                sum(lotsBefore, to) - sum(lotsBefore, from),
                sum(tickLotsBefore, to) - sum(tickLotsBefore, from),
                to - from,
                sum(boughtLotsBefore, to) - sum(boughtLotsBefore, from),
                sum(boughtTickLotsBefore, to) - sum(boughtTickLotsBefore, from),
                -1,
                -1);
    }

    /** Time into the recording; further back than can be counted, the past stands still. */
    private long offset(long wallMillis) {
        long back = Math.min(anchorMillis - wallMillis, Long.MAX_VALUE / 2 / speedPerMille);
        return anchorOffsetMillis - back * speedPerMille / PER_MILLE;
    }

    /** Number of trades before an offset, negative before the first loop. */
    private long tradesBefore(long offsetMillis) {
        long loop = Math.floorDiv(offsetMillis, recording.lengthMillis());
        long inLoop = Math.floorMod(offsetMillis, recording.lengthMillis());
        return loop * recording.size() + recording.firstIndexAtOrAfter(recording.firstTimeMillis() + inLoop);
    }

    private int index(long trade) {
        return (int) Math.floorMod(trade, (long) recording.size());
    }

    private long sum(long[] before, long trade) {
        long size = recording.size();
        return Math.floorDiv(trade, size) * before[recording.size()] + before[(int) Math.floorMod(trade, size)];
    }
}
