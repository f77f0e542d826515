package io.aitrading.backtest.web;

import io.aitrading.backtest.BacktestError;
import io.aitrading.backtest.run.RequestProblem;
import io.aitrading.trading.backtest.DataProblem;
import io.aitrading.web.ApiException;
import java.util.function.Supplier;

/** Turns what is wrong with a request into a problem that names the field and the limit. */
final class Rejections {
    private Rejections() {}

    static <T> T checked(Supplier<T> work) {
        try {
            return work.get();
        } catch (RequestProblem e) {
            throw rejected(e.field(), e.rule(), e.problem());
        } catch (DataProblem e) {
            throw rejected(e.field(), e.rule(), e.getMessage());
        }
    }

    private static ApiException rejected(String field, String rule, String problem) {
        return new ApiException(BacktestError.RUN_REJECTED, field + ": " + problem).field(field, rule, problem);
    }
}
