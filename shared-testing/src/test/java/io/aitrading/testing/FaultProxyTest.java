package io.aitrading.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
    private final AtomicInteger bytesSeen = new AtomicInteger();
    private ServerSocket echo;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!echo.isClosed()) {
                try {
                    Socket socket = echo.accept();
                    Thread.ofVirtual().start(() -> echo(socket));
                } catch (IOException e) {
                    return;
                }
            }
        });
        proxy = new FaultProxy("127.0.0.1", echo.getLocalPort());
    }

    private void echo(Socket socket) {
        try (socket) {
            for (int b = socket.getInputStream().read();
                    b >= 0;
                    b = socket.getInputStream().read()) {
                bytesSeen.incrementAndGet();
                socket.getOutputStream().write(b);
            }
        } catch (IOException e) {
            // The proxy cut the line, which is what these tests ask for.
        }
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", proxy.port());
        socket.setSoTimeout(2_000);
        return socket;
    }

    private static int ask(Socket socket, int value) throws IOException {
        socket.getOutputStream().write(value);
        return socket.getInputStream().read();
    }

    @Test
    void passesBytesBothWays() throws IOException {
        try (Socket socket = connect()) {
            assertThat(ask(socket, 7)).isEqualTo(7);
        }
    }

    @Test
    void delaysByTheLatencyInEachDirection() throws IOException {
        proxy.latency(Duration.ofMillis(100));
        try (Socket socket = connect()) {
            long start = System.nanoTime();
            ask(socket, 7);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void aCutEndsConnectionsAndRefusesNewOnesUntilHealed() throws IOException {
        try (Socket socket = connect()) {
            ask(socket, 7);
            proxy.cut();
            assertThat(endsOf(socket)).isTrue();
        }
        try (Socket socket = connect()) {
            assertThat(endsOf(socket)).isTrue();
        }
        proxy.heal();
        try (Socket socket = connect()) {
            assertThat(ask(socket, 8)).isEqualTo(8);
        }
    }

    @Test
    void aResetEndsConnectionsButNewOnesWork() throws IOException {
        try (Socket socket = connect()) {
            ask(socket, 7);
            proxy.reset();
            assertThat(endsOf(socket)).isTrue();
        }
        try (Socket socket = connect()) {
            assertThat(ask(socket, 8)).isEqualTo(8);
        }
    }

    @Test
    void lostRepliesStillHadTheirEffect() throws IOException {
        try (Socket socket = connect()) {
            ask(socket, 1);
            socket.setSoTimeout(300);
            proxy.loseReplies();
            assertThatThrownBy(() -> ask(socket, 2)).isInstanceOf(SocketTimeoutException.class);
            Awaitility.await().untilAtomic(bytesSeen, org.hamcrest.Matchers.is(2));
        }
    }

    @Test
    void lostRequestsHadNone() throws IOException {
        try (Socket socket = connect()) {
            ask(socket, 1);
            socket.setSoTimeout(300);
            proxy.loseRequests();
            assertThatThrownBy(() -> ask(socket, 2)).isInstanceOf(SocketTimeoutException.class);
            assertThat(bytesSeen).hasValue(1);
        }
    }

    private static boolean endsOf(Socket socket) {
        try {
            return ask(socket, 9) < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
