package io.aitrading.trading.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aitrading.domain.Side;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class L2BookTest {
    private final L2Book book = new L2Book();

    @ParameterizedTest
    @CsvSource({
        "book/binance_spot_ethusdt_20240808.jsonl.gz, false, 3000",
        "book/binance_usdm_ethusdt_20240808.jsonl.gz, true, 6000"
    })
    void theTopOfARecordedBookEqualsTheExchangesOwnAfterEveryComparableUpdate(String file, boolean futures, int atLeast)
            throws IOException {
        Path path = SharedData.file(file);
        assumeTrue(Files.exists(path), "the shared data are not beside this checkout");
        Recording recording = Recording.read(path);

        L2Sequence sequence = futures
                ? L2Sequence.futures(recording.snapshot.get("lastUpdateId").longValue())
                : L2Sequence.spot(recording.snapshot.get("lastUpdateId").longValue());
        apply(recording.snapshot, "bids", "asks");
        int compared = 0;
        int differences = 0;
        for (JsonNode difference : recording.differences) {
            long finalId = difference.get("u").longValue();
            long previousId = futures ? difference.get("pu").longValue() : 0;
            L2Sequence.Verdict verdict = sequence.next(difference.get("U").longValue(), finalId, previousId);
            assertThat(verdict).as("difference ending at %d", finalId).isNotEqualTo(L2Sequence.Verdict.GAP);
            if (verdict == L2Sequence.Verdict.DROP) {
                continue;
            }
            apply(difference, "b", "a");
            Map.Entry<Long, JsonNode> top = recording.tops.floorEntry(finalId);
            if (top != null && finalId <= recording.tops.lastKey()) {
                compared++;
                differences += sameTop(top.getValue()) ? 0 : 1;
            }
        }
        System.out.printf("%s: %,d tops compared, %d differences%n", path.getFileName(), compared, differences);
        assertThat(compared).isGreaterThan(atLeast);
        assertThat(differences).isZero();
    }

    private void apply(JsonNode levels, String bids, String asks) {
        for (JsonNode level : levels.get(bids)) {
            book.set(Side.BUY, ticks(level.get(0)), lots(level.get(1)));
        }
        for (JsonNode level : levels.get(asks)) {
            book.set(Side.SELL, ticks(level.get(0)), lots(level.get(1)));
        }
    }

    private boolean sameTop(JsonNode ticker) {
        return book.bestBid() == ticks(ticker.get("b"))
                && book.bestAsk() == ticks(ticker.get("a"))
                && book.lots(Side.BUY, book.bestBid()) == lots(ticker.get("B"))
                && book.lots(Side.SELL, book.bestAsk()) == lots(ticker.get("A"));
    }

    private static long ticks(JsonNode price) {
        return new BigDecimal(price.stringValue()).movePointRight(2).longValueExact();
    }

    private static long lots(JsonNode quantity) {
        return new BigDecimal(quantity.stringValue()).movePointRight(8).longValueExact();
    }

    @ParameterizedTest
    @ValueSource(longs = {50, 5_000, 1_000_000, 1L << 45})
    void anyUpdatesLeaveTheSameLevelsAsASortedMap(long width) {
        SplittableRandom random = new SplittableRandom(width);
        NavigableMap<Long, Long> expected = new TreeMap<>();
        long centre = 0;
        for (int i = 0; i < 60_000; i++) {
            centre += i > 30_000 ? width / 100 : 0;
            boolean remove = !expected.isEmpty() && random.nextInt(100) < (expected.size() > 400 ? 60 : 45);
            Long near = expected.floorKey(centre + random.nextLong(-width, width));
            long price = remove && near != null ? near : centre + random.nextLong(-width, width);
            long lots = remove ? 0 : 1 + random.nextInt(9);
            Long before = lots == 0 ? expected.remove(price) : expected.put(price, lots);
            assertThat(book.set(Side.BUY, price, lots)).isEqualTo(before == null ? 0 : before);
            assertThat(book.bestBid()).isEqualTo(expected.isEmpty() ? MatchingBook.NO_PRICE : expected.lastKey());
            book.set(Side.SELL, -price, lots);
            assertThat(book.bestAsk()).isEqualTo(expected.isEmpty() ? MatchingBook.NO_PRICE : -expected.lastKey());
        }
        List<Long> prices = new ArrayList<>();
        book.levels(Side.BUY, Integer.MAX_VALUE, (price, lots) -> prices.add(price));
        assertThat(prices).isEqualTo(new ArrayList<>(expected.descendingKeySet()));
        assertThat(book.levelCount(Side.SELL)).isEqualTo(expected.size());
        book.clear();
        assertThat(book.levelCount(Side.BUY)).isZero();
        assertThat(book.bestAsk()).isEqualTo(MatchingBook.NO_PRICE);
    }

    @Test
    void aDifferenceThatLeavesAHoleIsAGap() {
        L2Sequence spot = L2Sequence.spot(100);
        assertThat(spot.next(90, 100, 0)).isEqualTo(L2Sequence.Verdict.DROP);
        assertThat(spot.next(102, 105, 0)).isEqualTo(L2Sequence.Verdict.GAP);
        assertThat(spot.next(99, 105, 0)).isEqualTo(L2Sequence.Verdict.APPLY);
        assertThat(spot.next(106, 107, 0)).isEqualTo(L2Sequence.Verdict.APPLY);
        assertThat(spot.next(109, 110, 0)).isEqualTo(L2Sequence.Verdict.GAP);
        assertThat(spot.lastId()).isEqualTo(107);

        L2Sequence futures = L2Sequence.futures(100);
        assertThat(futures.next(90, 99, 89)).isEqualTo(L2Sequence.Verdict.DROP);
        assertThat(futures.next(95, 120, 94)).isEqualTo(L2Sequence.Verdict.APPLY);
        assertThat(futures.next(125, 130, 120)).isEqualTo(L2Sequence.Verdict.APPLY);
        assertThat(futures.next(140, 150, 135)).isEqualTo(L2Sequence.Verdict.GAP);
    }

    @Test
    void aNegativeQuantityIsRefused() {
        assertThatThrownBy(() -> book.set(Side.BUY, 100, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(book.bestBid()).isEqualTo(MatchingBook.NO_PRICE);
    }

    /** The messages of one file: a snapshot, differences in order, and the exchange's own top by update id. */
    private record Recording(JsonNode snapshot, List<JsonNode> differences, NavigableMap<Long, JsonNode> tops) {
        static Recording read(Path file) throws IOException {
            JsonMapper mapper = JsonMapper.builder().build();
            JsonNode snapshot = null;
            List<JsonNode> differences = new ArrayList<>();
            NavigableMap<Long, JsonNode> tops = new TreeMap<>();
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    JsonNode message = mapper.readTree(line.substring(line.indexOf(' ') + 1));
                    if (message.has("lastUpdateId")) {
                        snapshot = message;
                    } else if (message.get("stream").stringValue().contains("@depth")) {
                        differences.add(message.get("data"));
                    } else if (message.get("stream").stringValue().endsWith("@bookTicker")) {
                        tops.put(message.get("data").get("u").longValue(), message.get("data"));
                    }
                }
            }
            return new Recording(snapshot, differences, tops);
        }
    }
}
