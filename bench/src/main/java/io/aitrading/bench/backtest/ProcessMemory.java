package io.aitrading.bench.backtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the operating system says about this process. */
final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String LARGEST = "VmHWM:";

    private ProcessMemory() {}

    /** The largest resident set so far, in MiB; 0 where the system does not tell. */
    static long largestMebibytes() {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(LARGEST)) {
                    String[] words = line.substring(LARGEST.length()).strip().split("\\s+", 2);
                    return Long.parseLong(words[0]) / 1024;
                }
            }
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + STATUS, e);
        }
    }
}
