package io.aitrading.bench.book;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.cmd.OrderCommandType;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.IOrderBook;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Feeds commands to exchange-core's direct book, at its best: object pools as large as its own engine makes them, events used again, one
 * command object. Its move keeps the quantity, so a modify is a cancel and a new order, which is what the rules say a modify is.
 */
final class ExchangeCoreBook {
    private static final long USER = 1;
    private static final int POOL = 1 << 17;

    private final Trades trades = new Trades();
    private final OrderCommand command = new OrderCommand();
    private final IOrderBook book;
    private final Commands commands;
    private @Nullable MatcherTradeEvent freeEvents;

    ExchangeCoreBook(Commands commands) {
        this.commands = commands;
        CoreSymbolSpecification symbol = CoreSymbolSpecification.builder()
                .symbolId(1)
                .type(SymbolType.FUTURES_CONTRACT)
                .baseCurrency(1)
                .quoteCurrency(2)
                .baseScaleK(1)
                .quoteScaleK(1)
                .build();
        book = new OrderBookDirectImpl(
                symbol, pool(), new OrderBookEventsHelper(this::event), LoggingConfiguration.DEFAULT);
        command.uid = USER;
        command.symbol = 1;
        run(0, commands.start);
    }

    private static ObjectsPool pool() {
        Map<Integer, Integer> sizes = new HashMap<>();
        sizes.put(ObjectsPool.DIRECT_ORDER, POOL);
        sizes.put(ObjectsPool.DIRECT_BUCKET, POOL);
        sizes.put(ObjectsPool.ART_NODE_4, POOL);
        sizes.put(ObjectsPool.ART_NODE_16, POOL);
        sizes.put(ObjectsPool.ART_NODE_48, POOL);
        sizes.put(ObjectsPool.ART_NODE_256, POOL);
        return new ObjectsPool(sizes);
    }

    private MatcherTradeEvent event() {
        MatcherTradeEvent event = freeEvents;
        if (event == null) {
            return new MatcherTradeEvent();
        }
        freeEvents = event.nextEvent;
        event.nextEvent = null;
        return event;
    }

    /** The timed part. */
    long run() {
        run(commands.start, commands.length());
        return trades.checksum();
    }

    private void run(int from, int to) {
        for (int i = from; i < to; i++) {
            command.orderId = commands.id[i];
            switch (commands.kind[i]) {
                case Commands.NEW -> place(i, OrderType.GTC);
                case Commands.IMMEDIATE -> place(i, OrderType.IOC);
                case Commands.CANCEL -> cancel();
                case Commands.MODIFY -> {
                    if (cancel() == CommandResultCode.SUCCESS) {
                        place(i, OrderType.GTC);
                    }
                }
                default -> {
                    command.command = OrderCommandType.MOVE_ORDER;
                    command.price = commands.price[i];
                    book.moveOrder(command);
                    takeEvents();
                }
            }
        }
    }

    private CommandResultCode cancel() {
        command.command = OrderCommandType.CANCEL_ORDER;
        CommandResultCode result = book.cancelOrder(command);
        takeEvents();
        return result;
    }

    private void place(int i, OrderType type) {
        command.command = OrderCommandType.PLACE_ORDER;
        command.orderType = type;
        command.action = commands.buy[i] ? OrderAction.BID : OrderAction.ASK;
        command.price = commands.price[i];
        command.reserveBidPrice = commands.price[i];
        command.size = commands.quantity[i];
        book.newOrder(command);
        takeEvents();
    }

    private void takeEvents() {
        MatcherTradeEvent event = command.matcherEvent;
        command.matcherEvent = null;
        while (event != null) {
            if (event.eventType == MatcherEventType.TRADE) {
                trades.add(event.matchedOrderId, command.orderId, event.price, event.size);
            }
            MatcherTradeEvent next = event.nextEvent;
            event.nextEvent = freeEvents;
            freeEvents = event;
            event = next;
        }
    }
}
