package io.aitrading.paper.shape;

import io.aitrading.paper.json.Fields;
import io.aitrading.paper.market.Grid;

/** How every event of a stream begins. */
final class Events {
    private Events() {}

    static Fields of(String type, long time) {
        return new Fields().with("e", type).at("E", time).with("s", Grid.SYMBOL);
    }
}
