package io.aitrading.users.session;

import io.aitrading.data.Transactions;
import io.aitrading.users.account.User;
import io.aitrading.users.account.UserStore;
import io.aitrading.users.audit.AuthAudit;
import io.aitrading.users.audit.AuthEvent;
import io.aitrading.users.throttle.ClientAddress;
import io.aitrading.web.ApiException;
import io.aitrading.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Coming, staying and going. */
@RestController
class AuthController {
    private final Registration registration;
    private final LogIn logIn;
    private final PasswordChange passwordChange;
    private final Sessions sessions;
    private final UserStore users;
    private final Transactions transactions;
    private final AuthAudit audit;
    private final ClientAddress addresses;

    AuthController(
            Registration registration,
            LogIn logIn,
            PasswordChange passwordChange,
            Sessions sessions,
            UserStore users,
            Transactions transactions,
            AuthAudit audit,
            ClientAddress addresses) {
        this.registration = registration;
        this.logIn = logIn;
        this.passwordChange = passwordChange;
        this.sessions = sessions;
        this.users = users;
        this.transactions = transactions;
        this.audit = audit;
        this.addresses = addresses;
    }

    /** Registers and logs in at once. */
    @PostMapping("/api/v1/auth/register")
    @PreAuthorize("permitAll()")
    @ResponseStatus(HttpStatus.CREATED)
    Grant register(@Valid @RequestBody AuthRequests.Register request) {
        return sessions.open(registration.register(request.username(), request.email(), request.password()));
    }

    @PostMapping("/api/v1/auth/login")
    @PreAuthorize("permitAll()")
    Grant logIn(@Valid @RequestBody AuthRequests.Login request, HttpServletRequest http) {
        return logIn.logIn(request.username(), request.password(), request.code(), addresses.of(http));
    }

    @PostMapping("/api/v1/auth/refresh")
    @PreAuthorize("permitAll()")
    Grant refresh(@Valid @RequestBody AuthRequests.RefreshToken request) {
        return sessions.refresh(request.refreshToken());
    }

    /** The password again, and a code where there is a second factor: what dangerous actions ask for. */
    @PostMapping("/api/v1/auth/step-up")
    @PreAuthorize("isAuthenticated() and !hasRole('SERVICE')")
    Sessions.StepUpGrant stepUp(
            @Valid @RequestBody AuthRequests.StepUp request,
            Caller caller,
            JwtAuthenticationToken token,
            HttpServletRequest http) {
        User user = users.byId(caller.userId()).orElseThrow(() -> ApiException.notFound("user"));
        logIn.confirm(user, request.password(), request.code(), addresses.of(http));
        return sessions.stepUp(user, UUID.fromString(token.getToken().getClaimAsString("sid")));
    }

    @PostMapping("/api/v1/auth/logout")
    @PreAuthorize("permitAll()")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logOut(@Valid @RequestBody AuthRequests.RefreshToken request) {
        sessions.close(request.refreshToken());
    }

    @PostMapping("/api/v1/auth/logout-all")
    @PreAuthorize("isAuthenticated() and !hasRole('SERVICE')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logOutEverywhere(Caller caller) {
        transactions.run(() -> {
            int ended = sessions.endAllOf(caller.userId(), "logged out everywhere");
            audit.record(AuthEvent.LOGGED_OUT_EVERYWHERE, caller.userId(), ended + " sessions");
        });
    }

    @PutMapping("/api/v1/users/me/password")
    @PreAuthorize("isAuthenticated() and !hasRole('SERVICE')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(
            @Valid @RequestBody AuthRequests.PasswordChange request, Caller caller, HttpServletRequest http) {
        passwordChange.change(
                users.byId(caller.userId()).orElseThrow(() -> ApiException.notFound("user")),
                request.currentPassword(),
                request.newPassword(),
                addresses.of(http));
    }
}
