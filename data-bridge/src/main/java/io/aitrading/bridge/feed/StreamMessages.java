package io.aitrading.bridge.feed;

import io.aitrading.bridge.book.DepthUpdate;
import io.aitrading.bridge.trade.ReceivedTrade;
import io.aitrading.domain.BookSnapshot.Level;
import io.aitrading.domain.Price;
import io.aitrading.domain.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the venue's combined stream and tells the feed that each message is for. */
final class StreamMessages {
    private static final Logger log = LoggerFactory.getLogger(StreamMessages.class);

    private final JsonMapper json;
    private final Function<String, @Nullable SymbolFeed> feeds;

    StreamMessages(JsonMapper json, Function<String, @Nullable SymbolFeed> feeds) {
        this.json = json;
        this.feeds = feeds;
    }

    /** Handles one message; one that cannot be read at all is logged and left out, since the stream goes on behind it. */
    void handle(String text) {
        try {
            JsonNode message = json.readTree(text);
            JsonNode data = message.path("data");
            SymbolFeed feed = feeds.apply(data.path("s").asString(""));
            if (feed == null) {
                return;
            }
            switch (data.path("e").asString("")) {
                case "trade" -> feed.live(trade(data));
                case "depthUpdate" -> feed.depth(depth(data));
                default -> log.debug("a message of a kind that was not asked for: {}", data.path("e"));
            }
        } catch (JacksonException | IllegalArgumentException unreadable) {
            log.warn("a message of the venue cannot be read: {}", unreadable.getMessage());
        }
    }

    private static ReceivedTrade trade(JsonNode data) {
        return ReceivedTrade.read(
                data.path("s").asString(""),
                data.path("t").asLong(),
                data.path("p").asString(""),
                data.path("q").asString(""),
                data.path("T").asLong(),
                data.path("m").asBoolean());
    }

    private static DepthUpdate depth(JsonNode data) {
        return new DepthUpdate(
                data.path("U").asLong(), data.path("u").asLong(), levels(data.path("b")), levels(data.path("a")));
    }

    private static List<Level> levels(JsonNode side) {
        List<Level> levels = new ArrayList<>(side.size());
        for (JsonNode level : side) {
            levels.add(new Level(
                    new Price(new BigDecimal(level.path(0).asString(""))),
                    new Quantity(new BigDecimal(level.path(1).asString("")))));
        }
        return levels;
    }
}
