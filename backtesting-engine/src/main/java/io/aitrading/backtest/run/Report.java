package io.aitrading.backtest.run;

import io.aitrading.trading.strategy.SymbolSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What a result repeats of the run that gave it, whatever feed it was. */
record Report(
        String strategy,
        Map<String, String> parameters,
        List<Map<String, Object>> labels,
        BigDecimal capital,
        List<SymbolSpec> symbols,
        PriceLine prices,
        String inputSha256) {}
