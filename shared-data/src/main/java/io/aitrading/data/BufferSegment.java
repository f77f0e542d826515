package io.aitrading.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One file of a {@link DiskBuffer}: records one behind the other, each as length (4 bytes), CRC32C of the content (4
 * bytes), content. RandomAccessFile and not FileChannel, because interrupting a thread closes the channel it uses.
 */
final class BufferSegment implements Closeable {
    static final int HEADER_BYTES = 8;
    private static final String SUFFIX = ".seg";

    private final Path path;
    private final long firstRecord;
    private final int maxRecordBytes;
    private final RandomAccessFile file;
    private int records;
    private long bytes;

    private BufferSegment(Path path, long firstRecord, int maxRecordBytes) throws IOException {
        this.path = path;
        this.firstRecord = firstRecord;
        this.maxRecordBytes = maxRecordBytes;
        this.file = new RandomAccessFile(path.toFile(), "rw");
    }

    /** Opens a segment, old or new. What follows the last whole record of an old one is cut off. */
    static BufferSegment open(Path directory, long firstRecord, int maxRecordBytes) throws IOException {
        Path path = directory.resolve(String.format(Locale.ROOT, "%019d%s", firstRecord, SUFFIX));
        BufferSegment segment = new BufferSegment(path, firstRecord, maxRecordBytes);
        segment.scan();
        return segment;
    }

    /** Number of the first record of the segment in this file; empty when it is another file. */
    static Optional<Long> firstRecordOf(Path path) {
        String name = path.getFileName().toString();
        return name.matches("\\d{19}\\" + SUFFIX)
                ? Optional.of(Long.parseLong(name.substring(0, name.length() - SUFFIX.length())))
                : Optional.empty();
    }

    private void scan() throws IOException {
        long length = file.length();
        for (Optional<byte[]> record = read(0); record.isPresent(); record = read(bytes)) {
            bytes += HEADER_BYTES + record.get().length;
            records++;
        }
        if (bytes < length) {
            file.setLength(bytes);
        }
    }

    /** The record that starts at a byte; empty at the end and where no whole, undamaged record starts. */
    Optional<byte[]> read(long offset) throws IOException {
        long left = file.length() - offset;
        if (left < HEADER_BYTES) {
            return Optional.empty();
        }
        file.seek(offset);
        int length = file.readInt();
        int checksum = file.readInt();
        if (length < 0 || length > maxRecordBytes || length > left - HEADER_BYTES) {
            return Optional.empty();
        }
        byte[] content = new byte[length];
        file.readFully(content);
        return checksum(content) == checksum ? Optional.of(content) : Optional.empty();
    }

    /** Appends one record; after a failure the segment is as before. */
    void append(byte[] content) throws IOException {
        byte[] record = ByteBuffer.allocate(HEADER_BYTES + content.length)
                .putInt(content.length)
                .putInt(checksum(content))
                .put(content)
                .array();
        try {
            file.seek(bytes);
            file.write(record);
        } catch (IOException e) {
            file.setLength(bytes);
            throw e;
        }
        bytes += record.length;
        records++;
    }

    private static int checksum(byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(content);
        return (int) crc.getValue();
    }

    void sync() throws IOException {
        file.getFD().sync();
    }

    long firstRecord() {
        return firstRecord;
    }

    /** Number that the record after the last one has. */
    long endRecord() {
        return firstRecord + records;
    }

    long bytes() {
        return bytes;
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(path);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
