package io.aitrading.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

class CausesTest {
    @Test
    void namesTheRootCauseOnOneLine() {
        assertThat(Causes.text(new IOException("outer", new ConnectException("refused\n  by peer"))))
                .isEqualTo("ConnectException: refused by peer");
    }

    @Test
    void callsARefusedConnectionByItsName() {
        Exception refused = new ConnectException();
        refused.initCause(new ClosedChannelException());
        assertThat(Causes.text(new IOException(refused))).isEqualTo("ConnectException");
    }

    @Test
    void shortensLongMessages() {
        assertThat(Causes.text(new IOException("x".repeat(1000)))).hasSize(200).endsWith("...");
    }

    @Test
    void survivesCausesThatGoRoundInCircles() {
        IOException one = new IOException("one");
        IOException two = new IOException("two", one);
        one.initCause(two);
        assertThat(Causes.text(one)).startsWith("IOException");
    }
}
