package io.aitrading.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.aitrading.data.DiskBuffer.Settings;
import io.aitrading.data.DiskBuffer.Sync;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DiskBufferProperties {
    private static final int CRASH = 0;
    private static final int DROP = 1;

    /** A queue in memory is the model; a crash copies the files as they are and goes on with the copy. */
    @Property(tries = 200)
    void itBehavesAsAQueueThatSurvivesCrashes(@ForAll @Size(max = 120) List<@IntRange(min = 0, max = 9) Integer> steps)
            throws IOException {
        Path root = Files.createTempDirectory("buffer");
        Deque<String> model = new ArrayDeque<>();
        Path directory = root.resolve("0");
        DiskBuffer buffer = DiskBuffer.open(settings(directory));
        int written = 0;
        int crashes = 0;
        try {
            for (int step : steps) {
                if (step == CRASH) {
                    Path copy = root.resolve(String.valueOf(++crashes));
                    copy(directory, copy);
                    buffer.close();
                    directory = copy;
                    buffer = DiskBuffer.open(settings(copy));
                } else if (step == DROP) {
                    int count = Math.min(3, model.size());
                    buffer.drop(count);
                    for (int n = 0; n < count; n++) {
                        model.removeFirst();
                    }
                } else {
                    String record = "record " + written++ + "x".repeat(step);
                    buffer.append(bytes(record));
                    model.add(record);
                }
                assertThat(buffer.size()).isEqualTo(model.size());
            }
            assertThat(texts(buffer.peek(1_000))).containsExactlyElementsOf(model);
            assertThat(texts(buffer.peek(1_000))).as("reading changes nothing").containsExactlyElementsOf(model);
            assertThat(texts(buffer.peek(2)))
                    .containsExactlyElementsOf(model.stream().limit(2).toList());
        } finally {
            buffer.close();
            delete(root);
        }
    }

    /** Wherever a crash tears the last file, whole records before the tear are there and nothing else is. */
    @Property(tries = 200)
    void aTornTailIsLeftOut(
            @ForAll @IntRange(min = 1, max = 12) int records, @ForAll @IntRange(min = 0, max = 400) int cut)
            throws IOException {
        Path root = Files.createTempDirectory("buffer");
        List<String> written = new ArrayList<>();
        Settings whole = new Settings(root, 1 << 20, 1 << 20, 1 << 10, Sync.NEVER);
        try (DiskBuffer buffer = DiskBuffer.open(whole)) {
            for (int n = 0; n < records; n++) {
                written.add("record number " + n);
                buffer.append(bytes(written.getLast()));
            }
        }
        Path segment = segments(root).getFirst();
        long length = Files.size(segment);
        long kept = Math.max(0, length - cut);
        try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
            file.setLength(kept);
        }
        try (DiskBuffer buffer = DiskBuffer.open(whole)) {
            List<String> survivors = texts(buffer.peek(100));
            int size = 0;
            long bytes = 0;
            while (size < records && bytes + 8 + written.get(size).length() <= kept) {
                bytes += 8 + written.get(size++).length();
            }
            assertThat(survivors).isEqualTo(written.subList(0, size));
            buffer.append(bytes("after the crash"));
            assertThat(texts(buffer.peek(100))).endsWith("after the crash").hasSize(size + 1);
        } finally {
            delete(root);
        }
    }

    /** One flipped bit never comes out as a record. */
    @Property(tries = 200)
    void damageIsNeverReadAsData(
            @ForAll @IntRange(min = 0, max = 10_000) int position, @ForAll @IntRange(max = 7) int bit)
            throws IOException {
        Path root = Files.createTempDirectory("buffer");
        List<String> written = List.of("first record", "second record", "third record");
        try (DiskBuffer buffer = DiskBuffer.open(settings(root))) {
            written.forEach(record -> buffer.append(bytes(record)));
        }
        Path segment = segments(root).getFirst();
        byte[] content = Files.readAllBytes(segment);
        content[position % content.length] ^= (byte) (1 << bit);
        Files.write(segment, content);
        try (DiskBuffer buffer = DiskBuffer.open(settings(root))) {
            assertThat(written).containsAll(texts(buffer.peek(100)));
        } finally {
            delete(root);
        }
    }

    private static Settings settings(Path directory) {
        return new Settings(directory, 1 << 20, 100, 1 << 10, Sync.NEVER);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> texts(List<byte[]> records) {
        return records.stream()
                .map(record -> new String(record, StandardCharsets.UTF_8))
                .toList();
    }

    private static List<Path> segments(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".seg"))
                    .sorted()
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
