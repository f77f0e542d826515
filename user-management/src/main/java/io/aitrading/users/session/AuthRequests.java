package io.aitrading.users.session;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Bodies of the authentication calls. None prints what it holds. */
final class AuthRequests {
    static final String USERNAME = "[A-Za-z0-9][A-Za-z0-9._-]{2,31}";

    private static final int MAX_PASSWORD_UNITS = 512;
    private static final int MAX_TOKEN = 200;

    private AuthRequests() {}

    record Register(
            @NotNull
                    @Pattern(
                            regexp = USERNAME,
                            message =
                                    "must be 3 to 32 letters, digits, dots, dashes or underscores, and begin with a letter or digit")
                    String username,
            @NotBlank @Email @Size(max = 254) String email,
            @NotNull @Size(max = MAX_PASSWORD_UNITS) String password) {
        @Override
        public String toString() {
            return "Register[" + username + "]";
        }
    }

    record Login(
            @NotBlank @Size(max = 64) String username,
            @NotNull @Size(min = 1, max = MAX_PASSWORD_UNITS) String password,
            @Nullable @Size(min = 6, max = 32) String code) {
        @Override
        public String toString() {
            return "Login[" + username + "]";
        }
    }

    record StepUp(
            @NotNull @Size(min = 1, max = MAX_PASSWORD_UNITS) String password,
            @Nullable @Size(min = 6, max = 32) String code) {
        @Override
        public String toString() {
            return "StepUp[...]";
        }
    }

    record RefreshToken(@NotBlank @Size(max = MAX_TOKEN) String refreshToken) {
        @Override
        public String toString() {
            return "RefreshToken[...]";
        }
    }

    record PasswordChange(
            @NotNull @Size(min = 1, max = MAX_PASSWORD_UNITS) String currentPassword,
            @NotNull @Size(max = MAX_PASSWORD_UNITS) String newPassword) {
        @Override
        public String toString() {
            return "PasswordChange[...]";
        }
    }
}
