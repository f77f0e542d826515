package io.aitrading.portfolio.valuation;

import io.aitrading.portfolio.account.Account;
import io.aitrading.portfolio.account.Accounts;
import io.aitrading.web.Caller;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an account is worth. */
@RestController
@RequestMapping("/api/v1/portfolio")
@PreAuthorize("isAuthenticated()")
class PortfolioController {
    private final Accounts accounts;
    private final Valuation valuation;

    PortfolioController(Accounts accounts, Valuation valuation) {
        this.accounts = accounts;
        this.valuation = valuation;
    }

    @GetMapping("/accounts")
    List<Account> accounts(Caller caller) {
        return accounts.visible(caller);
    }

    @GetMapping("/positions")
    PositionsAnswer positions(@RequestParam UUID accountId, Caller caller) {
        accounts.visible(accountId, caller);
        return new PositionsAnswer(accountId, valuation.positions(accountId));
    }

    @GetMapping("/pnl")
    PnlView pnl(@RequestParam UUID accountId, Caller caller) {
        accounts.visible(accountId, caller);
        return valuation.pnl(accountId);
    }

    @GetMapping("/summary")
    SummaryAnswer summary(@RequestParam UUID accountId, Caller caller) {
        Account account = accounts.visible(accountId, caller);
        return new SummaryAnswer(account, valuation.pnl(accountId), valuation.positions(accountId));
    }

    record PositionsAnswer(UUID accountId, List<PositionView> positions) {}

    record SummaryAnswer(Account account, PnlView pnl, List<PositionView> positions) {}
}
