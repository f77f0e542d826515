package io.aitrading.backtest.golden;

import io.aitrading.trading.book.MatchingGolden;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells the three formats of reference files apart and runs them. */
final class GoldenFiles {
    private GoldenFiles() {}

    static List<GoldenCase> run(Path file) {
        try {
            byte[] content = MatchingGolden.read(file);
            if (!looksLikeJson(content)) {
                return List.of(matching(file));
            }
            JsonNode root = JsonMapper.shared().readTree(new String(content, StandardCharsets.UTF_8));
            if (root.has("runs")) {
                return engineRuns(file, root);
            }
            if (root.has("cases")) {
                return exitRuleCases(root);
            }
            return List.of(GoldenCase.failed(file.getFileName().toString(), "runs or cases", "neither"));
        } catch (JacksonException | IllegalArgumentException | java.io.UncheckedIOException e) {
            return List.of(GoldenCase.failed(file.getFileName().toString(), "a readable file", String.valueOf(e)));
        }
    }

    private static boolean looksLikeJson(byte[] content) {
        for (byte b : content) {
            if (!Character.isWhitespace(b)) {
                return b == '{' || b == '[';
            }
        }
        return false;
    }

    private static List<GoldenCase> engineRuns(Path file, JsonNode root) {
        List<GoldenCase> cases = new ArrayList<>();
        for (JsonNode run : root.get("runs")) {
            cases.add(guarded(run.path("id").asString("run"), () -> EngineRunCase.run(file, run)));
        }
        return cases;
    }

    private static List<GoldenCase> exitRuleCases(JsonNode root) {
        List<GoldenCase> cases = new ArrayList<>();
        for (JsonNode one : root.get("cases")) {
            String id = one.path("id").asString("case");
            cases.add(guarded(id, () -> ExitRuleCase.run(root.path("settings"), one)));
        }
        return cases;
    }

    private static GoldenCase guarded(String id, java.util.function.Supplier<GoldenCase> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return GoldenCase.failed(id, "a result", e.toString());
        }
    }

    private static GoldenCase matching(Path file) {
        MatchingGolden.Result result = MatchingGolden.run(file);
        GoldenCase.Builder lines = new GoldenCase.Builder(file.getFileName().toString());
        result.expected().ifPresent(hash -> {
            lines.same("sha256, fast book", hash, result.fast().sha256());
            lines.same("sha256, oracle book", hash, result.oracle().sha256());
        });
        lines.same("both books", result.oracle().sha256(), result.fast().sha256());
        return lines.build();
    }
}
