package io.aitrading.backtest.research;

import io.aitrading.backtest.BacktestError;
import io.aitrading.backtest.job.Job;
import io.aitrading.backtest.job.JobOutput;
import io.aitrading.backtest.run.BacktestRequest;
import io.aitrading.backtest.run.BacktestRequest.HonestyChoice;
import io.aitrading.backtest.run.HonestySettings;
import io.aitrading.backtest.run.RequestJson;
import io.aitrading.web.ApiException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** The Monte Carlo of the trades of a finished job, with as many paths and from as many seeds as one likes. */
@Component
public class MonteCarlo {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final RequestJson requests;

    MonteCarlo(RequestJson requests) {
        this.requests = requests;
    }

    private record Trade(double profit) {}

    /** @param request what the job was asked for, as text */
    public Map<String, Object> of(Job job, String request, JobOutput output, HonestyChoice choice) {
        BacktestRequest run =
                switch (job.kind()) {
                    case BACKTEST -> requests.read(request, BacktestRequest.class);
                    case WALK_FORWARD ->
                        Objects.requireNonNull(
                                requests.read(request, WalkForwardRequest.class).base());
                    case SWEEP ->
                        throw new ApiException(
                                BacktestError.RUN_REJECTED, "A sweep has no trades of its own; run its best point");
                };
        HonestySettings settings = HonestySettings.ofPaths(choice);
        boolean compounding = run.sizing() == null || run.sizing().equityFraction() != null;
        double capital = Objects.requireNonNull(run.capital()).doubleValue();
        return TradePaths.of(profits(output.trades()), capital, compounding, settings);
    }

    private static double[] profits(String trades) {
        double[] profits = new double[1024];
        int size = 0;
        try (MappingIterator<Trade> rows = JSON.readerFor(Trade.class).readValues(trades)) {
            while (rows.hasNext()) {
                if (size == profits.length) {
                    profits = Arrays.copyOf(profits, 2 * size);
                }
                profits[size++] = rows.next().profit();
            }
        }
        return Arrays.copyOf(profits, size);
    }
}
