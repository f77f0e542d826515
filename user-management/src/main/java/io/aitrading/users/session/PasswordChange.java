package io.aitrading.users.session;

import io.aitrading.data.Transactions;
import io.aitrading.users.account.User;
import io.aitrading.users.account.UserStore;
import io.aitrading.users.audit.AuthAudit;
import io.aitrading.users.audit.AuthEvent;
import io.aitrading.users.notice.Notifications;
import io.aitrading.users.password.PasswordHasher;
import io.aitrading.users.password.PasswordRules;
import io.aitrading.web.ApiException;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** A new password ends every session, since one of them may be why it is changed. */
@Component
class PasswordChange {
    private final UserStore users;
    private final LogIn logIn;
    private final PasswordRules rules;
    private final PasswordHasher hasher;
    private final Sessions sessions;
    private final Transactions transactions;
    private final AuthAudit audit;
    private final InstantSource clock;
    private final Notifications notifications;

    PasswordChange(
            UserStore users,
            LogIn logIn,
            PasswordRules rules,
            PasswordHasher hasher,
            Sessions sessions,
            Transactions transactions,
            AuthAudit audit,
            InstantSource clock,
            Notifications notifications) {
        this.notifications = notifications;
        this.users = users;
        this.logIn = logIn;
        this.rules = rules;
        this.hasher = hasher;
        this.sessions = sessions;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    void change(User user, String current, String wanted, String source) {
        logIn.confirm(user, current, source);
        rules.check("newPassword", wanted, user.username());
        if (wanted.equals(current)) {
            throw ApiException.invalid("newPassword", "SAME", "must differ from the current password");
        }
        String hash = hasher.hash(wanted);
        transactions.run(() -> {
            users.changePassword(user.id(), hash, clock.instant());
            int ended = sessions.endAllOf(user.id(), "password changed");
            audit.record(AuthEvent.PASSWORD_CHANGED, user.id(), source, ended + " sessions ended");
            notifications.tell(user.id(), Notifications.Kind.PASSWORD_CHANGED);
        });
    }
}
