package io.aitrading.users.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private final PasswordRules rules = new PasswordRules();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short1!", "password", "Password1", "P@ssw0rd123!", "12345678", "87654321", "qwertyuiop", "aaaaaaaa",
                "abababab", "iloveyou2", "Summer2026!", "dragon99", "letmein!!", "annie-b-1", "zaq12wsx", "abcdefgh",
                "MONKEY123", "trustno123", "h3lloworld"
            })
    void refusesWhatIsGuessedFirst(String password) {
        assertThat(rules.weakness(password, "annie-b")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "tR4!kz9pQ",
                "vier Elefanten im Garten",
                "пароль-моей-бабушки",
                "mokdze-ulbrit"
            })
    void takesWhatIsHardToGuess(String password) {
        assertThat(rules.weakness(password, "annie-b")).isEmpty();
    }

    @Test
    void countsCharactersNotBytes() {
        assertThat(rules.weakness("🦊🐻🐼🐨🐯🦁🐮", "annie-b")).isPresent();
        assertThat(rules.weakness("🦊🐻🐼🐨🐯🦁🐮🐷", "annie-b")).isEmpty();
        assertThat(rules.weakness("x1".repeat(3) + "Zb9 ".repeat(31), "annie-b"))
                .isPresent();
    }

    @Test
    void hashesTellPasswordsApartThatDifferOnlyLate() {
        PasswordHasher hasher = new PasswordHasher(new SimpleMeterRegistry());
        String base = "a long password of more than seventy-two characters, as bcrypt would cut it: ";
        String hash = hasher.hash(base + "x");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hasher.matches(base + "x", Optional.of(hash))).isTrue();
        assertThat(hasher.matches(base + "y", Optional.of(hash))).isFalse();
        assertThat(hasher.matches("the password of nobody", Optional.empty())).isFalse();
        assertThat(hasher.isOutdated(hash)).isFalse();
        assertThat(hasher.isOutdated("$argon2id$v=19$m=4096,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaA"))
                .isTrue();
    }

    @Test
    void theSamePasswordFromTwoKeyboardsIsOne() {
        PasswordHasher hasher = new PasswordHasher(new SimpleMeterRegistry());

        assertThat(hasher.matches("cafe\u0301 au lait", Optional.of(hasher.hash("caf\u00e9 au lait"))))
                .isTrue();
    }
}
