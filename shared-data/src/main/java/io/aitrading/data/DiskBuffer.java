package io.aitrading.data;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bounded queue of records on disk. Records come out in the order they went in, and stay until they are dropped: also
 * over {@code kill -9}. What a crash tore off at the end is recognised by its checksum and left out. A crash may bring
 * records back that were dropped in its last moment, never lose one.
 */
public final class DiskBuffer implements Closeable {
    private static final Logger log = LoggerFactory.getLogger(DiskBuffer.class);
    private static final long SYNC_INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

    /** When records are forced to the disk itself, which only matters for power cuts: a killed process loses nothing. */
    public enum Sync {
        EACH_RECORD,
        EACH_SECOND,
        NEVER
    }

    /**
     * @param maxBytes of all records together; then {@link #append} refuses
     * @param segmentBytes size at which a new file begins; dropped records free their space file by file
     */
    public record Settings(Path directory, long maxBytes, int segmentBytes, int maxRecordBytes, Sync sync) {
        public Settings {
            if (segmentBytes <= 0 || maxRecordBytes <= 0 || maxBytes < segmentBytes) {
                throw new IllegalArgumentException("a buffer must hold at least one segment of at least one byte");
            }
        }

        public static Settings defaults(Path directory) {
            return new Settings(directory, 256L << 20, 8 << 20, 1 << 20, Sync.EACH_SECOND);
        }
    }

    private final Settings settings;
    private final FileChannel lock;
    private final Deque<BufferSegment> segments = new ArrayDeque<>();
    private long nextToRead;
    private long readOffset;
    private long lastSyncNanos = System.nanoTime();

    private DiskBuffer(Settings settings, FileChannel lock) {
        this.settings = settings;
        this.lock = lock;
    }

    /** Opens the buffer of a directory, with what an earlier run left in it. */
    public static DiskBuffer open(Settings settings) throws IOException {
        Files.createDirectories(settings.directory());
        FileChannel lock = FileChannel.open(
                settings.directory().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() == null) {
                throw new IOException("another process uses " + settings.directory());
            }
            DiskBuffer buffer = new DiskBuffer(settings, lock);
            buffer.recover();
            return buffer;
        } catch (OverlappingFileLockException e) {
            lock.close();
            throw new IOException("this process uses " + settings.directory() + " already", e);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private void recover() throws IOException {
        try (Stream<Path> files = Files.list(settings.directory())) {
            List<Long> starts = files.map(BufferSegment::firstRecordOf)
                    .flatMap(Optional::stream)
                    .sorted()
                    .toList();
            for (long start : starts) {
                segments.add(BufferSegment.open(settings.directory(), start, settings.maxRecordBytes()));
            }
        }
        nextToRead = storedPosition();
        if (segments.isEmpty()) {
            startSegment(nextToRead);
        }
        long first = segments.getFirst().firstRecord();
        long end = segments.getLast().endRecord();
        if (nextToRead < first || nextToRead > end) {
            log.warn("buffer {}: position {} is outside {}..{}", settings.directory(), nextToRead, first, end);
            nextToRead = Math.clamp(nextToRead, first, end);
        }
        seekToNext();
    }

    private long storedPosition() throws IOException {
        Path file = positionFile();
        if (!Files.exists(file)) {
            return segments.isEmpty() ? 0 : segments.getFirst().firstRecord();
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII).trim();
        // Torn by a power cut: begin with the oldest record there is.
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private Path positionFile() {
        return settings.directory().resolve("position");
    }

    /** Finds the byte at which the next record starts, leaving behind the segments before it. */
    private void seekToNext() throws IOException {
        deleteReadSegments();
        BufferSegment segment = segments.getFirst();
        nextToRead = Math.max(nextToRead, segment.firstRecord());
        readOffset = 0;
        for (long record = segment.firstRecord(); record < nextToRead; record++) {
            readOffset += BufferSegment.HEADER_BYTES + sizeAt(segment, readOffset);
        }
    }

    private static int sizeAt(BufferSegment segment, long offset) throws IOException {
        return segment.read(offset)
                .orElseThrow(() -> new IOException("a record that was whole before is damaged now"))
                .length;
    }

    /** Appends a record at the end. */
    public synchronized void append(byte[] content) {
        if (content.length > settings.maxRecordBytes()) {
            throw new IllegalArgumentException(
                    "a record of " + content.length + " bytes, more than " + settings.maxRecordBytes());
        }
        if (bytes() + content.length + BufferSegment.HEADER_BYTES > settings.maxBytes()) {
            throw new BufferFullException(
                    "buffer " + settings.directory() + " holds its " + settings.maxBytes() + " bytes", null);
        }
        try {
            if (segments.getLast().bytes() >= settings.segmentBytes()) {
                segments.getLast().sync();
                startSegment(segments.getLast().endRecord());
            }
            segments.getLast().append(content);
            syncAsConfigured();
        } catch (IOException e) {
            throw new BufferFullException("buffer " + settings.directory() + " cannot be written", e);
        }
    }

    private void startSegment(long firstRecord) throws IOException {
        segments.add(BufferSegment.open(settings.directory(), firstRecord, settings.maxRecordBytes()));
    }

    private void syncAsConfigured() throws IOException {
        long now = System.nanoTime();
        boolean due =
                switch (settings.sync()) {
                    case EACH_RECORD -> true;
                    case EACH_SECOND -> now - lastSyncNanos >= SYNC_INTERVAL_NANOS;
                    case NEVER -> false;
                };
        if (due) {
            segments.getLast().sync();
            lastSyncNanos = now;
        }
    }

    /** The oldest records, at most so many, left where they are. */
    public synchronized List<byte[]> peek(int max) throws IOException {
        List<byte[]> found = new ArrayList<>();
        long offset = readOffset;
        for (BufferSegment segment : segments) {
            for (Optional<byte[]> record = segment.read(offset);
                    found.size() < max && record.isPresent();
                    record = segment.read(offset)) {
                found.add(record.get());
                offset += BufferSegment.HEADER_BYTES + record.get().length;
            }
            if (found.size() == max) {
                break;
            }
            offset = 0;
        }
        return found;
    }

    /** Forgets the oldest records, so many of them. */
    public synchronized void drop(int count) throws IOException {
        if (count < 0 || count > size()) {
            throw new IllegalArgumentException("cannot drop " + count + " of " + size() + " records");
        }
        for (int dropped = 0; dropped < count; dropped++) {
            while (nextToRead >= segments.getFirst().endRecord()) {
                leaveFirstSegment();
            }
            readOffset += BufferSegment.HEADER_BYTES + sizeAt(segments.getFirst(), readOffset);
            nextToRead++;
        }
        // Position first: a crash in between leaves a segment too much, which the next start deletes.
        storePosition();
        deleteReadSegments();
    }

    private void deleteReadSegments() throws IOException {
        while (segments.size() > 1 && nextToRead >= segments.getFirst().endRecord()) {
            leaveFirstSegment();
        }
    }

    private void leaveFirstSegment() throws IOException {
        segments.removeFirst().delete();
        // A damaged segment may have ended before its successor's number.
        nextToRead = Math.max(nextToRead, segments.getFirst().firstRecord());
        readOffset = 0;
    }

    private void storePosition() throws IOException {
        Path next = settings.directory().resolve("position.next");
        Files.writeString(next, Long.toString(nextToRead), StandardCharsets.US_ASCII);
        Files.move(next, positionFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Records not dropped yet. */
    public synchronized long size() {
        long count = 0;
        for (BufferSegment segment : segments) {
            count += segment.endRecord() - Math.clamp(nextToRead, segment.firstRecord(), segment.endRecord());
        }
        return count;
    }

    /** Bytes on disk, dropped records of unfinished segments included. */
    public synchronized long bytes() {
        return segments.stream().mapToLong(BufferSegment::bytes).sum();
    }

    @Override
    public synchronized void close() throws IOException {
        for (BufferSegment segment : segments) {
            segment.sync();
            segment.close();
        }
        lock.close();
    }
}
