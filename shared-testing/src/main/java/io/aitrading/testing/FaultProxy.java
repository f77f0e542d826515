package io.aitrading.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TCP proxy that misbehaves on command: put it between a service and what it talks to, and the network fails without
 * anybody's consent.
 */
public final class FaultProxy implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FaultProxy.class);
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
    private static final int CHUNK_BYTES = 16 * 1024;

    private final String targetHost;
    private final int targetPort;
    private final ServerSocket listener;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile long latencyMillis;
    private volatile boolean refusing;
    private volatile boolean requestsLost;
    private volatile boolean repliesLost;

    private record Link(Socket client, Socket target) {}

    /** Listens on a free loopback port and passes bytes on to the target. */
    public FaultProxy(String targetHost, int targetPort) throws IOException {
        this.targetHost = targetHost;
        this.targetPort = targetPort;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("fault-proxy").start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Every chunk waits this long, in both directions. */
    public void latency(Duration delay) {
        latencyMillis = delay.toMillis();
    }

    /** Closes all connections and refuses new ones until {@link #heal()}. */
    public void cut() {
        refusing = true;
        closeAll(false);
    }

    /** Resets all connections (RST, not FIN); new ones work. */
    public void reset() {
        closeAll(true);
    }

    /** One-way loss: what clients send arrives and takes effect, what the target answers is swallowed. */
    public void loseReplies() {
        repliesLost = true;
    }

    /** One-way loss: what clients send is swallowed; connections stay open and silent. */
    public void loseRequests() {
        requestsLost = true;
    }

    /** Ends every fault. Connections that lost bytes are closed, since their streams have holes. */
    public void heal() {
        boolean holes = requestsLost || repliesLost;
        latencyMillis = 0;
        refusing = false;
        requestsLost = false;
        repliesLost = false;
        if (holes) {
            closeAll(false);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (refusing) {
                    close(client, true);
                } else {
                    Thread.ofVirtual().start(() -> connect(client));
                }
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    log.warn("fault proxy cannot accept: {}", e.toString());
                }
            }
        }
    }

    private void connect(Socket client) {
        Socket target = new Socket();
        try {
            target.connect(new InetSocketAddress(targetHost, targetPort), CONNECT_TIMEOUT_MILLIS);
            client.setTcpNoDelay(true);
            target.setTcpNoDelay(true);
        } catch (IOException e) {
            close(target, false);
            close(client, true);
            return;
        }
        Link link = new Link(client, target);
        links.add(link);
        Thread.ofVirtual().start(() -> pump(link, client, target, true));
        Thread.ofVirtual().start(() -> pump(link, target, client, false));
    }

    private void pump(Link link, Socket from, Socket to, boolean request) {
        byte[] chunk = new byte[CHUNK_BYTES];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (latencyMillis > 0) {
                    Thread.sleep(latencyMillis);
                }
                boolean lost = request ? requestsLost : repliesLost;
                if (!lost) {
                    out.write(chunk, 0, read);
                    out.flush();
                }
            }
        } catch (IOException e) {
            log.trace("link ended: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            links.remove(link);
            close(link.client(), false);
            close(link.target(), false);
        }
    }

    private void closeAll(boolean abruptly) {
        for (Link link : List.copyOf(links)) {
            close(link.client(), abruptly);
            close(link.target(), abruptly);
            links.remove(link);
        }
    }

    private static void close(Socket socket, boolean abruptly) {
        try {
            if (abruptly) {
                // Linger zero makes close() send RST.
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException e) {
            log.trace("close: {}", e.toString());
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        closeAll(false);
    }
}
