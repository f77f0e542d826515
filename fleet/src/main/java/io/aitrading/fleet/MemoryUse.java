package io.aitrading.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Memory of this process and of the databases that it started, in KiB as the kernel counts it: shared pages are divided among those
 * that share them, so that PostgreSQL's common buffers count once.
 *
 * @param own this JVM
 * @param databases PostgreSQL and Redis with all their processes
 */
record MemoryUse(long own, long databases) {
    private static final Pattern PROPORTIONAL = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");

    /** @param state the fleet's state directory, where PostgreSQL notes its process id */
    static MemoryUse now(Path state) {
        Set<Long> processes = new LinkedHashSet<>();
        ProcessHandle.current().descendants().forEach(child -> processes.add(child.pid()));
        // PostgreSQL is started through pg_ctl and so is nobody's child.
        postmaster(state).ifPresent(server -> Stream.concat(Stream.of(server), server.descendants())
                .forEach(process -> processes.add(process.pid())));
        return new MemoryUse(
                kib(ProcessHandle.current().pid()),
                processes.stream().mapToLong(MemoryUse::kib).sum());
    }

    String text() {
        if (own == 0) {
            return "memory unknown on this system";
        }
        return String.format(
                Locale.ROOT,
                "%d MiB in all: %d in this JVM, %d in its databases",
                (own + databases) / 1024,
                own / 1024,
                databases / 1024);
    }

    private static Optional<ProcessHandle> postmaster(Path state) {
        Path file = state.resolve("postgres").resolve("postmaster.pid");
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().map(String::strip).map(Long::parseLong).flatMap(ProcessHandle::of);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static long kib(long pid) {
        try {
            Matcher matcher = PROPORTIONAL.matcher(Files.readString(Path.of("/proc/" + pid + "/smaps_rollup")));
            return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
