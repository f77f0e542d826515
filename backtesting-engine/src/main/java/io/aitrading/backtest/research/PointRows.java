package io.aitrading.backtest.research;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows that the parts of a search write, one for each combination they ran. */
final class PointRows {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int MOST_POINTS_A_PART = 20;
    private static final int PARTS = 64;

    private PointRows() {}

    /** How many points a part has: enough parts for all cores and for a progress that moves, but not one for each point. */
    static int pointsAPart(int points) {
        return Math.clamp((points + PARTS - 1) / PARTS, 1, MOST_POINTS_A_PART);
    }

    static int parts(int points) {
        int each = pointsAPart(points);
        return (points + each - 1) / each;
    }

    /** The stretch of a list that a part has to do. */
    static <T> List<T> stretch(List<T> all, int index, int each) {
        int from = Math.min(all.size(), index * each);
        return all.subList(from, Math.min(all.size(), from + each));
    }

    /** All rows of several parts, in order. */
    static List<JsonNode> read(List<String> parts) {
        List<JsonNode> rows = new ArrayList<>();
        for (String part : parts) {
            JSON.readTree(part).forEach(rows::add);
        }
        return rows;
    }
}
