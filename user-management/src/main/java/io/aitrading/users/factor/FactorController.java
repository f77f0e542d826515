package io.aitrading.users.factor;

import io.aitrading.users.UsersError;
import io.aitrading.users.account.User;
import io.aitrading.users.account.UserStore;
import io.aitrading.users.session.LogIn;
import io.aitrading.users.throttle.ClientAddress;
import io.aitrading.web.ApiException;
import io.aitrading.web.Caller;
import io.aitrading.web.StepUp;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Getting a second factor, and getting rid of it. */
@RestController
@RequestMapping("/api/v1/users")
class FactorController {
    private static final int MAX_PASSWORD_UNITS = 512;

    record BeginRequest(@NotNull @Size(min = 1, max = MAX_PASSWORD_UNITS) String password) {
        @Override
        public String toString() {
            return "BeginRequest[...]";
        }
    }

    record ConfirmRequest(@NotNull @Size(min = 6, max = 6) String code) {
        @Override
        public String toString() {
            return "ConfirmRequest[...]";
        }
    }

    record RemoveRequest(
            @NotNull @Size(min = 1, max = MAX_PASSWORD_UNITS) String password,
            @NotNull @Size(min = 6, max = 32) String code) {
        @Override
        public String toString() {
            return "RemoveRequest[...]";
        }
    }

    record RecoveryCodes(List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "RecoveryCodes[...]";
        }
    }

    private final SecondFactor factor;
    private final UserStore users;
    private final LogIn logIn;
    private final ClientAddress addresses;
    private final StepUp stepUp;

    FactorController(SecondFactor factor, UserStore users, LogIn logIn, ClientAddress addresses, StepUp stepUp) {
        this.stepUp = stepUp;
        this.factor = factor;
        this.users = users;
        this.logIn = logIn;
        this.addresses = addresses;
    }

    @GetMapping("/me/second-factor")
    @PreAuthorize("isAuthenticated() and !hasRole('SERVICE')")
    SecondFactor.Status status(Caller caller) {
        return factor.status(caller.userId());
    }

    /** The password again, so that a stolen token cannot lock its owner out. */
    @PostMapping("/me/second-factor")
    @PreAuthorize("isAuthenticated() and !hasRole('SERVICE')")
    @ResponseStatus(HttpStatus.CREATED)
    SecondFactor.Enrolment begin(@Valid @RequestBody BeginRequest request, Caller caller, HttpServletRequest http) {
        User user = known(caller);
        return factor.begin(logIn.confirm(user, request.password(), addresses.of(http)));
    }

    @PostMapping("/me/second-factor/confirm")
    @PreAuthorize("isAuthenticated() and !hasRole('SERVICE')")
    RecoveryCodes confirm(@Valid @RequestBody ConfirmRequest request, Caller caller, HttpServletRequest http) {
        return new RecoveryCodes(factor.confirm(known(caller), request.code(), addresses.of(http)));
    }

    @PostMapping("/me/second-factor/remove")
    @PreAuthorize("isAuthenticated() and !hasRole('SERVICE')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@Valid @RequestBody RemoveRequest request, Caller caller, HttpServletRequest http) {
        String source = addresses.of(http);
        User user = known(caller);
        logIn.confirm(user, request.password(), request.code(), source);
        factor.remove(user.id(), source, "by its user");
    }

    /** For who lost the app and the recovery codes. */
    @DeleteMapping("/{id}/second-factor")
    @PreAuthorize("hasRole('ADMIN')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@PathVariable UUID id, Caller caller, HttpServletRequest http) {
        stepUp.require(caller);
        if (id.equals(caller.userId())) {
            throw new ApiException(UsersError.SECOND_PERSON_REQUIRED, "Remove your own with your password and a code");
        }
        User user = users.byId(id).orElseThrow(() -> ApiException.notFound("user"));
        factor.remove(user.id(), addresses.of(http), "by " + caller.subject());
    }

    private User known(Caller caller) {
        return users.byId(caller.userId()).orElseThrow(() -> ApiException.notFound("user"));
    }
}
