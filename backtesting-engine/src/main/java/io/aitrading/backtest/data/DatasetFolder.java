package io.aitrading.backtest.data;

import io.aitrading.backtest.BacktestProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The operator's folder of bar files. Their ids are {@code file:} and the path below the folder. */
@Component
class DatasetFolder {
    static final String PREFIX = "file:";
    private static final int MOST_FILES = 1_000;
    private static final int DEPTH = 3;

    private final String folder;

    DatasetFolder(BacktestProperties properties) {
        folder = properties.dataDir();
    }

    List<DatasetView> list() {
        if (folder.isBlank() || !Files.isDirectory(Path.of(folder))) {
            return List.of();
        }
        Path root = Path.of(folder).toAbsolutePath().normalize();
        try (Stream<Path> files = Files.walk(root, DEPTH)) {
            return files.filter(DatasetFolder::isBars)
                    .sorted()
                    .limit(MOST_FILES)
                    .map(file -> root.relativize(file).toString())
                    .map(name -> new DatasetView(PREFIX + name, "FILE", name, null, null, null, null, null, null, null))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the data folder", e);
        }
    }

    private static boolean isBars(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".csv") || name.endsWith(".csv.gz");
    }

    Optional<Bars> read(String id) {
        if (folder.isBlank()) {
            return Optional.empty();
        }
        try {
            Path root = Path.of(folder).toRealPath();
            Path asked = root.resolve(id.substring(PREFIX.length())).normalize();
            // Neither dots nor links may lead out of the folder.
            if (!asked.startsWith(root)
                    || !Files.isRegularFile(asked)
                    || !isBars(asked)
                    || !asked.toRealPath().startsWith(root)) {
                return Optional.empty();
            }
            String name = root.relativize(asked).toString();
            return Optional.of(new Bars(name, name, 0, CsvBars.read(asked, "")));
        } catch (IOException | java.nio.file.InvalidPathException e) {
            return Optional.empty();
        }
    }
}
