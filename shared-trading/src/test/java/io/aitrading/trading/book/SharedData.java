package io.aitrading.trading.book;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the reference data that lie beside the project's checkout, if they are there. */
final class SharedData {
    private SharedData() {}

    /** The file, or a path that does not exist when the data are absent. */
    static Path file(String relative) {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared/data").resolve(relative);
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        return start.resolve("shared-data-not-present").resolve(relative);
    }
}
