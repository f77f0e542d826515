package io.aitrading.testing.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that outlived the JVM that started it: {@code kill -9} of a parent does not end its children. It still holds its
 * data directory and port, so it has to go before a new one can start.
 */
final class OrphanedProcess {
    private static final Logger log = LoggerFactory.getLogger(OrphanedProcess.class);
    private static final Duration POLITE_WAIT = Duration.ofSeconds(15);
    private static final Duration FORCED_WAIT = Duration.ofSeconds(5);

    private OrphanedProcess() {}

    /**
     * Stops the process named by a pid file, if it runs and is the program we mean; a stale file whose number now belongs to
     * another program harms nobody.
     *
     * @param pidFile its first line is the process id
     * @param program part of the executable's path
     */
    static void stop(Path pidFile, String program) throws IOException {
        Optional<ProcessHandle> orphan = read(pidFile)
                .flatMap(ProcessHandle::of)
                .filter(process -> process.info()
                        .command()
                        .map(command -> command.contains(program))
                        .orElse(false));
        if (orphan.isPresent()) {
            ProcessHandle process = orphan.get();
            log.warn("stopping {} (pid {}), left behind by a killed JVM", program, process.pid());
            process.destroy();
            if (!endedWithin(process, POLITE_WAIT)) {
                process.destroyForcibly();
                if (!endedWithin(process, FORCED_WAIT)) {
                    throw new IOException(program + " with pid " + process.pid() + " does not end; stop it by hand");
                }
            }
        }
    }

    private static Optional<Long> read(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(pidFile).stream()
                    .findFirst()
                    .map(String::trim)
                    .map(Long::valueOf);
        } catch (NumberFormatException e) {
            log.warn("{} holds no process id; taken as stale", pidFile);
            return Optional.empty();
        }
    }

    private static boolean endedWithin(ProcessHandle process, Duration limit) throws IOException {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException("cannot wait for pid " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for pid " + process.pid(), e);
        }
    }
}
