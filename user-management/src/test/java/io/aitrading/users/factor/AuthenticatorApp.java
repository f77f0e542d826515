package io.aitrading.users.factor;

import java.io.ByteArrayOutputStream;
import java.time.Instant;

/** What a person has on the phone. */
public final class AuthenticatorApp {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] secret;

    public AuthenticatorApp(String base32) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int held = 0;
        for (char digit : base32.toCharArray()) {
            buffer = (buffer << 5) | ALPHABET.indexOf(digit);
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes.write(buffer >> held);
                buffer &= (1 << held) - 1;
            }
        }
        secret = bytes.toByteArray();
    }

    public String codeAt(Instant time) {
        return TimeCode.code(secret, TimeCode.stepAt(time), 6);
    }

    byte[] secret() {
        return secret.clone();
    }
}
