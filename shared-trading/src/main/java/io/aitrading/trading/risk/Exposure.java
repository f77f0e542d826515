package io.aitrading.trading.risk;

import java.math.BigDecimal;

/**
 * Where an account stands in one symbol at the moment of an order. Amounts are in quote currency unless said otherwise.
 *
 * @param signedPosition base currency owned (positive) or owed (negative)
 * @param equity everything the account owns, marked to the last price
 * @param peakEquity highest equity so far
 * @param startOfDayEquity equity at 00:00 UTC
 * @param availableQuote quote currency not held for open orders
 * @param availableBase base currency not held for open orders
 * @param openOrders orders not in a terminal state
 * @param ordersLastMinute orders accepted in the last 60 s
 * @param openBuyQuantity base currency still to be bought by open orders in this symbol
 * @param openSellQuantity base currency still to be sold by open orders in this symbol
 * @param lastPriceKnown whether the intent's reference price is a fresh trade's; if not, only reductions pass
 */
public record Exposure(
        BigDecimal signedPosition,
        BigDecimal equity,
        BigDecimal peakEquity,
        BigDecimal startOfDayEquity,
        BigDecimal availableQuote,
        BigDecimal availableBase,
        int openOrders,
        int ordersLastMinute,
        BigDecimal openBuyQuantity,
        BigDecimal openSellQuantity,
        boolean lastPriceKnown) {}
