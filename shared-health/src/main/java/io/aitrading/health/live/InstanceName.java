package io.aitrading.health.live;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.core.env.Environment;

/** Host and port: an instance that starts again is the same, and no two at one time are. */
final class InstanceName {
    private static final int MAX_HOST_LENGTH = 100;

    private InstanceName() {}

    static String of(Environment environment) {
        String host = environment.getProperty("HOSTNAME", "").strip();
        String safe = (host.isEmpty() ? ownHost() : host).replaceAll("[^A-Za-z0-9.-]", "-");
        String shortened = safe.length() <= MAX_HOST_LENGTH ? safe : safe.substring(0, MAX_HOST_LENGTH);
        return shortened + ":" + environment.getProperty("local.server.port", "0");
    }

    private static String ownHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
