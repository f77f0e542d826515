package io.aitrading.risk.exposure;

import io.aitrading.domain.Decimals;
import io.aitrading.domain.Price;
import io.aitrading.domain.api.PageAnswer;
import io.aitrading.risk.exposure.ExposureStore.AccountRow;
import io.aitrading.risk.exposure.ExposureStore.BalanceRow;
import io.aitrading.risk.exposure.ExposureStore.PositionRow;
import io.aitrading.web.ApiException;
import io.aitrading.web.Caller;
import io.aitrading.web.PageRequestParams;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What accounts hold and risk. Users see their own; whoever watches over risk sees all. */
@RestController
class ExposureController {
    private final ExposureStore store;

    ExposureController(ExposureStore store) {
        this.store = store;
    }

    record ExposureAnswer(
            UUID accountId,
            UUID userId,
            String name,
            String venue,
            List<BalanceAnswer> balances,
            List<PositionAnswer> positions) {}

    record BalanceAnswer(String currency, BigDecimal total) {}

    /**
     * @param lastPrice of the account's last fill in the symbol, at which the rest is valued
     * @param notional last price times absolute quantity
     */
    record PositionAnswer(
            String symbol,
            String quote,
            BigDecimal quantity,
            @Nullable Price averagePrice,
            Price lastPrice,
            BigDecimal notional,
            BigDecimal realisedPnl,
            BigDecimal unrealisedPnl,
            long fills,
            Instant updatedAt) {}

    @GetMapping("/api/v1/exposure")
    @PreAuthorize("isAuthenticated()")
    PageAnswer<ExposureAnswer> exposure(
            Caller caller, @RequestParam(required = false) @Nullable UUID accountId, PageRequestParams page) {
        boolean seesAll = caller.isService() || caller.has("RISK") || caller.has("AUDITOR") || caller.has("ADMIN");
        UUID owner = seesAll ? null : caller.userId();
        List<AccountRow> found =
                store.accounts(owner, accountId, page.cursorId().orElse(null), page.limit() + 1);
        if (accountId != null && found.isEmpty()) {
            throw ApiException.notFound("account");
        }
        PageAnswer<AccountRow> accounts =
                page.page(found, row -> row.accountId().toString());
        List<UUID> ids = accounts.items().stream().map(AccountRow::accountId).toList();
        List<BalanceRow> balances = store.balances(ids);
        List<PositionRow> positions = store.positions(ids);
        return new PageAnswer<>(
                accounts.items().stream()
                        .map(account -> answer(account, balances, positions))
                        .toList(),
                accounts.nextCursor());
    }

    private static ExposureAnswer answer(AccountRow account, List<BalanceRow> balances, List<PositionRow> positions) {
        return new ExposureAnswer(
                account.accountId(),
                account.userId(),
                account.name(),
                account.venue(),
                balances.stream()
                        .filter(row -> row.accountId().equals(account.accountId()))
                        .map(row -> new BalanceAnswer(row.currency(), row.total()))
                        .toList(),
                positions.stream()
                        .filter(row -> row.accountId().equals(account.accountId()))
                        .map(ExposureController::position)
                        .toList());
    }

    private static PositionAnswer position(PositionRow row) {
        BigDecimal notional = Decimals.rounded(
                row.lastPrice().value().multiply(row.position().quantity().abs()), RoundingMode.HALF_EVEN);
        return new PositionAnswer(
                row.symbol(),
                row.quote(),
                row.position().quantity(),
                row.position().averagePrice().orElse(null),
                row.lastPrice(),
                notional,
                row.position().realisedPnl(),
                row.position().unrealisedPnl(row.lastPrice()),
                row.fills(),
                row.updatedAt());
    }
}
