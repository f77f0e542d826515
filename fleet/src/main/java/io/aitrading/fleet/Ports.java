package io.aitrading.fleet;

import io.aitrading.domain.PlatformService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who listens where: the documented ports, each moved by its {@code *_PORT} variable.
 *
 * @param byName port by service or store
 */
record Ports(Map<String, Integer> byName) {
    private static final int MAX_PORT = 65_535;

    static Ports fromEnvironment(Map<String, String> environment) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("postgres", port(environment, "POSTGRES_PORT", 5432));
        ports.put("dragonflydb", port(environment, "DRAGONFLY_PORT", 6379));
        ports.put("redpanda", port(environment, "REDPANDA_PORT", 19092));
        for (PlatformService service : PlatformService.values()) {
            ports.put(service.serviceName(), port(environment, service.portVariable(), service.port()));
        }
        return new Ports(ports);
    }

    int of(String name) {
        Integer port = byName.get(name);
        if (port == null) {
            throw new FleetProblem("no port is known for " + name);
        }
        return port;
    }

    /** Looks before anything starts, so that a taken port is one clear message and not a stack trace half way. */
    void requireFree(List<String> services) {
        List<String> taken = new ArrayList<>();
        List<String> wanted = new ArrayList<>(List.of("postgres", "dragonflydb", "redpanda"));
        wanted.addAll(services);
        for (String name : wanted) {
            if (!isFree(of(name))) {
                taken.add(of(name) + " (" + name + ")");
            }
        }
        if (!taken.isEmpty()) {
            throw new FleetProblem("ports already in use: " + String.join(", ", taken)
                    + ". scripts/fleet doctor names the holders; NAME_PORT=... moves ours.");
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int port(Map<String, String> environment, String variable, int usual) {
        String text = environment.get(variable);
        if (text == null || text.isBlank()) {
            return usual;
        }
        try {
            int port = Integer.parseInt(text.strip());
            if (port > 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, together with the other wrong values.
        }
        throw new FleetProblem(variable + " must be a port between 1 and " + MAX_PORT + ", not '" + text + "'");
    }
}
