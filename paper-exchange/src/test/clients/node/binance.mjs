// The npm package binance: MainClient, WebsocketClient with a listen key, WebsocketAPIClient with its user data.
import assert from 'node:assert/strict';
import { MainClient, WebsocketAPIClient, WebsocketClient } from 'binance';
import { Heard, apiKey, main, price, refused, secret, symbol, url, ws } from './venue.mjs';

const quiet = { trace() {}, info() {}, error() {} };
const rest = new MainClient({ api_key: apiKey, api_secret: secret, baseUrl: url });
const order = { symbol, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: 0.1 };

async function marketData() {
    assert.equal((await rest.getExchangeInfo({ symbol })).symbols[0].symbol, symbol);
    assert.equal((await rest.getOrderBook({ symbol, limit: 10 })).bids.length, 10);
    assert.ok((await rest.getRecentTrades({ symbol })).length > 0);
    assert.ok((await rest.getAggregateTrades({ symbol })).length > 0);
    assert.equal((await rest.getKlines({ symbol, interval: '1m', limit: 3 })).length, 3);
    assert.ok((await rest.get24hrChangeStatistics({ symbol })).lastPrice > 0);
    assert.ok((await rest.getSymbolOrderBookTicker({ symbol })).bidPrice > 0);
    assert.ok((await rest.getRollingWindowTicker({ symbols: [symbol], windowSize: '1h' })).length === 1);
    return (await rest.getSymbolPriceTicker({ symbol })).price;
}

async function orders(low, high) {
    await rest.testNewOrder({ symbol, side: 'BUY', type: 'MARKET', quantity: 0.1 });
    const resting = await rest.submitNewOrder({ ...order, price: low });
    const replaced = await rest.replaceOrder({
        ...order, price: low, cancelReplaceMode: 'STOP_ON_FAILURE', cancelOrderId: resting.orderId,
    });
    assert.equal(replaced.newOrderResult, 'SUCCESS');
    assert.equal((await rest.getOpenOrders({ symbol })).length, 1);
    assert.equal((await rest.cancelAllSymbolOrders({ symbol })).length, 1);
    assert.equal((await rest.getOrder({ symbol, orderId: resting.orderId })).status, 'CANCELED');
    const pair = await rest.submitNewOrderList({
        symbol, side: 'SELL', quantity: 0.1, aboveType: 'LIMIT_MAKER', abovePrice: high, belowType: 'STOP_LOSS',
        belowStopPrice: low,
    });
    assert.equal((await rest.getAllOpenOCO()).length, 1);
    await rest.cancelOCO({ symbol, orderListId: pair.orderListId });
    assert.equal((await rest.submitNewOrder({ symbol, side: 'BUY', type: 'MARKET', quantity: 0.2 })).status, 'FILLED');
    assert.ok((await rest.getAccountTradeList({ symbol })).length > 0);
    assert.ok((await rest.getAccountInformation()).balances.length > 0);
    assert.ok((await rest.getTradeFee()).length > 0);
    assert.ok((await rest.getBalances()).length > 0);
    await refused(-2010, () => rest.submitNewOrder({ ...order, price: low, quantity: 5000 }));
    await refused(-1013, () => rest.submitNewOrder({ ...order, price: '500.001' }));
    await refused(-2011, () => rest.cancelOrder({ symbol, orderId: 999_999_999 }));
    await refused(-1121, () => rest.getOrderBook({ symbol: 'NOPEUSDT' }));
    await refused(-1022, () => new MainClient({ api_key: apiKey, api_secret: 'wrong', baseUrl: url }).getAccountInformation());
}

async function streams(low) {
    const heard = new Heard();
    const client = new WebsocketClient(
        { api_key: apiKey, api_secret: secret, beautify: true, wsUrl: ws, restOptions: { baseUrl: url } }, quiet);
    client.on('formattedMessage', (event) => heard.add(event));
    client.on('formattedUserDataMessage', (event) => heard.add(event));
    client.on('exception', console.error);
    client.subscribe(
        ['btcusdt@trade', 'btcusdt@aggTrade', 'btcusdt@depth10@100ms', 'btcusdt@kline_1m', 'btcusdt@bookTicker', '!ticker@arr'],
        'main');
    await Promise.all(['trade', 'aggTrade', 'kline', 'bookTicker'].map(
        (type) => heard.one((event) => event.eventType === type, type)));
    await heard.one((event) => Array.isArray(event) && event[0].symbol === symbol, '!ticker@arr');

    // Its way with a listen key; the key is asked for by REST and then is a part of the address.
    const { listenKey } = await rest.getSpotUserDataListenKey();
    await client.subscribeSpotUserDataStreamWithListenKey('main', listenKey, true);
    const placed = await rest.submitNewOrder({ ...order, price: low });
    await heard.one((event) => event.eventType === 'executionReport' && event.orderId === placed.orderId, 'own order');
    await rest.keepAliveSpotUserDataListenKey(listenKey);
    await rest.cancelOrder({ symbol, orderId: placed.orderId });
    await rest.closeSpotUserDataListenKey(listenKey);
    client.closeAll(true);
}

/** This client signs what it is given: the time of a request is the caller's to add. */
const now = (params) => ({ ...params, timestamp: Date.now() });

async function websocketApi(low) {
    const heard = new Heard();
    const client = new WebsocketAPIClient({
        api_key: apiKey, api_secret: secret, beautify: true, wsUrl: ws, attachEventListeners: false,
        muteLatencyWarning: true,
    }, quiet);
    client.getWSClient().on('formattedUserDataMessage', (event) => heard.add(event));
    client.getWSClient().on('exception', console.error);
    await client.subscribeUserDataStream('mainWSAPI');
    assert.ok((await client.getSpotServerTime()).result.serverTime > 0);
    const placed = (await client.submitNewSpotOrder(now({ ...order, price: low }))).result;
    await heard.one((event) => event.eventType === 'executionReport' && event.orderId === placed.orderId, 'own order');
    assert.equal((await client.getSpotOrderStatus(now({ symbol, orderId: placed.orderId }))).result.status, 'NEW');
    const replaced = (await client.cancelReplaceSpotOrder(now({
        ...order, price: low, cancelReplaceMode: 'STOP_ON_FAILURE', cancelOrderId: placed.orderId,
    }))).result;
    await client.cancelSpotOrder(now({ symbol, orderId: replaced.newOrderResponse.orderId }));
    assert.equal((await client.getSpotOpenOrders(now({ symbol }))).result.length, 0);
    assert.ok((await client.getSpotAccountInformation(now({ omitZeroBalances: true }))).result.balances.length > 0);
    assert.ok((await client.getSpotMyTrades(now({ symbol }))).result.length > 0);
    assert.equal((await client.getSpotKlines({ symbol, interval: '1m', limit: 2 })).result.length, 2);
    await refused(-2011, () => client.cancelSpotOrder(now({ symbol, orderId: 999_999_999 })));
    client.disconnectAll();
}

await main('binance', async () => {
    const last = await marketData();
    const low = price(last, 0.7);
    await orders(low, price(last, 1.4));
    await streams(low);
    await websocketApi(low);
});
