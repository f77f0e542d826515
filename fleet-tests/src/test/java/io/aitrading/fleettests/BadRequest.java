package io.aitrading.fleettests;

import java.util.Map;
import java.util.Set;

/**
 * A request that must be refused, and how.
 *
 * @param what is wrong with it
 * @param target at the gateway
 * @param body an object to write as JSON, a text to send as it is, or {@code null} for none
 * @param statuses that are right answers
 * @param code the problem's code, or empty when several are right
 * @param field that a violation must name, or empty
 * @param rule that this violation must name, or empty when any is right
 */
record BadRequest(
        String what,
        String method,
        String target,
        Map<String, String> headers,
        Object body,
        Who who,
        Set<Integer> statuses,
        String code,
        String field,
        String rule) {

    /** Whose token goes with it. */
    enum Who {
        NOBODY,
        FORGER,
        /** A service's token of an hour ago. */
        EXPIRED,
        TRADER,
        /** All human roles. */
        OPERATOR,
        SERVICE
    }

    @Override
    public String toString() {
        String text = String.valueOf(body);
        return method + " " + (target.length() > 150 ? target.substring(0, 150) + "..." : target) + " as " + who + ", "
                + what + ": " + (text.length() > 200 ? text.substring(0, 200) + "... (" + text.length() + ")" : text);
    }
}
