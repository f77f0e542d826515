package io.aitrading.paper.api;

import io.aitrading.paper.VenueError;
import io.aitrading.paper.json.Json;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Which symbols a request is about: one, some, or all, and of those perhaps only the ones in a status. */
final class SymbolChoice {
    private static final String STATUS = "symbolStatus";
    private static final String TRADING = "TRADING";
    private static final Set<String> STATUSES = Set.of(TRADING, "HALT", "BREAK");

    private SymbolChoice() {}

    /** Whether the venue's one symbol is among them; a symbol that is named must be known and in the status that is asked for. */
    static boolean includesTheOne(Params params) {
        if (params.has("symbol") && params.has("symbols")) {
            throw VenueError.INVALID_COMBINATION.exception();
        }
        String status = params.optional(STATUS);
        if (status != null && !STATUSES.contains(status)) {
            throw VenueError.INVALID_SYMBOL_STATUS.exception();
        }
        boolean named = params.has("symbol") || params.has("symbols");
        if (params.has("symbol")) {
            params.requireSymbol();
        }
        if (params.has("symbols")) {
            requireKnown(params.text("symbols"));
        }
        boolean fits = status == null || status.equals(TRADING);
        if (named && !fits) {
            throw VenueError.SYMBOL_DOES_NOT_MATCH_STATUS.exception();
        }
        return fits;
    }

    /** {@code ["A","B"]}: every one must be known, and named once. */
    private static void requireKnown(String symbols) {
        JsonNode list = Json.parse(symbols);
        if (list == null || !list.isArray() || list.isEmpty()) {
            throw VenueError.ILLEGAL_CHARACTERS.exception(
                    "symbols", "^\\[(\"[A-Z0-9-_.]{1,20}\"(,\"[A-Z0-9-_.]{1,20}\"){0,}){0,1}\\]$");
        }
        Set<String> known = new HashSet<>();
        for (JsonNode symbol : list) {
            Params.checkSymbol(symbol.asString());
            if (!known.add(symbol.asString())) {
                throw VenueError.DUPLICATE_SYMBOLS.exception();
            }
        }
    }
}
