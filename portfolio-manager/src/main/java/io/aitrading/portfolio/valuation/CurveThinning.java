package io.aitrading.portfolio.valuation;

import io.aitrading.trading.performance.EquityPoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a curve small enough for a chart without hiding anything that would show: the first and the last point stay, and
 * of each bucket the lowest and the highest. Takes points one at a time and holds at most twice what it may answer.
 *
 * <p>Buckets hold the same number of points. When there are too many of them, neighbours are merged, two and two, whose
 * extremes are the extremes of both; so the length of the curve need not be known.
 */
final class CurveThinning {
    static final int FEWEST = 4;

    private final int maxBuckets;
    private final List<Bucket> buckets = new ArrayList<>();
    private long bucketSize = 1;
    private long inLast;
    private @Nullable EquityPoint first;
    private @Nullable EquityPoint last;

    /** The lowest and the highest of some neighbouring points, the earlier of equals. */
    private record Bucket(EquityPoint lowest, EquityPoint highest) {
        Bucket with(Bucket later) {
            return new Bucket(
                    later.lowest.equity().compareTo(lowest.equity()) < 0 ? later.lowest : lowest,
                    later.highest.equity().compareTo(highest.equity()) > 0 ? later.highest : highest);
        }

        List<EquityPoint> inOrder() {
            if (lowest.at().equals(highest.at())) {
                return List.of(lowest);
            }
            return lowest.at().isBefore(highest.at()) ? List.of(lowest, highest) : List.of(highest, lowest);
        }
    }

    /** @param maxPoints at least {@value #FEWEST} */
    CurveThinning(int maxPoints) {
        if (maxPoints < FEWEST) {
            throw new IllegalArgumentException("at least " + FEWEST + " points, not " + maxPoints);
        }
        this.maxBuckets = (maxPoints - 2) / 2;
    }

    /** The next point in time. */
    void add(EquityPoint point) {
        first = first == null ? point : first;
        last = point;
        Bucket one = new Bucket(point, point);
        if (!buckets.isEmpty() && inLast < bucketSize) {
            buckets.add(buckets.removeLast().with(one));
            inLast++;
            return;
        }
        if (buckets.size() == 2 * maxBuckets) {
            mergeNeighbours();
        }
        buckets.add(one);
        inLast = 1;
    }

    private void mergeNeighbours() {
        List<Bucket> merged = merged(buckets);
        buckets.clear();
        buckets.addAll(merged);
        bucketSize *= 2;
    }

    private static List<Bucket> merged(List<Bucket> from) {
        List<Bucket> merged = new ArrayList<>();
        for (int i = 0; i < from.size(); i += 2) {
            merged.add(i + 1 < from.size() ? from.get(i).with(from.get(i + 1)) : from.get(i));
        }
        return merged;
    }

    /** What is left, in order of time. */
    List<EquityPoint> points() {
        EquityPoint start = first;
        EquityPoint end = last;
        if (start == null || end == null) {
            return List.of();
        }
        List<Bucket> few = buckets;
        // Buckets of one point give one: all of them may stay.
        while (bucketSize > 1 && few.size() > maxBuckets) {
            few = merged(few);
        }
        List<EquityPoint> points = new ArrayList<>();
        points.add(start);
        for (Bucket bucket : few) {
            for (EquityPoint point : bucket.inOrder()) {
                if (point.at().isAfter(points.getLast().at())) {
                    points.add(point);
                }
            }
        }
        if (end.at().isAfter(points.getLast().at())) {
            points.add(end);
        }
        return points;
    }
}
