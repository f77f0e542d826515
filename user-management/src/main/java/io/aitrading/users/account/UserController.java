package io.aitrading.users.account;

import io.aitrading.data.Transactions;
import io.aitrading.domain.api.PageAnswer;
import io.aitrading.users.UsersError;
import io.aitrading.users.audit.AuthAudit;
import io.aitrading.users.audit.AuthEvent;
import io.aitrading.users.session.Sessions;
import io.aitrading.web.ApiException;
import io.aitrading.web.Caller;
import io.aitrading.web.PageRequestParams;
import io.aitrading.web.StepUp;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reading users, and giving them roles. */
@RestController
@RequestMapping("/api/v1/users")
class UserController {
    record RolesRequest(@NotEmpty @Size(max = 5) Set<@NotNull Role> roles) {}

    record StatusRequest(@NotNull Boolean disabled, @NotBlank @Size(max = 200) String reason) {}

    private final UserStore users;
    private final Sessions sessions;
    private final Transactions transactions;
    private final AuthAudit audit;
    private final InstantSource clock;
    private final StepUp stepUp;

    UserController(
            UserStore users,
            Sessions sessions,
            Transactions transactions,
            AuthAudit audit,
            InstantSource clock,
            StepUp stepUp) {
        this.stepUp = stepUp;
        this.clock = clock;
        this.users = users;
        this.sessions = sessions;
        this.transactions = transactions;
        this.audit = audit;
    }

    @GetMapping("/me")
    @PreAuthorize("isAuthenticated() and !hasRole('SERVICE')")
    UserView me(Caller caller) {
        return users.byId(caller.userId()).map(UserView::of).orElseThrow(() -> ApiException.notFound("user"));
    }

    @GetMapping
    @PreAuthorize("hasRole('ADMIN')")
    PageAnswer<UserView> list(PageRequestParams page) {
        List<UserView> found = users.after(page.cursorId(), page.limit() + 1).stream()
                .map(UserView::of)
                .toList();
        return page.page(found, user -> user.id().toString());
    }

    /** Sessions end, so that no old token goes on with the old roles. */
    @PutMapping("/{id}/roles")
    @PreAuthorize("hasRole('ADMIN')")
    UserView changeRoles(@PathVariable UUID id, @Valid @RequestBody RolesRequest request, Caller caller) {
        stepUp.require(caller);
        return transactions.inTransaction(() -> {
            User user = lockedForChange(id, request.roles().contains(Role.ADMIN));
            if (!user.roles().equals(request.roles())) {
                users.changeRoles(id, request.roles());
                sessions.endAllOf(id, "roles changed");
                audit.record(AuthEvent.ROLES_CHANGED, id, "by " + caller.subject() + " to " + request.roles());
            }
            return users.byId(id).map(UserView::of).orElseThrow(() -> ApiException.notFound("user"));
        });
    }

    /** Shuts somebody out at once, with every session and token, or lets them come in again. */
    @PutMapping("/{id}/status")
    @PreAuthorize("hasRole('ADMIN')")
    UserView changeStatus(@PathVariable UUID id, @Valid @RequestBody StatusRequest request, Caller caller) {
        stepUp.require(caller);
        return transactions.inTransaction(() -> {
            User user = lockedForChange(id, !request.disabled());
            if (user.isDisabled() != request.disabled()) {
                users.disable(id, request.disabled() ? clock.instant() : null);
                sessions.endAllOf(id, request.disabled() ? "disabled" : "enabled");
                audit.record(
                        request.disabled() ? AuthEvent.USER_DISABLED : AuthEvent.USER_ENABLED,
                        id,
                        "by " + caller.subject() + ": " + request.reason());
            }
            return users.byId(id).map(UserView::of).orElseThrow(() -> ApiException.notFound("user"));
        });
    }

    /** @param staysAdmin whether the change leaves an ADMIN what he is: somebody must be one */
    private User lockedForChange(UUID id, boolean staysAdmin) {
        List<UUID> admins = users.lockAdmins();
        User user = users.byId(id).orElseThrow(() -> ApiException.notFound("user"));
        if (!staysAdmin && admins.equals(List.of(id))) {
            throw new ApiException(UsersError.LAST_ADMIN, user.username() + " is the only ADMIN");
        }
        return user;
    }
}
