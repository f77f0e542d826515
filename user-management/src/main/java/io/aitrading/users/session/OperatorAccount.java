package io.aitrading.users.session;

import io.aitrading.data.Transactions;
import io.aitrading.domain.id.WellKnownIds;
import io.aitrading.users.account.Role;
import io.aitrading.users.account.User;
import io.aitrading.users.account.UserStore;
import io.aitrading.users.audit.AuthAudit;
import io.aitrading.users.audit.AuthEvent;
import io.aitrading.users.password.PasswordHasher;
import io.aitrading.users.password.PasswordRules;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The first user, made once from OPERATOR_PASSWORD before the first request is taken. Later changes of that variable change
 * nothing: the operator's password is changed like everybody's.
 */
@Component
class OperatorAccount implements InitializingBean {
    private static final Logger log = LoggerFactory.getLogger(OperatorAccount.class);
    private static final String NAME = "operator";

    private final UserStore users;
    private final PasswordRules rules;
    private final PasswordHasher hasher;
    private final Transactions transactions;
    private final AuthAudit audit;
    private final InstantSource clock;
    private final Environment environment;

    OperatorAccount(
            UserStore users,
            PasswordRules rules,
            PasswordHasher hasher,
            Transactions transactions,
            AuthAudit audit,
            InstantSource clock,
            Environment environment) {
        this.users = users;
        this.rules = rules;
        this.hasher = hasher;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    public void afterPropertiesSet() {
        if (users.byId(WellKnownIds.OPERATOR_USER).isPresent()) {
            return;
        }
        String password = environment.getProperty("OPERATOR_PASSWORD", "");
        if (password.isBlank()) {
            log.warn("OPERATOR_PASSWORD is not set: there is no operator yet");
            return;
        }
        requireStrong(password);
        User operator = User.created(
                WellKnownIds.OPERATOR_USER,
                NAME,
                "operator@localhost",
                hasher.hash(password),
                Role.all(),
                clock.instant());
        transactions.run(() -> {
            // Another instance that starts at the same time may be first.
            if (users.insert(operator)) {
                audit.record(AuthEvent.REGISTERED, operator.id(), "operator, at first start");
            }
        });
    }

    private void requireStrong(String password) {
        Optional<String> weakness = rules.weakness(password, NAME);
        if (weakness.isEmpty()) {
            return;
        }
        if (environment.getProperty("APP_ENV", "dev").equals("prod")) {
            throw new IllegalStateException("OPERATOR_PASSWORD " + weakness.get());
        }
        log.warn("OPERATOR_PASSWORD is weak, it {}: fine for a trial, not for money", weakness.get());
    }
}
