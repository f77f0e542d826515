package io.aitrading.backtest.golden;

import io.aitrading.trading.book.MatchingGolden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells the three formats of reference files apart and runs them. */
final class GoldenFiles {
    private GoldenFiles() {}

    static List<GoldenCase> run(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            if (!looksLikeJson(file)) {
                return List.of(matching(file));
            }
            JsonNode root = json(file);
            List<GoldenCase> cases = new ArrayList<>(engineRuns(file, root));
            cases.addAll(exitRuleCases(root));
            if (cases.isEmpty()) {
                cases.add(GoldenCase.failed(name, "runs or cases", "neither"));
            }
            return cases;
        } catch (IOException
                | JacksonException
                | IllegalArgumentException
                | UncheckedIOException
                | OutOfMemoryError e) {
            return List.of(GoldenCase.failed(name, "a readable file", String.valueOf(e)));
        }
    }

    private static boolean looksLikeJson(Path file) throws IOException {
        try (InputStream content = MatchingGolden.open(file)) {
            int first = content.read();
            while (first >= 0 && Character.isWhitespace(first)) {
                first = content.read();
            }
            return first == '{' || first == '[';
        }
    }

    private static JsonNode json(Path file) throws IOException {
        try (InputStream content = MatchingGolden.open(file)) {
            return JsonMapper.shared().readTree(content);
        }
    }

    private static List<GoldenCase> engineRuns(Path file, JsonNode root) {
        List<GoldenCase> cases = new ArrayList<>();
        for (JsonNode run : root.path("runs")) {
            cases.add(guarded(run.path("id").asString("run " + cases.size()), () -> EngineRunCase.run(file, run)));
        }
        return cases;
    }

    private static List<GoldenCase> exitRuleCases(JsonNode root) {
        List<GoldenCase> cases = new ArrayList<>();
        for (JsonNode one : root.path("cases")) {
            String id = one.path("id").asString("case " + cases.size());
            cases.add(guarded(id, () -> ExitRuleCase.run(root.path("settings"), one)));
        }
        return cases;
    }

    /** One case that cannot be run says why; the others go on. */
    private static GoldenCase guarded(String id, Supplier<GoldenCase> work) {
        try {
            return work.get();
        } catch (RuntimeException | OutOfMemoryError e) {
            return GoldenCase.failed(id, "a result", e.toString());
        }
    }

    private static GoldenCase matching(Path file) {
        MatchingGolden.Result result = MatchingGolden.run(file);
        GoldenCase.Builder lines = new GoldenCase.Builder(String.valueOf(file.getFileName()));
        result.expected().or(() -> writtenBeside(file)).ifPresent(hash -> {
            lines.same("sha256, fast book", hash, result.fast().sha256());
            lines.same("sha256, oracle book", hash, result.oracle().sha256());
        });
        lines.same(
                "sha256 of both books", result.oracle().sha256(), result.fast().sha256());
        lines.same("report lines", result.oracle().reportLines(), result.fast().reportLines());
        return lines.build();
    }

    /** The expected hash in a file of the same name with {@code .sha256} at its end, as sha256sum writes it. */
    private static Optional<String> writtenBeside(Path file) {
        Path beside = file.resolveSibling(file.getFileName() + ".sha256");
        if (!Files.isRegularFile(beside)) {
            return Optional.empty();
        }
        String text = new String(MatchingGolden.read(beside), StandardCharsets.UTF_8).strip();
        return Optional.of(text.split("\\s+")[0].toLowerCase(Locale.ROOT));
    }
}
