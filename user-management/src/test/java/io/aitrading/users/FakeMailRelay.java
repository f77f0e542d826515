package io.aitrading.users;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that takes mails one after the other, or says that it cannot. */
final class FakeMailRelay implements AutoCloseable {
    /** What came in. */
    record Mail(String to, String subject, String text) {}

    private final ServerSocket socket;
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final AtomicInteger busy = new AtomicInteger();

    FakeMailRelay() {
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    List<Mail> mails() {
        return mails;
    }

    /** The next mails are refused for now. */
    void busyFor(int count) {
        busy.set(count);
    }

    int stillBusyFor() {
        return busy.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // The client went, or the test is over.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        say(client, "220 relay");
        String to = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("EHLO")) {
                say(client, "250-relay greets");
                say(client, "250 SIZE 100000");
            } else if (line.startsWith("MAIL FROM:") && busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                say(client, "451 busy, come again");
                return;
            } else if (line.startsWith("RCPT TO:")) {
                to = line.substring("RCPT TO:<".length(), line.length() - 1);
                say(client, "250 ok");
            } else if (line.equals("DATA")) {
                say(client, "354 go on");
                mails.add(mail(to, in));
                say(client, "250 taken");
            } else if (line.equals("QUIT")) {
                return;
            } else {
                say(client, "250 ok");
            }
        }
    }

    private static Mail mail(String to, BufferedReader in) throws IOException {
        String subject = "";
        StringBuilder body = new StringBuilder();
        boolean inBody = false;
        for (String line = in.readLine(); !line.equals("."); line = in.readLine()) {
            if (line.startsWith("Subject: ")) {
                subject = line.substring("Subject: ".length());
            }
            if (inBody) {
                body.append(line);
            }
            inBody |= line.isEmpty();
        }
        return new Mail(to, subject, new String(Base64.getDecoder().decode(body.toString()), StandardCharsets.UTF_8));
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
