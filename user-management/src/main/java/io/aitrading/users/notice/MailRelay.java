package io.aitrading.users.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Hands one plain-text mail to a relay (RFC 5321, RFC 5322): one connection, one mail, every answer checked. */
@Component
class MailRelay {
    /** One address and nothing that could end a line or a command: what a user typed goes no further otherwise. */
    private static final Pattern ADDRESS = Pattern.compile("[!-~&&[^<>,;:\\\\\"()\\[\\]]]{1,64}@[A-Za-z0-9.-]{1,253}");

    private static final int MAX_ANSWER_LINES = 50;
    private static final String LINE_END = "\r\n";

    private final MailSettings settings;

    MailRelay(MailSettings settings) {
        this.settings = settings;
    }

    /** The relay refused the mail, or the conversation broke off. */
    static final class MailException extends Exception {
        private final boolean permanent;

        MailException(String message, boolean permanent) {
            super(message);
            this.permanent = permanent;
        }

        /** Whether trying again is useless. */
        boolean isPermanent() {
            return permanent;
        }
    }

    /** @param id makes the mail recognisable, should it arrive twice */
    void send(UUID id, String to, String subject, String text, Instant at) throws MailException {
        if (!ADDRESS.matcher(to).matches()) {
            throw new MailException("the address cannot be written in a mail", true);
        }
        try (Socket socket = new Socket()) {
            int millis = Math.toIntExact(settings.timeout().toMillis());
            socket.connect(new InetSocketAddress(settings.host(), settings.port()), millis);
            socket.setSoTimeout(millis);
            converse(socket, to, message(id, to, subject, text, at));
        } catch (IOException e) {
            throw new MailException("the mail relay does not answer: " + e.getMessage(), false);
        }
    }

    private void converse(Socket socket, String to, String message) throws IOException, MailException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = socket.getOutputStream();
        expect(in, 220);
        say(in, out, "EHLO ai-trading", 250);
        say(in, out, "MAIL FROM:<" + settings.from() + ">", 250);
        say(in, out, "RCPT TO:<" + to + ">", 250);
        say(in, out, "DATA", 354);
        say(in, out, message + LINE_END + ".", 250);
        out.write(("QUIT" + LINE_END).getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void say(BufferedReader in, OutputStream out, String line, int expected)
            throws IOException, MailException {
        out.write((line + LINE_END).getBytes(StandardCharsets.US_ASCII));
        out.flush();
        expect(in, expected);
    }

    /** An answer may have several lines, all but the last with a dash after the code. */
    private static void expect(BufferedReader in, int expected) throws IOException, MailException {
        for (int i = 0; i < MAX_ANSWER_LINES; i++) {
            String line = in.readLine();
            if (line == null || !line.matches("\\d{3}([ -].*)?")) {
                throw new MailException("the mail relay gave no SMTP answer", false);
            }
            if (line.length() == 3 || line.charAt(3) == ' ') {
                int code = Integer.parseInt(line.substring(0, 3));
                if (code != expected) {
                    throw new MailException("the mail relay refused: " + line, code / 100 == 5);
                }
                return;
            }
        }
        throw new MailException("the mail relay does not end its answer", false);
    }

    /** The text as base64: any letters, no line too long, none that begins with a dot. */
    private String message(UUID id, String to, String subject, String text, Instant at) {
        String body = Base64.getMimeEncoder(76, LINE_END.getBytes(StandardCharsets.US_ASCII))
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return String.join(
                LINE_END,
                "From: <" + settings.from() + ">",
                "To: <" + to + ">",
                "Subject: " + subject,
                "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC)),
                "Message-ID: <" + id + "@ai-trading>",
                "Auto-Submitted: auto-generated",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: base64",
                "",
                body);
    }
}
