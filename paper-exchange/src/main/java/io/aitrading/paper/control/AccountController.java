package io.aitrading.paper.control;

import io.aitrading.paper.control.AccountRequests.AccountKeys;
import io.aitrading.paper.control.AccountRequests.AccountSummary;
import io.aitrading.paper.control.AccountRequests.DepositAnswer;
import io.aitrading.paper.control.AccountRequests.KeyAnswer;
import io.aitrading.paper.control.AccountRequests.NewAccount;
import io.aitrading.paper.control.AccountRequests.NewDeposit;
import io.aitrading.paper.control.AccountRequests.NewKey;
import io.aitrading.web.Caller;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Accounts of the venue: services open them for others, users for themselves. */
@RestController
@RequestMapping("/control/v1/accounts")
class AccountController {
    private final AccountRegistry registry;

    AccountController(AccountRegistry registry) {
        this.registry = registry;
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('SERVICE', 'ADMIN', 'TRADER')")
    AccountKeys create(@Valid @RequestBody NewAccount wanted, Caller caller) {
        return registry.create(wanted, caller);
    }

    @GetMapping("/{accountId}")
    @PreAuthorize("hasAnyRole('SERVICE', 'ADMIN', 'TRADER')")
    AccountSummary summary(@PathVariable UUID accountId, Caller caller) {
        return registry.summary(accountId, caller);
    }

    @PostMapping("/{accountId}/deposits")
    @PreAuthorize("hasAnyRole('SERVICE', 'ADMIN', 'TRADER')")
    DepositAnswer deposit(@PathVariable UUID accountId, @Valid @RequestBody NewDeposit wanted, Caller caller) {
        return registry.deposit(accountId, wanted, caller);
    }

    @PostMapping("/{accountId}/keys")
    @PreAuthorize("hasAnyRole('SERVICE', 'ADMIN', 'TRADER')")
    KeyAnswer addKey(@PathVariable UUID accountId, @Valid @RequestBody NewKey wanted, Caller caller) {
        return registry.addKey(accountId, wanted, caller);
    }
}
