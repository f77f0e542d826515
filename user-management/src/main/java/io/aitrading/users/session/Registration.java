package io.aitrading.users.session;

import io.aitrading.data.Transactions;
import io.aitrading.domain.id.Ids;
import io.aitrading.users.UsersError;
import io.aitrading.users.account.Role;
import io.aitrading.users.account.User;
import io.aitrading.users.account.UserStore;
import io.aitrading.users.audit.AuthAudit;
import io.aitrading.users.audit.AuthEvent;
import io.aitrading.users.password.PasswordHasher;
import io.aitrading.users.password.PasswordRules;
import io.aitrading.web.ApiException;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Makes accounts. Who registers is a TRADER, whatever they ask for. */
@Component
class Registration {
    private final UserStore users;
    private final PasswordRules rules;
    private final PasswordHasher hasher;
    private final Transactions transactions;
    private final AuthAudit audit;
    private final InstantSource clock;
    private final Ids ids;

    Registration(
            UserStore users,
            PasswordRules rules,
            PasswordHasher hasher,
            Transactions transactions,
            AuthAudit audit,
            InstantSource clock,
            Ids ids) {
        this.users = users;
        this.rules = rules;
        this.hasher = hasher;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    User register(String username, String email, String password) {
        rules.check("password", password, username);
        User user =
                User.created(ids.next(), username, email, hasher.hash(password), Set.of(Role.TRADER), clock.instant());
        transactions.run(() -> {
            if (!users.insert(user)) {
                throw new ApiException(UsersError.ACCOUNT_EXISTS, "User name or e-mail address is taken");
            }
            audit.record(AuthEvent.REGISTERED, user.id(), null);
        });
        return user;
    }
}
