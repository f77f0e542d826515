package io.aitrading.paper.control;

import io.aitrading.paper.engine.Batch.KeyKind;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bodies of the requests about accounts. */
final class AccountRequests {
    static final String LARGEST_DEPOSIT = "1000000000";

    private AccountRequests() {}

    /** @param deposits first deposits by asset, as decimal text */
    record NewAccount(
            @NotNull UUID accountId,
            @NotBlank @Size(max = 100) String name,
            @Nullable @Size(max = 10)
                    Map<
                                    @Pattern(regexp = "BTC|USDT") String,
                                    @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax(LARGEST_DEPOSIT)
                                    @Digits(integer = 10, fraction = 8) BigDecimal>
                            deposits) {}

    /** The secret is shown to whoever owns the account, as often as it asks: the same account means the same key. */
    record AccountKeys(UUID accountId, String apiKey, String secretKey) {
        @Override
        public String toString() {
            return "AccountKeys[accountId=" + accountId + "]";
        }
    }

    record NewDeposit(
            @NotBlank @Pattern(regexp = "BTC|USDT") String asset,
            @NotNull
                    @DecimalMin(value = "0", inclusive = false)
                    @DecimalMax(LARGEST_DEPOSIT)
                    @Digits(integer = 10, fraction = 8)
                    BigDecimal amount,
            @NotBlank @Size(max = 100) String reference) {}

    /** @param replayed true when this reference had been deposited before, and nothing happened now */
    record DepositAnswer(UUID accountId, String asset, BigDecimal amount, String reference, boolean replayed) {}

    record NewKey(@NotNull KeyKind kind, @NotBlank @Size(max = 4000) String publicKey) {}

    record KeyAnswer(UUID accountId, String apiKey, KeyKind kind) {}

    record AccountSummary(UUID accountId, String name, Map<String, BigDecimal> free, Map<String, BigDecimal> locked) {}
}
