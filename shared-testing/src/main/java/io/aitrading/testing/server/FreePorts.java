package io.aitrading.testing.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Finds ports that nobody listens on at this moment. */
public final class FreePorts {
    /**
     * Below the ports that systems lend to outgoing connections (Linux: from 32768). A port of theirs can be lent between being found
     * and being listened on, and a fleet that starts for half a minute meets that.
     */
    private static final int LOWEST = 15_000;

    private static final int HIGHEST = 31_000;
    /** Test runs beside each other take their ports from slices of their own: a fleet binds its last port half a minute after it was found. */
    private static final int SLICE = 2_000;

    private static final int ATTEMPTS = 1_000;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();
    private static final Slice OURS = Slice.take();

    private FreePorts() {}

    /**
     * @param lock is released by the end of the process; null for the whole range, which nobody owns
     */
    private record Slice(int from, int to, @Nullable FileLock lock) {
        private static Slice take() {
            for (int from = LOWEST; from < HIGHEST; from += SLICE) {
                FileLock lock = lock(from);
                if (lock != null) {
                    return new Slice(from, from + SLICE, lock);
                }
            }
            return new Slice(LOWEST, HIGHEST, null);
        }

        @SuppressWarnings("resource") // Closing the file would give the lock back.
        private static @Nullable FileLock lock(int from) {
            Path file = Path.of(System.getProperty("java.io.tmpdir"), "test-ports-" + from + ".lock");
            try {
                FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock();
                if (lock == null) {
                    channel.close();
                }
                return lock;
            } catch (IOException | OverlappingFileLockException e) {
                return null;
            }
        }
    }

    /**
     * A free loopback port, never the same twice in one process.
     *
     * @throws IllegalStateException when there seems to be none
     */
    public static int next() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(OURS.from(), OURS.to());
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port between " + OURS.from() + " and " + OURS.to());
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
