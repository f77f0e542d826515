package io.aitrading.fleet;

import java.nio.file.Path;

/**
 * What the launcher was asked to do.
 *
 * @param target {@code all}, {@code core} (what an order needs) or the name of one service
 * @param stateDirectory where data, logs and secrets live; survives restarts
 * @param composeFile the file whose {@code depends_on} gives the start order
 * @param storeControl whether lines on standard input may stop and start stores: for fault tests
 */
record FleetOptions(String target, Path stateDirectory, Path composeFile, boolean storeControl) {
    static FleetOptions parse(String... arguments) {
        String target = "all";
        Path state = Path.of(".fleet");
        Path compose = Path.of("docker-compose.yml");
        boolean control = false;
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            String value = equals < 0 ? "" : argument.substring(equals + 1);
            switch (name) {
                case "--target" -> target = value;
                case "--state" -> state = Path.of(value);
                case "--compose" -> compose = Path.of(value);
                case "--control" -> control = value.equals("stdin");
                default ->
                    throw new FleetProblem("unknown argument " + argument
                            + "; known: --target=all|core|SERVICE --state=DIR --compose=FILE");
            }
        }
        return new FleetOptions(
                target,
                state.toAbsolutePath().normalize(),
                compose.toAbsolutePath().normalize(),
                control);
    }
}
