package io.aitrading.testing.server;

import java.nio.file.Path;

/** A JVM that starts PostgreSQL and dies without stopping it, as under {@code kill -9}. */
final class KilledJvm {
    private KilledJvm() {}

    public static void main(String[] arguments) throws Exception {
        new PostgresServer(Path.of(arguments[0]), Integer.parseInt(arguments[1]), "password", true).start();
        Runtime.getRuntime().halt(137);
    }

    static void startPostgresAndDie(Path data, int port) throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledJvm.class.getName(),
                        data.toString(),
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (jvm.waitFor() != 137) {
            throw new IllegalStateException("the JVM to be killed ended by itself: exit " + jvm.exitValue());
        }
    }
}
