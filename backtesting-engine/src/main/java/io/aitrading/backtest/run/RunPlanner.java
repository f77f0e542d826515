package io.aitrading.backtest.run;

import io.aitrading.backtest.data.Bars;
import io.aitrading.backtest.data.ColumnSlice;
import io.aitrading.backtest.data.CsvBars;
import io.aitrading.backtest.data.DataLabel;
import io.aitrading.backtest.data.DatasetSource;
import io.aitrading.backtest.data.Market;
import io.aitrading.backtest.run.BacktestRequest.DataChoice;
import io.aitrading.backtest.run.BacktestRequest.StrategyChoice;
import io.aitrading.domain.id.ContentId;
import io.aitrading.trading.backtest.BacktestSettings;
import io.aitrading.trading.backtest.BarSeries;
import io.aitrading.trading.backtest.DataProblem;
import io.aitrading.trading.backtest.DecimalGrid;
import io.aitrading.trading.backtest.PriceColumns;
import io.aitrading.trading.backtest.SettingsProblem;
import io.aitrading.trading.strategy.ParameterException;
import io.aitrading.trading.strategy.Parameters;
import io.aitrading.trading.strategy.StrategyCatalogue;
import io.aitrading.trading.strategy.StrategyDescriptor;
import io.aitrading.trading.strategy.SymbolSpec;
import io.aitrading.trading.strategy.library.StrategyLibrary;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks a request against everything it names and makes a plan of it. Whatever is wrong is a {@link RequestProblem}. */
public final class RunPlanner {
    private static final double DEFAULT_GAP_SHARE = 0.05;
    private static final BigDecimal DEFAULT_LOT = new BigDecimal("0.00000001");
    private static final int MOST_NAME = 200;
    private static final int MOST_INLINE_BARS = 200_000;

    private final StrategyCatalogue catalogue;
    private final DatasetSource datasets;

    public RunPlanner(DatasetSource datasets) {
        this(datasets, StrategyLibrary.catalogue());
    }

    public RunPlanner(DatasetSource datasets, StrategyCatalogue catalogue) {
        this.datasets = datasets;
        this.catalogue = catalogue;
    }

    DatasetSource datasets() {
        return datasets;
    }

    public StrategyCatalogue catalogue() {
        return catalogue;
    }

    /** Makes the plan; {@code owner} is whose data sets may be named. */
    public RunPlan plan(BacktestRequest request, @Nullable UUID owner) {
        try {
            return checked(request, owner);
        } catch (ParameterException e) {
            throw new RequestProblem("strategy.parameters." + e.parameter(), e.rule(), e.problem());
        } catch (SettingsProblem e) {
            throw new RequestProblem(e.field(), e.rule(), e.problem());
        } catch (ArithmeticException e) {
            throw new RequestProblem(
                    "capital", "RANGE", "amounts or quantities are too large or too fine: " + e.getMessage());
        }
    }

    private RunPlan checked(BacktestRequest request, @Nullable UUID owner) {
        if (FeedPlanner.market(request) != Market.BARS) {
            throw new RequestProblem("market", "BARS_ONLY", "this works on bars alone");
        }
        refuseFeedSettings(request);
        checkName(request);
        StrategyDescriptor descriptor = descriptor(request.strategy());
        Map<String, Object> given = given(request.strategy());
        Parameters parameters = descriptor.check(given);
        descriptor.factory().create(parameters);

        List<BarSeries> data = new ArrayList<>();
        List<DataLabel> labels = new ArrayList<>();
        load("data", request.data(), owner, request, data, labels);
        if (request.secondData() != null) {
            load("secondData", request.secondData(), owner, request, data, labels);
        }
        if (data.size() != descriptor.symbols()) {
            throw new RequestProblem(
                    data.size() < descriptor.symbols() ? "secondData" : "strategy",
                    "SYMBOLS",
                    descriptor.name() + " needs " + descriptor.symbols() + " symbols, not " + data.size());
        }
        HonestySettings.of(request.honesty(), data.getFirst().size());
        BacktestSettings settings = SettingsReader.read(request, data.getFirst().symbol());
        String input = descriptor.name()
                + parameters.asMap()
                + settings
                + labels.stream().map(DataLabel::sha256).toList();
        return new RunPlan(descriptor, parameters, data, labels, settings, ContentId.sha256(input));
    }

    static void checkName(BacktestRequest request) {
        String name = request.name();
        if (name != null && name.length() > MOST_NAME) {
            throw new RequestProblem("name", "SIZE", "must have at most " + MOST_NAME + " characters");
        }
    }

    private static void refuseFeedSettings(BacktestRequest request) {
        FeedPlanner.refuse("latency", request.latency(), "TRADES_ONLY", "belongs to runs over trades or depth");
        FeedPlanner.refuse("trades", request.trades(), "TRADES_ONLY", "belongs to runs over trades");
        FeedPlanner.refuse("live", request.live(), "TRADES_ONLY", "belongs to runs over trades");
        FeedPlanner.refuse("queue", request.queue(), "DEPTH_ONLY", "belongs to runs over depth");
    }

    StrategyDescriptor descriptor(@Nullable StrategyChoice choice) {
        if (choice == null) {
            throw new RequestProblem("strategy", "REQUIRED", "is missing");
        }
        if (choice.rules() != null) {
            if (choice.name() != null) {
                throw new RequestProblem("strategy", "EXACTLY_ONE", "must have a name or rules, not both");
            }
            return RuleStrategies.descriptor(choice.rules());
        }
        String name = choice.name();
        if (name == null) {
            throw new RequestProblem("strategy.name", "REQUIRED", "is missing");
        }
        return catalogue
                .find(name)
                .orElseThrow(() -> new RequestProblem(
                        "strategy.name",
                        "UNKNOWN",
                        "must be one of "
                                + catalogue.all().stream()
                                        .map(StrategyDescriptor::name)
                                        .toList()));
    }

    static Map<String, Object> given(@Nullable StrategyChoice choice) {
        return choice == null ? Map.of() : Objects.requireNonNullElse(choice.parameters(), Map.of());
    }

    private void load(
            String field,
            @Nullable DataChoice choice,
            @Nullable UUID owner,
            BacktestRequest request,
            List<BarSeries> data,
            List<DataLabel> labels) {
        if (choice == null) {
            throw new RequestProblem(field, "REQUIRED", "is missing");
        }
        try {
            Bars bars = find(field, choice, owner);
            PriceColumns columns = ColumnSlice.period(bars.columns(), choice.from(), choice.to());
            if (columns.size() == 0) {
                throw new RequestProblem(field + ".from", "PERIOD", "there is no data in this period");
            }
            BarSeries series = BarSeries.ofPrices(
                    symbol(bars, choice, columns, request), interval(bars, choice, columns), columns);
            DataLabel label = DataLabel.of(bars.source(), series);
            checkGaps(field, choice, label);
            data.add(series);
            labels.add(label);
        } catch (DataProblem e) {
            throw new RequestProblem(field + "." + e.field(), e.rule(), e.getMessage());
        }
    }

    private Bars find(String field, DataChoice choice, @Nullable UUID owner) {
        int given = (choice.dataset() == null ? 0 : 1)
                + (choice.bars() == null ? 0 : 1)
                + (choice.csv() == null ? 0 : 1)
                + (choice.symbol() == null || choice.bars() != null || choice.csv() != null ? 0 : 1);
        if (given != 1) {
            throw new RequestProblem(field, "EXACTLY_ONE", "must have exactly one of dataset, bars, csv, symbol");
        }
        String name = Objects.requireNonNullElse(choice.symbol(), "INLINE");
        if (choice.dataset() != null) {
            return datasets.dataset(choice.dataset(), owner)
                    .orElseThrow(() -> new RequestProblem(field + ".dataset", "UNKNOWN", "there is no such data set"));
        }
        if (choice.bars() != null) {
            if (choice.bars().size() > MOST_INLINE_BARS) {
                throw new RequestProblem(field + ".bars", "MAXIMUM", "must be at most " + MOST_INLINE_BARS + " bars");
            }
            return new Bars("inline", name, 0, ColumnSlice.rows(choice.bars()));
        }
        if (choice.csv() != null) {
            String interval = Objects.requireNonNullElse(choice.interval(), "");
            return new Bars("inline csv", name, 0, CsvBars.read(new StringReader(choice.csv()), interval));
        }
        String interval = Objects.requireNonNullElse(choice.interval(), "1m");
        return datasets.market(name, interval, choice.from(), choice.to())
                .orElseThrow(() ->
                        new RequestProblem(field + ".symbol", "UNKNOWN", "there is no market data of this symbol"));
    }

    private static long interval(Bars bars, DataChoice choice, PriceColumns columns) {
        Long asked = choice.intervalMillis();
        if (asked != null) {
            if (asked < 1) {
                throw new DataProblem("intervalMillis", "POSITIVE", "must be above 0, not " + asked);
            }
            return asked;
        }
        return bars.intervalMillis() > 0 ? bars.intervalMillis() : columns.intervalMillis();
    }

    private static SymbolSpec symbol(Bars bars, DataChoice choice, PriceColumns columns, BacktestRequest request) {
        BigDecimal tick = choice.tickSize() == null ? columns.tickSize() : choice.tickSize();
        BigDecimal lot = choice.lotSize() == null ? lotSize(request) : choice.lotSize();
        if (tick.signum() <= 0 || lot.signum() <= 0) {
            throw new RequestProblem(
                    "data." + (tick.signum() <= 0 ? "tickSize" : "lotSize"), "POSITIVE", "must be above 0");
        }
        return SymbolSpec.of(bars.symbol(), "BASE", "QUOTE", tick, lot, 1, Long.MAX_VALUE);
    }

    /** A fixed quantity is a whole number of lots of its own grid; other sizes are cut to the eighth decimal. */
    private static BigDecimal lotSize(BacktestRequest request) {
        BigDecimal quantity = request.sizing() == null ? null : request.sizing().quantity();
        boolean feeInBase =
                request.fees() != null && Boolean.TRUE.equals(request.fees().inBase());
        if (quantity == null || feeInBase) {
            return DEFAULT_LOT;
        }
        DecimalGrid grid = new DecimalGrid();
        grid.add(quantity.doubleValue());
        return grid.step();
    }

    private static void checkGaps(String field, DataChoice choice, DataLabel label) {
        checkGaps(field, choice, label.missingShare(), label.missingBars() + " bars are missing");
    }

    /** Refuses data of which a larger share is missing than the request accepts. */
    static void checkGaps(String field, DataChoice choice, double missingShare, String what) {
        double allowed = choice.maxGapShare() == null ? DEFAULT_GAP_SHARE : choice.maxGapShare();
        if (!(allowed >= 0) || allowed > 1) {
            throw new RequestProblem(field + ".maxGapShare", "RANGE", "must be 0 to 1, not " + allowed);
        }
        if (missingShare > allowed) {
            throw new RequestProblem(field, "GAPS", what + ", a share of " + missingShare + "; allowed is " + allowed);
        }
    }
}
