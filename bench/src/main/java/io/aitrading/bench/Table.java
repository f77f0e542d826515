package io.aitrading.bench;

import java.util.ArrayList;
import java.util.List;

/** Rows of results, printed as they come so that a long run shows where it is, and all targets once more at the end. */
public final class Table {
    private static final String FORMAT = "%-36s %-16s %-26s %-26s %-12s %-6s %s%n";

    private record Row(String what, String got, String target, boolean reached) {}

    private final List<Row> rows = new ArrayList<>();

    public Table() {
        System.out.printf(FORMAT, "what", "ours", "peer", "ratio", "target", "", "");
    }

    public void row(
            String what, String ours, String peer, String ratio, String target, boolean reached, String remark) {
        System.out.printf(FORMAT, what, ours, peer, ratio, target, verdict(reached), remark);
        rows.add(new Row(what, ratio.isEmpty() || target.contains("/s") ? ours : ours + ", " + ratio, target, reached));
    }

    public void note(String text) {
        System.out.println(text);
    }

    /** Prints every target with what was reached, and how many of them. */
    public void summary() {
        System.out.println();
        long reached = rows.stream().filter(Row::reached).count();
        for (Row row : rows) {
            System.out.printf(
                    "%-6s %-36s %-40s %s%n", verdict(row.reached()), row.what(), row.got(), "target " + row.target());
        }
        System.out.println(reached + " of " + rows.size() + " targets reached");
    }

    private static String verdict(boolean reached) {
        return reached ? "PASS" : "FAIL";
    }
}
