package io.aitrading.paper.market;

/**
 * One trade as everybody sees it.
 *
 * @param id rises by one for ever
 * @param aggregateId shared by the trades of one taker at one price; rises by one for ever
 * @param buyerIsMaker true when the aggressor sold
 * @param recorded false when a client's order was the aggressor
 */
public record PublicTrade(
        long id,
        long aggregateId,
        long priceTicks,
        long lots,
        long timeMillis,
        boolean buyerIsMaker,
        boolean recorded) {}
