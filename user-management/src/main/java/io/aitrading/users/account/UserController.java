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
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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

    private final UserStore users;
    private final Sessions sessions;
    private final Transactions transactions;
    private final AuthAudit audit;

    UserController(UserStore users, Sessions sessions, Transactions transactions, AuthAudit audit) {
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

    /** Sessions end, so that no old token goes on with the old roles for longer than an access token lives. */
    @PutMapping("/{id}/roles")
    @PreAuthorize("hasRole('ADMIN')")
    UserView changeRoles(@PathVariable UUID id, @Valid @RequestBody RolesRequest request, Caller caller) {
        return transactions.inTransaction(() -> {
            List<UUID> admins = users.lockAdmins();
            User user = users.byId(id).orElseThrow(() -> ApiException.notFound("user"));
            if (admins.equals(List.of(id)) && !request.roles().contains(Role.ADMIN)) {
                throw new ApiException(UsersError.LAST_ADMIN, user.username() + " is the only ADMIN");
            }
            if (!user.roles().equals(request.roles())) {
                users.changeRoles(id, request.roles());
                sessions.endAllOf(id, "roles changed");
                audit.record(AuthEvent.ROLES_CHANGED, id, "by " + caller.subject() + " to " + request.roles());
            }
            return users.byId(id).map(UserView::of).orElseThrow(() -> ApiException.notFound("user"));
        });
    }
}
