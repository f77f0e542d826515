package io.aitrading.backtest.data;

import io.aitrading.backtest.BacktestProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The operator's folder of bar files. Their ids are {@code file:} and the path below the folder. */
@Component
class DatasetFolder {
    static final String PREFIX = DatasetSource.FILE;
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
            return files.filter(DatasetFolder::isData)
                    .sorted()
                    .limit(MOST_FILES)
                    .map(file -> root.relativize(file).toString())
                    .map(name -> DatasetView.file(PREFIX + name, name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the data folder", e);
        }
    }

    private static boolean isData(Path file) {
        String name = String.valueOf(file.getFileName());
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        return plain.endsWith(".csv") || plain.endsWith(".jsonl");
    }

    Optional<Bars> read(String id) {
        return file(id).map(file -> new Bars(name(id), name(id), 0, CsvBars.read(file, "")));
    }

    Optional<Feed> feed(Market market, String id, Grid grid) {
        return file(id).map(file -> FeedText.read(market, name(id), file, grid.symbol(name(id), market)));
    }

    private static String name(String id) {
        return id.substring(PREFIX.length());
    }

    private Optional<Path> file(String id) {
        if (folder.isBlank()) {
            return Optional.empty();
        }
        try {
            Path root = Path.of(folder).toRealPath();
            Path asked = root.resolve(name(id)).normalize();
            // Neither dots nor links may lead out of the folder.
            boolean inside = asked.startsWith(root)
                    && Files.isRegularFile(asked)
                    && isData(asked)
                    && asked.toRealPath().startsWith(root);
            return inside ? Optional.of(asked) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
