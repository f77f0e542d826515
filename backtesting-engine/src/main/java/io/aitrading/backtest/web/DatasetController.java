package io.aitrading.backtest.web;

import io.aitrading.backtest.data.Bars;
import io.aitrading.backtest.data.ColumnSlice;
import io.aitrading.backtest.data.CsvBars;
import io.aitrading.backtest.data.DatasetView;
import io.aitrading.backtest.data.Datasets;
import io.aitrading.backtest.data.Feed;
import io.aitrading.backtest.data.FeedText;
import io.aitrading.backtest.data.Grid;
import io.aitrading.backtest.data.Market;
import io.aitrading.data.Creations;
import io.aitrading.trading.backtest.DataProblem;
import io.aitrading.trading.backtest.PriceColumns;
import io.aitrading.web.ApiException;
import io.aitrading.web.Caller;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Data sets: what there is, and bars, trades and depth of one's own. */
@RestController
@RequestMapping("/api/v1/datasets")
@PreAuthorize("hasAnyRole('TRADER', 'ANALYST', 'ADMIN')")
class DatasetController {
    private final Datasets datasets;
    private final Creations creations;

    DatasetController(Datasets datasets, Creations creations) {
        this.creations = creations;
        this.datasets = datasets;
    }

    record DatasetList(List<DatasetView> items) {}

    /**
     * A data set to keep: exactly one of {@code bars}, {@code csv} and {@code gzip}.
     *
     * @param market {@code bars}, {@code trades} or {@code depth}; bars when absent
     * @param tickSize step of the prices of trades and depth, and {@code lotSize} of their quantities
     * @param bars rows of time in milliseconds, open, high, low, close, volume
     * @param csv text with a header line; depth also as recorded messages
     * @param gzip the same as gzip in Base64
     */
    record Upload(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 50) String symbol,
            @Nullable String market,
            @Nullable @Positive Long intervalMillis,
            @Nullable BigDecimal tickSize,
            @Nullable BigDecimal lotSize,
            @Nullable List<List<Double>> bars,
            @Nullable String csv,
            @Nullable String gzip) {}

    @GetMapping
    DatasetList list(Caller caller) {
        return new DatasetList(datasets.list(caller.userId()));
    }

    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = DatasetView.class)))
    @PostMapping
    ResponseEntity<String> upload(
            @Valid @RequestBody Upload upload,
            @RequestHeader(name = Creations.KEY, required = false) @Nullable String key,
            Caller caller) {
        Creations.Creation creation = new Creations.Creation(caller, key, HttpStatus.CREATED, "/api/v1/datasets", "id");
        return creations.answer(creation, upload, () -> kept(upload, caller));
    }

    private DatasetView kept(Upload upload, Caller caller) {
        String kind = Objects.requireNonNullElse(upload.market(), Market.BARS.text());
        Market market = Market.of(kind)
                .orElseThrow(() ->
                        ApiException.invalid("market", "CHOICE", "must be one of " + Market.texts() + ", not " + kind));
        long given = Stream.of(upload.bars(), upload.csv(), upload.gzip())
                .filter(Objects::nonNull)
                .count();
        if (given != 1) {
            throw ApiException.invalid("bars", "EXACTLY_ONE", "give exactly one of bars, csv and gzip");
        }
        return Rejections.checked(() -> market == Market.BARS
                ? datasets.upload(caller.userId(), upload.name(), bars(upload))
                : datasets.upload(caller.userId(), upload.name(), market, feed(market, upload)));
    }

    private static Bars bars(Upload upload) {
        if (upload.tickSize() != null || upload.lotSize() != null) {
            throw new DataProblem(
                    upload.tickSize() != null ? "tickSize" : "lotSize", "FEEDS_ONLY", "belongs to trades and depth");
        }
        PriceColumns columns = upload.bars() != null ? ColumnSlice.rows(upload.bars()) : CsvBars.read(text(upload), "");
        long interval = upload.intervalMillis() == null ? 0 : upload.intervalMillis();
        return new Bars("upload", upload.symbol(), interval, columns);
    }

    private static Feed feed(Market market, Upload upload) {
        if (upload.bars() != null || upload.intervalMillis() != null) {
            throw new DataProblem(upload.bars() != null ? "bars" : "intervalMillis", "BARS_ONLY", "belongs to bars");
        }
        Grid grid = new Grid(upload.tickSize(), upload.lotSize());
        return FeedText.read(market, "upload", text(upload), grid.symbol(upload.symbol(), market));
    }

    private static Reader text(Upload upload) {
        return upload.gzip() == null
                ? new StringReader(String.valueOf(upload.csv()))
                : FeedText.expanded(upload.gzip());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id, Caller caller) {
        datasets.delete(id, caller.userId());
    }
}
