package io.aitrading.users.session;

import io.aitrading.users.UsersError;
import io.aitrading.users.account.User;
import io.aitrading.users.account.UserStore;
import io.aitrading.users.audit.AuthAudit;
import io.aitrading.users.audit.AuthEvent;
import io.aitrading.users.factor.SecondFactor;
import io.aitrading.users.password.PasswordHasher;
import io.aitrading.users.throttle.LoginThrottle;
import io.aitrading.web.ApiException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks a name and a password. Who does not exist and who mistyped get the same answer after the same work. */
@Component
public class LogIn {
    private final UserStore users;
    private final PasswordHasher hasher;
    private final LoginThrottle throttle;
    private final SecondFactor secondFactor;
    private final Sessions sessions;
    private final AuthAudit audit;

    LogIn(
            UserStore users,
            PasswordHasher hasher,
            LoginThrottle throttle,
            SecondFactor secondFactor,
            Sessions sessions,
            AuthAudit audit) {
        this.secondFactor = secondFactor;
        this.users = users;
        this.hasher = hasher;
        this.throttle = throttle;
        this.sessions = sessions;
        this.audit = audit;
    }

    Grant logIn(String username, String password, @Nullable String code, String source) {
        requirePatience(username, source);
        Optional<User> user = users.byUsername(username);
        boolean proven = hasher.matches(password, user.map(User::passwordHash));
        if (user.isEmpty() || !proven) {
            audit.record(AuthEvent.LOGIN_FAILED, user.map(User::id).orElse(null), source, null);
            throw new ApiException(UsersError.INVALID_CREDENTIALS, "User name or password is wrong");
        }
        User known = user.get();
        if (known.isDisabled()) {
            audit.record(AuthEvent.LOGIN_FAILED, known.id(), source, "disabled");
            throw new ApiException(UsersError.ACCOUNT_DISABLED, "An administrator disabled this account");
        }
        // Before the attempt is forgiven: whoever knows the password must not be free to guess codes.
        secondFactor.require(known, code, source);
        throttle.succeeded(username, source);
        if (hasher.isOutdated(known.passwordHash())) {
            users.rehash(known.id(), known.passwordHash(), hasher.hash(password));
        }
        Grant grant = sessions.open(known);
        audit.record(AuthEvent.LOGGED_IN, known.id(), source, null);
        return grant;
    }

    /** Checks the password of someone who is logged in already, with the same delays. */
    public User confirm(User user, String password, String source) {
        requirePassword(user, password, source);
        throttle.succeeded(user.username(), source);
        return user;
    }

    /** The same, and a code of the second factor if there is one. */
    public User confirm(User user, String password, @Nullable String code, String source) {
        requirePassword(user, password, source);
        secondFactor.require(user, code, source);
        throttle.succeeded(user.username(), source);
        return user;
    }

    private void requirePassword(User user, String password, String source) {
        requirePatience(user.username(), source);
        if (!hasher.matches(password, Optional.of(user.passwordHash()))) {
            audit.record(AuthEvent.PASSWORD_CHANGE_FAILED, user.id(), source, null);
            throw new ApiException(UsersError.INVALID_CREDENTIALS, "The current password is wrong");
        }
    }

    private void requirePatience(String username, String source) {
        Optional<Duration> wait = throttle.admit(username, source);
        if (wait.isPresent()) {
            audit.record(AuthEvent.LOGIN_DELAYED, null, source, null);
            throw new ApiException(UsersError.TOO_MANY_ATTEMPTS, "Too many failed attempts: wait, then try again")
                    .retryAfter(wait.get());
        }
    }
}
