package io.aitrading.orders.account;

import io.aitrading.domain.Decimals;
import io.aitrading.domain.api.AccountView;
import io.aitrading.domain.api.PageAnswer;
import io.aitrading.domain.id.ContentId;
import io.aitrading.web.ApiException;
import io.aitrading.web.Caller;
import io.aitrading.web.CommonError;
import io.aitrading.web.PageRequestParams;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts")
class AccountController {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z0-9]{2,12}");
    private static final int MAX_NAME_LENGTH = 80;
    private static final int MAX_KEY_LENGTH = 200;
    private static final int MAX_DEPOSITS = 20;
    private static final BigDecimal MAX_DEPOSIT = new BigDecimal("1e12");

    private final AccountBook book;
    private final AccountStore store;
    private final AccountAccess access;

    AccountController(AccountBook book, AccountStore store, AccountAccess access) {
        this.book = book;
        this.store = store;
        this.access = access;
    }

    record NewAccount(@Nullable String name, @Nullable String venue, @Nullable Map<String, BigDecimal> deposits) {}

    record NewAccountOf(
            @Nullable UUID userId,
            @Nullable String name,
            @Nullable String venue,
            @Nullable Map<String, BigDecimal> deposits) {}

    /** The id follows from user and key, so that a repeated request finds the account it has made. */
    @PostMapping
    @PreAuthorize("hasRole('TRADER')")
    ResponseEntity<AccountView> create(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody NewAccount request) {
        if (key == null || key.isBlank() || key.length() > MAX_KEY_LENGTH) {
            throw new ApiException(
                    CommonError.IDEMPOTENCY_KEY_REQUIRED, "Send Idempotency-Key, at most 200 characters");
        }
        UUID accountId = derivedId(caller.userId(), key);
        boolean known = store.find(accountId).isPresent();
        try {
            ResponseEntity<AccountView> answer =
                    open(accountId, caller.userId(), request.name(), request.venue(), request.deposits());
            return known
                    ? ResponseEntity.ok().header("Idempotent-Replayed", "true").body(answer.getBody())
                    : answer;
        } catch (ApiException e) {
            if (e.error().status() == HttpStatus.CONFLICT.value()) {
                throw new ApiException(CommonError.IDEMPOTENCY_KEY_REUSED, "The key belongs to another account");
            }
            throw e;
        }
    }

    @PutMapping("/{accountId}")
    @PreAuthorize("hasRole('SERVICE')")
    ResponseEntity<AccountView> put(@PathVariable UUID accountId, @RequestBody NewAccountOf request) {
        UUID userId = request.userId();
        if (userId == null) {
            throw ApiException.invalid("userId", "REQUIRED", "is missing");
        }
        return open(accountId, userId, request.name(), request.venue(), request.deposits());
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('TRADER', 'ANALYST', 'RISK', 'AUDITOR', 'ADMIN', 'SERVICE')")
    PageAnswer<AccountView> list(Caller caller, PageRequestParams page) {
        UUID owner = caller.isService() ? null : caller.userId();
        UUID after = page.cursorId().orElse(null);
        List<Account> accounts = store.list(owner, after, page.limit() + 1);
        PageAnswer<Account> rows =
                page.page(accounts, account -> account.accountId().toString());
        return new PageAnswer<>(rows.items().stream().map(book::view).toList(), rows.nextCursor());
    }

    @GetMapping("/{accountId}")
    @PreAuthorize("hasAnyRole('TRADER', 'ANALYST', 'RISK', 'AUDITOR', 'ADMIN', 'SERVICE')")
    AccountView get(Caller caller, @PathVariable UUID accountId) {
        return book.view(access.require(caller, accountId));
    }

    private ResponseEntity<AccountView> open(
            UUID accountId,
            UUID userId,
            @Nullable String name,
            @Nullable String venue,
            @Nullable Map<String, BigDecimal> deposits) {
        if (name == null || name.isBlank() || name.length() > MAX_NAME_LENGTH) {
            throw ApiException.invalid("name", "LENGTH", "must have 1 to " + MAX_NAME_LENGTH + " characters");
        }
        if (venue == null || !AccountBook.opensAccounts(venue)) {
            throw ApiException.invalid("venue", "VENUE", "must be paper");
        }
        Map<String, BigDecimal> amounts = checked(deposits == null ? Map.of() : deposits);
        boolean opened = book.open(new AccountBook.Wanted(accountId, userId, name.strip(), venue, amounts));
        AccountView view = book.view(store.find(accountId).orElseThrow());
        return ResponseEntity.status(opened ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
                .body(view);
    }

    private static Map<String, BigDecimal> checked(Map<String, BigDecimal> deposits) {
        if (deposits.size() > MAX_DEPOSITS) {
            throw ApiException.invalid("deposits", "SIZE", "must have at most " + MAX_DEPOSITS + " currencies");
        }
        Map<String, BigDecimal> amounts = new TreeMap<>();
        deposits.forEach((currency, amount) -> {
            if (!CURRENCY.matcher(currency).matches()) {
                throw ApiException.invalid("deposits", "CURRENCY", "must name currencies such as USDT");
            }
            if (amount == null || amount.signum() <= 0 || amount.compareTo(MAX_DEPOSIT) > 0) {
                throw ApiException.invalid("deposits." + currency, "RANGE", "must be above 0 and at most 1e12");
            }
            try {
                amounts.put(currency, Decimals.exact(amount, "amount"));
            } catch (IllegalArgumentException e) {
                throw ApiException.invalid("deposits." + currency, "DECIMALS", "must have at most 18 decimals");
            }
        });
        return amounts;
    }

    private static UUID derivedId(UUID userId, String key) {
        ByteBuffer hash =
                ByteBuffer.wrap(HexFormat.of().parseHex(ContentId.sha256("account\u001f" + userId + "\u001f" + key)));
        // Version 8 (RFC 9562): the content is ours.
        long high = (hash.getLong() & ~0xF000L) | 0x8000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
