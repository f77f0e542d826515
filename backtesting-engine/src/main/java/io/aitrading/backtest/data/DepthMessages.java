package io.aitrading.backtest.data;

import io.aitrading.domain.Side;
import io.aitrading.trading.backtest.DataProblem;
import io.aitrading.trading.backtest.DepthSeries;
import io.aitrading.trading.book.L2Sequence;
import io.aitrading.trading.strategy.SymbolSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a depth feed as it came from Binance, spot or USD-M futures: a message a line, the time of receipt in nanoseconds before it.
 * The book starts with the REST snapshot; differences that arrived before it wait for it. A difference that does not follow on the one
 * before it is a gap, and a gap is an error.
 */
final class DepthMessages {
    private static final int MOST_EARLY = 10_000;

    private final SymbolSpec symbol;
    private final DepthSeries.Builder builder;
    private final List<JsonNode> early = new ArrayList<>();
    private @Nullable L2Sequence sequence;
    private boolean futures;
    private long lastTradeId;

    private DepthMessages(SymbolSpec symbol) {
        this.symbol = symbol;
        this.builder = new DepthSeries.Builder(symbol);
    }

    static DepthSeries read(BufferedReader source, SymbolSpec symbol) throws IOException {
        DepthMessages messages = new DepthMessages(symbol);
        int number = 0;
        for (String line = source.readLine(); line != null; line = source.readLine()) {
            number++;
            if (!line.isBlank()) {
                messages.line("line " + number, line);
            }
        }
        if (messages.sequence == null) {
            throw new DataProblem("messages", "SNAPSHOT", "there is no snapshot (lastUpdateId) to build the book on");
        }
        return messages.builder.build();
    }

    private void line(String where, String line) {
        int space = line.indexOf(' ');
        JsonNode message;
        long at;
        try {
            at = Long.parseLong(line.substring(0, Math.max(0, space)));
            message = JsonMapper.shared().readTree(line.substring(space + 1));
        } catch (NumberFormatException | JacksonException e) {
            throw new DataProblem(where, "FORMAT", "must be a time in nanoseconds, a blank, and a message in JSON");
        }
        JsonNode data = message.has("data") ? message.get("data") : message;
        if (data.has("lastUpdateId")) {
            snapshot(where, at, data);
            return;
        }
        switch (data.path("e").asString("")) {
            case "depthUpdate" -> difference(where, at, data);
            case "trade" -> trade(where, at, data, data.path("t").asLong());
            case "aggTrade" -> trade(where, at, data, data.path("a").asLong());
            // Tickers and the like tell nothing that levels and trades do not.
            default -> {}
        }
    }

    private void snapshot(String where, long at, JsonNode snapshot) {
        long id = snapshot.get("lastUpdateId").asLong();
        if (sequence != null && id <= sequence.lastId()) {
            return;
        }
        futures = futures || early.stream().anyMatch(difference -> difference.has("pu"));
        builder.clear(where, at);
        levels(where, at, snapshot, "bids", "asks");
        sequence = futures ? L2Sequence.futures(id) : L2Sequence.spot(id);
        for (JsonNode difference : early) {
            apply(where, at, difference, sequence);
        }
        early.clear();
    }

    private void difference(String where, long at, JsonNode difference) {
        if (sequence != null) {
            apply(where, at, difference, sequence);
        } else if (early.size() == MOST_EARLY) {
            throw new DataProblem(where, "SNAPSHOT", "the snapshot must come within " + MOST_EARLY + " differences");
        } else {
            early.add(difference);
        }
    }

    private void apply(String where, long at, JsonNode difference, L2Sequence known) {
        long first = difference.path("U").asLong();
        L2Sequence.Verdict verdict = known.next(
                first, difference.path("u").asLong(), difference.path("pu").asLong());
        switch (verdict) {
            case APPLY -> levels(where, at, difference, "b", "a");
            case GAP ->
                throw new DataProblem(
                        where,
                        "GAP",
                        "update " + first + " does not follow on " + known.lastId() + ": some are missing");
            case DROP -> {}
        }
    }

    private void levels(String where, long at, JsonNode message, String bids, String asks) {
        for (JsonNode level : message.path(bids)) {
            builder.level(where, at, Side.BUY, ticks(where, level.path(0)), lots(where, level.path(1)));
        }
        for (JsonNode level : message.path(asks)) {
            builder.level(where, at, Side.SELL, ticks(where, level.path(0)), lots(where, level.path(1)));
        }
    }

    private void trade(String where, long at, JsonNode trade, long id) {
        if (sequence == null) {
            return;
        }
        if (lastTradeId > 0 && id != lastTradeId + 1) {
            boolean repeated = id <= lastTradeId;
            throw new DataProblem(
                    where,
                    repeated ? "DUPLICATE" : "GAP",
                    "trade " + id + (repeated ? " comes again" : " does not follow on " + lastTradeId));
        }
        lastTradeId = id;
        Side taker = trade.path("m").asBoolean() ? Side.SELL : Side.BUY;
        builder.trade(where, at, taker, ticks(where, trade.path("p")), lots(where, trade.path("q")));
    }

    private long ticks(String where, JsonNode price) {
        return CsvTable.whole(price.asString(""), symbol.tickSize(), where + ".price");
    }

    private long lots(String where, JsonNode quantity) {
        return CsvTable.whole(quantity.asString(""), symbol.lotSize(), where + ".quantity");
    }
}
