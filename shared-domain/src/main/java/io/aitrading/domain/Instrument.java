package io.aitrading.domain;

import java.math.BigDecimal;

/**
 * What a venue demands of an order in one symbol.
 *
 * @param symbol venue name such as {@code BTCUSDT}
 * @param base asset bought or sold
 * @param quote asset paid with
 * @param tickSize grid of prices, in quote per base
 * @param lotSize grid of quantities, in base
 * @param minQuantity smallest quantity of one order, in base
 * @param maxQuantity largest quantity of one order, in base
 * @param minNotional smallest price times quantity of one order, in quote
 */
public record Instrument(
        String symbol,
        String base,
        String quote,
        BigDecimal tickSize,
        BigDecimal lotSize,
        BigDecimal minQuantity,
        BigDecimal maxQuantity,
        BigDecimal minNotional) {}
