package io.aitrading.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.ExchangeFactory;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.binance.BinanceExchange;
import org.knowm.xchange.binance.dto.trade.BinanceCancelOrderParams;
import org.knowm.xchange.binance.dto.trade.BinanceTradeHistoryParams;
import org.knowm.xchange.currency.Currency;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order.OrderType;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.service.trade.params.orders.DefaultOpenOrdersParamCurrencyPair;

/** The Binance module of XChange, with only its address changed. */
class XChangeIT {
    private static final CurrencyPair PAIR = CurrencyPair.BTC_USDT;

    @Test
    void tradesThroughItsBinanceModule() throws IOException {
        try (TestVenue venue = TestVenue.running()) {
            TestVenue.Keys keys = venue.account("100000", "10");
            ExchangeSpecification specification = new ExchangeSpecification(BinanceExchange.class);
            specification.setSslUri(venue.url());
            specification.setHost("127.0.0.1");
            specification.setApiKey(keys.apiKey());
            specification.setSecretKey(keys.secret());
            BinanceExchange exchange = (BinanceExchange) ExchangeFactory.INSTANCE.createExchange(specification);

            BigDecimal last = exchange.getMarketDataService().getTicker(PAIR).getLast();
            assertThat(last).isPositive();
            assertThat(exchange.getMarketDataService().getOrderBook(PAIR).getBids())
                    .isNotEmpty();

            LimitOrder limit = new LimitOrder.Builder(OrderType.BID, PAIR)
                    .originalAmount(new BigDecimal("0.1"))
                    .limitPrice(last.multiply(new BigDecimal("0.7")).setScale(2, RoundingMode.DOWN))
                    .build();
            String id = exchange.getTradeService().placeLimitOrder(limit);
            assertThat(exchange.getTradeService()
                            .getOpenOrders(new DefaultOpenOrdersParamCurrencyPair(PAIR))
                            .getOpenOrders())
                    .extracting(LimitOrder::getId)
                    .containsExactly(id);
            assertThat(exchange.getTradeService().cancelOrder(new BinanceCancelOrderParams(PAIR, id)))
                    .isTrue();

            exchange.getTradeService().placeMarketOrder(new MarketOrder(OrderType.BID, new BigDecimal("0.2"), PAIR));
            BinanceTradeHistoryParams history = new BinanceTradeHistoryParams(PAIR);
            assertThat(exchange.getTradeService().getTradeHistory(history).getUserTrades())
                    .isNotEmpty();
            assertThat(exchange.getAccountService()
                            .getAccountInfo()
                            .getWallet()
                            .getBalance(Currency.BTC)
                            .getTotal())
                    .isEqualByComparingTo("10.1998");
        }
    }
}
