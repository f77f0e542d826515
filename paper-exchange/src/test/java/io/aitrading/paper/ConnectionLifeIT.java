package io.aitrading.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pings and the end of connections, with the venue's times made short: 20 seconds and 24 hours are settings. */
class ConnectionLifeIT {
    private static final int CLOSE_FRAME = 0x88;

    @Test
    void aConnectionIsPingedAndEndsWhenItsTimeIsOver() {
        try (TestVenue venue = TestVenue.running(
                        Map.of("paper.streams.ping-interval", "1s", "paper.streams.connection-lifetime", "4s"));
                ProtocolSocket socket = new ProtocolSocket(venue, "/ws")) {
            assertThat(socket.awaitEnd()).startsWith("1001");
            assertThat(socket.pings()).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void whoNeverAnswersAPingIsDropped() throws IOException {
        try (TestVenue venue = TestVenue.running(Map.of("paper.streams.ping-interval", "200ms"));
                Socket silent = new Socket("127.0.0.1", venue.port())) {
            silent.setSoTimeout(15_000);
            silent.getOutputStream()
                    .write(("GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(lastFrame(silent.getInputStream())).contains("Pong timeout");
        }
    }

    /** Reads over answer and pings until the frame that closes. */
    private static String lastFrame(InputStream in) throws IOException {
        int seen = in.read();
        while (seen != CLOSE_FRAME) {
            assertThat(seen).as("the venue hangs up without a word").isNotEqualTo(-1);
            seen = in.read();
        }
        return new String(in.readNBytes(in.read()), StandardCharsets.ISO_8859_1);
    }
}
