package io.aitrading.venue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** A WebSocket server of the least that tests need: it can talk, fall silent, and hang up without a word. */
final class TinyWebSocketServer implements AutoCloseable {

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final ServerSocket server;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private volatile boolean answersPings = true;

    TinyWebSocketServer() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/ws-api/v3");
    }

    int connectionCount() {
        return connections.size();
    }

    void fallSilent() {
        answersPings = false;
    }

    void speakAgain() {
        answersPings = true;
    }

    /** To the newest connection, in frames of the given size. */
    void send(String text, int frameBytes) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        OutputStream out = connections.getLast().getOutputStream();
        for (int from = 0; from < bytes.length; from += frameBytes) {
            int length = Math.min(frameBytes, bytes.length - from);
            boolean last = from + length == bytes.length;
            frame(out, (last ? 0x80 : 0) | (from == 0 ? 1 : 0), bytes, from, length);
        }
        out.flush();
    }

    void hangUp() throws IOException {
        connections.getLast().close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            String key = handshakeKey(in);
            socket.getOutputStream()
                    .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                    + "Sec-WebSocket-Accept: " + accepted(key) + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            connections.add(socket);
            while (true) {
                read(socket, in);
            }
        } catch (IOException e) {
            // The connection has ended, as tests want it to.
        }
    }

    private void read(Socket socket, DataInputStream in) throws IOException {
        int opcode = in.readUnsignedByte() & 0x0F;
        int length = in.readUnsignedByte() & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        if (opcode == 1) {
            received.add(new String(payload, StandardCharsets.UTF_8));
        } else if (opcode == 9 && answersPings) {
            frame(socket.getOutputStream(), 0x8A, payload, 0, payload.length);
        } else if (opcode == 8) {
            socket.close();
        }
    }

    private static void frame(OutputStream out, int first, byte[] bytes, int from, int length) throws IOException {
        out.write(first);
        if (length < 126) {
            out.write(length);
        } else {
            out.write(126);
            out.write(length >> 8);
            out.write(length & 0xFF);
        }
        out.write(bytes, from, length);
    }

    private static String handshakeKey(DataInputStream in) throws IOException {
        StringBuilder request = new StringBuilder();
        while (!request.toString().endsWith("\r\n\r\n")) {
            request.append((char) in.readUnsignedByte());
        }
        return request.toString()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElseThrow();
    }

    private static String accepted(String key) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1")
                            .digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : connections) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
