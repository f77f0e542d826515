// Drives the venue through go-binance with only its base URLs changed: REST, streams, user data both ways, orders over the WebSocket API.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	binance "github.com/adshao/go-binance/v2"
	"github.com/adshao/go-binance/v2/common"
)

const symbol = "BTCUSDT"

var (
	url    = os.Getenv("VENUE_URL")
	key    = os.Getenv("API_KEY")
	secret = os.Getenv("SECRET")
	ctx    = context.Background()
	client *binance.Client
)

func must[T any](value T, err error) T {
	check(err == nil, "unexpected error: %v", err)
	return value
}

func check(held bool, message string, details ...any) {
	if !held {
		panic(fmt.Sprintf(message, details...))
	}
}

func refused(code int64, err error) {
	var refusal *common.APIError
	check(errors.As(err, &refusal), "expected %d, got %v", code, err)
	check(refusal.Code == code, "expected %d, got %v", code, refusal)
}

func rest() string {
	last := must(client.NewListPricesService().Symbol(symbol).Do(ctx))[0].Price
	number := must(strconv.ParseFloat(last, 64))
	low, high := fmt.Sprintf("%.2f", number*0.7), fmt.Sprintf("%.2f", number*1.4)
	check(must(client.NewExchangeInfoService().Symbol(symbol).Do(ctx)).Symbols[0].Symbol == symbol, "exchange info")
	check(len(must(client.NewDepthService().Symbol(symbol).Limit(20).Do(ctx)).Bids) == 20, "levels")
	check(len(must(client.NewKlinesService().Symbol(symbol).Interval("1m").Limit(5).Do(ctx))) == 5, "candles")
	check(len(must(client.NewAggTradesService().Symbol(symbol).Do(ctx))) > 0, "aggregate trades")
	check(len(must(client.NewListPriceChangeStatsService().Symbol(symbol).Do(ctx))) == 1, "statistics")

	resting := must(limit(low, "0.1").Do(ctx))
	check(len(must(client.NewListOpenOrdersService().Symbol(symbol).Do(ctx))) == 1, "open orders")
	must(client.NewCancelOpenOrdersService().Symbol(symbol).Do(ctx))
	order := must(client.NewGetOrderService().Symbol(symbol).OrderID(resting.OrderID).Do(ctx))
	check(order.Status == binance.OrderStatusTypeCanceled, "status %v", order.Status)
	pair := must(client.NewCreateOCOService().Symbol(symbol).Side(binance.SideTypeSell).Quantity("0.1").Price(high).
		StopPrice(low).StopLimitPrice(low).StopLimitTimeInForce(binance.TimeInForceTypeGTC).Do(ctx))
	must(client.NewCancelOCOService().Symbol(symbol).OrderListID(pair.OrderListID).Do(ctx))
	bought := must(client.NewCreateOrderService().Symbol(symbol).Side(binance.SideTypeBuy).Type(binance.OrderTypeMarket).
		Quantity("0.2").Do(ctx))
	check(bought.Status == binance.OrderStatusTypeFilled && len(bought.Fills) > 0, "bought %v", bought)
	check(len(must(client.NewListTradesService().Symbol(symbol).Do(ctx))) > 0, "own trades")
	check(len(must(client.NewGetAccountService().Do(ctx)).Balances) > 0, "balances")

	_, err := limit("500.001", "0.1").Do(ctx)
	refused(-1013, err)
	_, err = limit(low, "5000").Do(ctx)
	refused(-2010, err)
	_, err = client.NewCancelOrderService().Symbol(symbol).OrderID(999999999).Do(ctx)
	refused(-2011, err)
	_, err = client.NewDepthService().Symbol("NOPEUSDT").Do(ctx)
	refused(-1121, err)
	_, err = binance.NewClient(key, "wrong").NewGetAccountService().Do(ctx)
	refused(-1022, err)
	return low
}

func limit(price, quantity string) *binance.CreateOrderService {
	return client.NewCreateOrderService().Symbol(symbol).Side(binance.SideTypeBuy).Type(binance.OrderTypeLimit).
		TimeInForce(binance.TimeInForceTypeGTC).Quantity(quantity).Price(price)
}

// A stream's first event must come; then the connection is ended.
func first(name string, serve func(heard func(), failed binance.ErrHandler) (chan struct{}, error)) {
	heard := make(chan struct{}, 1024)
	stop, err := serve(func() { heard <- struct{}{} }, func(err error) { fmt.Println(name, err) })
	check(err == nil, "%s: %v", name, err)
	wait(heard, name)
	stop <- struct{}{}
}

func wait[T any](events chan T, what string) T {
	select {
	case event := <-events:
		return event
	case <-time.After(15 * time.Second):
		panic("not within 15 seconds: " + what)
	}
}

func streams() {
	first("trade", func(heard func(), failed binance.ErrHandler) (chan struct{}, error) {
		_, stop, err := binance.WsTradeServe(symbol, func(*binance.WsTradeEvent) { heard() }, failed)
		return stop, err
	})
	first("depth", func(heard func(), failed binance.ErrHandler) (chan struct{}, error) {
		_, stop, err := binance.WsDepthServe100Ms(symbol, func(*binance.WsDepthEvent) { heard() }, failed)
		return stop, err
	})
	first("partial depth", func(heard func(), failed binance.ErrHandler) (chan struct{}, error) {
		_, stop, err := binance.WsPartialDepthServe(symbol, "5", func(*binance.WsPartialDepthEvent) { heard() }, failed)
		return stop, err
	})
	first("combined candles", func(heard func(), failed binance.ErrHandler) (chan struct{}, error) {
		_, stop, err := binance.WsCombinedKlineServe(map[string]string{symbol: "1m"}, func(*binance.WsKlineEvent) { heard() }, failed)
		return stop, err
	})
	first("all tickers", func(heard func(), failed binance.ErrHandler) (chan struct{}, error) {
		_, stop, err := binance.WsAllMarketsStatServe(func(binance.WsAllMarketsStatEvent) { heard() }, failed)
		return stop, err
	})
}

func userData(low string) {
	reports := make(chan *binance.WsUserDataEvent, 1024)
	handle := func(event *binance.WsUserDataEvent) {
		if event.Event == binance.UserDataEventTypeExecutionReport {
			reports <- event
		}
	}
	listenKey := must(client.NewStartUserStreamService().Do(ctx))
	_, stopKey, err := binance.WsUserDataServe(listenKey, handle, func(err error) { fmt.Println("listen key", err) })
	check(err == nil, "listen key: %v", err)
	order := must(limit(low, "0.1").Do(ctx))
	check(wait(reports, "own order by listen key").OrderUpdate.Id == order.OrderID, "another order's report")
	check(client.NewKeepaliveUserStreamService().ListenKey(listenKey).Do(ctx) == nil, "keep alive")
	stopKey <- struct{}{}
	check(client.NewCloseUserStreamService().ListenKey(listenKey).Do(ctx) == nil, "close")
	must(client.NewCancelOrderService().Symbol(symbol).OrderID(order.OrderID).Do(ctx))

	service := must(binance.NewOrderCreateWsService(key, secret))
	answer := must(service.SyncDo("place", binance.NewOrderCreateWsRequest().Symbol(symbol).Side(binance.SideTypeBuy).
		Type(binance.OrderTypeLimit).TimeInForce(binance.TimeInForceTypeGTC).Quantity("0.1").Price(low)))
	check(answer.Error == nil && answer.Result.OrderID > 0, "order.place: %v", answer.Error)
	must(client.NewCancelOrderService().Symbol(symbol).OrderID(answer.Result.OrderID).Do(ctx))
}

func main() {
	ws := strings.Replace(url, "http", "ws", 1)
	binance.BaseAPIMainURL = url
	binance.BaseWsMainURL = ws + "/ws"
	binance.BaseCombinedMainURL = ws + "/stream?streams="
	binance.BaseWsApiMainURL = ws + "/ws-api/v3"
	client = binance.NewClient(key, secret)
	low := rest()
	streams()
	userData(low)
	fmt.Println("go-binance: all checks held")
}
