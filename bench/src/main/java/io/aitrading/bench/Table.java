package io.aitrading.bench;

import java.util.ArrayList;
import java.util.List;

/** Rows of results, printed as they come so that a long run shows where it is. */
public final class Table {
    private static final String FORMAT = "%-36s %-14s %-26s %-20s %-10s %-6s %s%n";

    private final List<String> missed = new ArrayList<>();

    public Table() {
        System.out.printf(FORMAT, "what", "ours", "peer", "ratio ours/peer", "target", "", "");
    }

    public void row(
            String what, String ours, String peer, String ratio, String target, boolean reached, String remark) {
        System.out.printf(FORMAT, what, ours, peer, ratio, target, reached ? "ok" : "MISSED", remark);
        if (!reached) {
            missed.add(what);
        }
    }

    public void note(String text) {
        System.out.println(text);
    }

    /** What did not reach its target. */
    public List<String> missed() {
        return List.copyOf(missed);
    }
}
