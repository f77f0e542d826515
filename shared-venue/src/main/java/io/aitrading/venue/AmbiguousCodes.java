package io.aitrading.venue;

import java.util.Set;

/** Error codes after which the effect of a call is unknown, as the venue's reference says of them. */
final class AmbiguousCodes {

    /** -1000 unknown error, -1001 disconnected, -1006 unexpected response, -1007 timeout waiting for the backend. */
    private static final Set<Integer> CODES = Set.of(-1000, -1001, -1006, -1007);

    private AmbiguousCodes() {}

    static boolean contains(int code) {
        return CODES.contains(code);
    }
}
