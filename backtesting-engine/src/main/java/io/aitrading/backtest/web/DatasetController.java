package io.aitrading.backtest.web;

import io.aitrading.backtest.data.Bars;
import io.aitrading.backtest.data.ColumnSlice;
import io.aitrading.backtest.data.CsvBars;
import io.aitrading.backtest.data.DatasetView;
import io.aitrading.backtest.data.Datasets;
import io.aitrading.trading.backtest.PriceColumns;
import io.aitrading.web.ApiException;
import io.aitrading.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.io.StringReader;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Data sets: what there is, and bars of one's own. */
@RestController
@RequestMapping("/api/v1/datasets")
@PreAuthorize("hasAnyRole('TRADER', 'ANALYST', 'ADMIN')")
class DatasetController {
    private final Datasets datasets;

    DatasetController(Datasets datasets) {
        this.datasets = datasets;
    }

    record DatasetList(List<DatasetView> items) {}

    /**
     * Bars to keep; exactly one of the last two.
     *
     * @param bars rows of time in milliseconds, open, high, low, close, volume
     * @param csv text with a header line
     */
    record Upload(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 50) String symbol,
            @Nullable @Positive Long intervalMillis,
            @Nullable List<List<Double>> bars,
            @Nullable String csv) {}

    @GetMapping
    DatasetList list(Caller caller) {
        return new DatasetList(datasets.list(caller.userId()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    DatasetView upload(@Valid @RequestBody Upload upload, Caller caller) {
        if ((upload.bars() == null) == (upload.csv() == null)) {
            throw ApiException.invalid("bars", "EXACTLY_ONE", "give bars or csv, and not both");
        }
        return Rejections.checked(() -> {
            PriceColumns columns = upload.bars() != null
                    ? ColumnSlice.rows(upload.bars())
                    : CsvBars.read(new StringReader(String.valueOf(upload.csv())), "");
            long interval = upload.intervalMillis() == null ? 0 : upload.intervalMillis();
            Bars bars = new Bars("upload", upload.symbol(), interval, columns);
            return datasets.upload(caller.userId(), upload.name(), bars);
        });
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id, Caller caller) {
        datasets.delete(id, caller.userId());
    }
}
