package io.aitrading.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

class VerifiedTokensTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final InstantSource clock = now::get;
    private final VerifiedTokens tokens = new VerifiedTokens(clock);

    @Test
    void theSameTokenIsFoundAndAnotherIsNot() {
        tokens.remember("a.b.c", TokenKind.USER, jwt("a.b.c"));
        assertThat(tokens.find("a.b.c"))
                .hasValueSatisfying(
                        found -> assertThat(found.token().getTokenValue()).isEqualTo("a.b.c"));
        assertThat(tokens.find("a.b.d")).isEmpty();
    }

    @Test
    void aVerificationIsForgottenSoonAndWhenTheClockIsSetBack() {
        tokens.remember("a.b.c", TokenKind.USER, jwt("a.b.c"));
        now.set(START.plus(VerifiedTokens.KEPT_FOR));
        assertThat(tokens.find("a.b.c")).isPresent();
        now.set(START.plus(VerifiedTokens.KEPT_FOR).plusMillis(1));
        assertThat(tokens.find("a.b.c")).isEmpty();

        tokens.remember("a.b.c", TokenKind.USER, jwt("a.b.c"));
        now.set(START);
        assertThat(tokens.find("a.b.c")).isEmpty();
    }

    @Test
    void noMoreThanABoundedNumberIsKeptWhateverComes() {
        for (int i = 0; i < 3 * VerifiedTokens.MOST + 10; i++) {
            tokens.remember("token" + i, TokenKind.USER, jwt("token" + i));
        }
        long kept = IntStream.range(0, 3 * VerifiedTokens.MOST + 10)
                .filter(i -> tokens.find("token" + i).isPresent())
                .count();
        assertThat(kept).isBetween(1L, (long) VerifiedTokens.MOST);
        assertThat(tokens.find("token" + (3 * VerifiedTokens.MOST + 9))).isPresent();
    }

    private static Jwt jwt(String value) {
        return Jwt.withTokenValue(value).header("alg", "ES256").subject("s").build();
    }
}
