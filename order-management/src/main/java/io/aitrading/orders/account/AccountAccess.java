package io.aitrading.orders.account;

import io.aitrading.web.ApiException;
import io.aitrading.web.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may touch an account: its owner and services. For everybody else it does not exist. */
@Component
public class AccountAccess {

    private final AccountStore store;

    AccountAccess(AccountStore store) {
        this.store = store;
    }

    public Account require(Caller caller, UUID accountId) {
        return store.find(accountId)
                .filter(account -> mayTouch(caller, account.userId()))
                .orElseThrow(() -> ApiException.notFound("account"));
    }

    /** As {@link #require} for an account that a list is narrowed to; null is none. */
    public void requireNamed(Caller caller, @Nullable UUID accountId) {
        if (accountId != null) {
            require(caller, accountId);
        }
    }

    public static boolean mayTouch(Caller caller, UUID ownerId) {
        return caller.isService() || caller.userId().equals(ownerId);
    }
}
