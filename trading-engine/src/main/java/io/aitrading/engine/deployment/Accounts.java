package io.aitrading.engine.deployment;

import io.aitrading.domain.PlatformService;
import io.aitrading.domain.api.AccountView;
import io.aitrading.web.ApiException;
import io.aitrading.web.Caller;
import io.aitrading.web.CommonError;
import io.aitrading.web.ServiceCallException;
import io.aitrading.web.ServiceClient;
import io.aitrading.web.ServiceUnavailableException;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Whose an account is: order-management knows. */
@Component
public class Accounts {
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(3);

    private final RestClient orders;

    Accounts(ServiceClient services) {
        this.orders = services.toRetrying(PlatformService.ORDER_MANAGEMENT, LONGEST_ANSWER);
    }

    /** The owner of an account that the caller may trade on; another one's is as good as none. */
    public UUID owner(Caller caller, UUID accountId) {
        UUID owner = owner(accountId);
        if (!caller.isService() && !caller.has("ADMIN") && !owner.equals(caller.userId())) {
            throw none();
        }
        return owner;
    }

    public UUID owner(UUID accountId) {
        try {
            AccountView account = orders.get()
                    .uri("/api/v1/accounts/{id}", accountId)
                    .retrieve()
                    .body(AccountView.class);
            return Objects.requireNonNull(account).userId();
        } catch (ServiceCallException e) {
            throw e.status() == 404 ? none() : unavailable(e);
        } catch (ServiceUnavailableException e) {
            throw unavailable(e);
        }
    }

    private static ApiException none() {
        return ApiException.notFound("account").field("accountId", "EXISTS", "is not an account of yours");
    }

    private static ApiException unavailable(RuntimeException cause) {
        return new ApiException(
                        CommonError.DEPENDENCY_UNAVAILABLE, "order-management cannot say whose the account is", cause)
                .retryAfter(Duration.ofSeconds(2));
    }
}
