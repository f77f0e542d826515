package io.aitrading.invariants;

import java.util.List;

/**
 * What a check of one invariant found.
 *
 * @param id I1 to I14
 * @param rule the invariant in words
 * @param looked how much was looked at: a check that saw nothing proves nothing, and says so
 * @param breaches each with the ids that break it; empty when it holds
 */
public record Finding(String id, String rule, String looked, List<String> breaches) {
    private static final int SHOWN = 10;

    public Finding {
        breaches = List.copyOf(breaches);
    }

    public boolean holds() {
        return breaches.isEmpty();
    }

    /** For people: one line, and the first breaches below it. */
    public String text() {
        StringBuilder text =
                new StringBuilder("%-4s %-6s %s (%s)".formatted(id, holds() ? "ok" : "BREACH", rule, looked));
        for (String breach : breaches.subList(0, Math.min(SHOWN, breaches.size()))) {
            text.append("\n       ").append(breach);
        }
        if (breaches.size() > SHOWN) {
            text.append("\n       and ").append(breaches.size() - SHOWN).append(" more");
        }
        return text.toString();
    }
}
