package io.aitrading.backtest.cli;

import io.aitrading.backtest.data.Bars;
import io.aitrading.backtest.data.CsvBars;
import io.aitrading.backtest.data.DatasetSource;
import io.aitrading.backtest.data.Feed;
import io.aitrading.backtest.data.FeedText;
import io.aitrading.backtest.data.Grid;
import io.aitrading.backtest.data.Market;
import io.aitrading.backtest.data.ShippedData;
import io.aitrading.backtest.run.BacktestRequest;
import io.aitrading.backtest.run.FeedPlan;
import io.aitrading.backtest.run.FeedPlanner;
import io.aitrading.backtest.run.FeedWriter;
import io.aitrading.backtest.run.RequestJson;
import io.aitrading.backtest.run.RequestProblem;
import io.aitrading.backtest.run.ResultWriter;
import io.aitrading.backtest.run.RunPlan;
import io.aitrading.backtest.run.RunPlanner;
import io.aitrading.trading.backtest.Backtest;
import io.aitrading.trading.backtest.BacktestResult;
import io.aitrading.trading.backtest.RunControl;
import io.aitrading.trading.backtest.RunStopped;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Command line of {@code scripts/fleet backtest FILE.json}: a request like the REST API's, run without the fleet. */
public final class BacktestMain {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private BacktestMain() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        int code = run(arguments, out);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Prints the result as JSON; a data set named {@code file:PATH} is read from beside the request. */
    static int run(String[] arguments, PrintStream out) {
        if (arguments.length != 1) {
            out.println("usage: backtest FILE.json   (the body of POST /api/v1/backtests)");
            return USAGE;
        }
        try {
            Path file = Path.of(arguments[0]).toAbsolutePath();
            BacktestRequest request = new RequestJson().read(Files.readString(file), BacktestRequest.class);
            RunPlanner planner = new RunPlanner(new Beside(file));
            out.println(JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(
                            FeedPlanner.market(request) == Market.BARS
                                    ? overBars(planner.plan(request, null))
                                    : overFeed(new FeedPlanner(planner).plan(request, null))));
            return 0;
        } catch (RequestProblem | RunStopped e) {
            out.println("refused: " + e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            out.println("cannot read: " + e.getMessage());
        }
        return FAILED;
    }

    private static Map<String, Object> overFeed(FeedPlan plan) {
        return FeedWriter.summary(plan, plan.run(RunControl.NONE));
    }

    private static Map<String, Object> overBars(RunPlan plan) {
        BacktestResult result = Backtest.run(plan.settings(), plan.data(), plan.newStrategy(), RunControl.NONE);
        return new ResultWriter(plan, result).summary();
    }

    /** Shipped data sets, and files beside the request. */
    private record Beside(Path request) implements DatasetSource {
        @Override
        public Optional<Bars> dataset(String id, @Nullable UUID owner) {
            if (!id.startsWith(FILE)) {
                return ShippedData.find(id);
            }
            return file(id).map(path -> new Bars(id, String.valueOf(path.getFileName()), 0, CsvBars.read(path, "")));
        }

        @Override
        public Optional<Feed> feed(Market market, String id, Grid grid, @Nullable UUID owner) {
            if (!id.startsWith(FILE)) {
                return ShippedData.feed(market, id);
            }
            return file(id).map(path ->
                    FeedText.read(market, id, path, grid.symbol(String.valueOf(path.getFileName()), market)));
        }

        private Optional<Path> file(String id) {
            Path path = request.resolveSibling(id.substring(FILE.length()));
            return Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
        }

        @Override
        public Optional<Bars> market(String symbol, String interval, @Nullable Instant from, @Nullable Instant to) {
            return Optional.empty();
        }
    }
}
