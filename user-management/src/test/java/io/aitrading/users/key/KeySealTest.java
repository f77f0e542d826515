package io.aitrading.users.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class KeySealTest {
    private static final byte[] PLAIN = "a private key".getBytes(StandardCharsets.UTF_8);

    private final KeySeal seal = new KeySeal("one secret of the platform", KeySeal.SIGNING_KEYS, new SecureRandom());

    @Test
    void opensWhatItSealed() {
        String sealed = seal.seal("k1", PLAIN);

        assertThat(seal.open("k1", sealed)).hasValue(PLAIN);
        assertThat(new String(Base64.getDecoder().decode(sealed), StandardCharsets.ISO_8859_1))
                .doesNotContain("private");
        assertThat(seal.seal("k1", PLAIN)).isNotEqualTo(sealed);
    }

    @Test
    void refusesAnotherRowsKeyAnotherSecretAndAChange() {
        String sealed = seal.seal("k1", PLAIN);
        byte[] changed = Base64.getDecoder().decode(sealed);
        changed[changed.length - 1] ^= 1;

        assertThat(seal.open("k2", sealed)).isEmpty();
        assertThat(new KeySeal("another secret", KeySeal.SIGNING_KEYS, new SecureRandom()).open("k1", sealed))
                .isEmpty();
        assertThat(seal.open("k1", Base64.getEncoder().encodeToString(changed))).isEmpty();
    }

    @Test
    void whatIsSealedForOnePurposeDoesNotOpenForAnother() {
        String sealed = seal.seal("k1", new byte[] {1, 2, 3});

        assertThat(new KeySeal("one secret of the platform", "something else", new SecureRandom()).open("k1", sealed))
                .isEmpty();
    }
}
