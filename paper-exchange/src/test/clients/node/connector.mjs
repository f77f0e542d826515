// The official @binance/connector for Node: REST, a combined stream with user data by listen key, and the WebSocket API.
import assert from 'node:assert/strict';
import { Spot, WebsocketAPI, WebsocketStream } from '@binance/connector';
import { Heard, apiKey, main, price, refused, secret, symbol, url, ws } from './venue.mjs';

const spot = new Spot(apiKey, secret, { baseURL: url });
const quiet = { log() {}, debug() {}, info() {}, warn() {}, error: console.error };

async function rest() {
    const low = price((await spot.tickerPrice(symbol)).data.price, 0.7);
    assert.equal((await spot.exchangeInfo({ symbols: [symbol] })).data.symbols.length, 1);
    assert.equal((await spot.depth(symbol, { limit: 5 })).data.asks.length, 5);
    assert.equal((await spot.klines(symbol, '5m', { limit: 2 })).data.length, 2);
    const placed = (await spot.newOrder(symbol, 'BUY', 'LIMIT', { timeInForce: 'GTC', quantity: 0.1, price: low })).data;
    assert.equal((await spot.getOrder(symbol, { orderId: placed.orderId })).data.status, 'NEW');
    await spot.cancelOrder(symbol, { orderId: placed.orderId });
    assert.equal((await spot.newOrder(symbol, 'BUY', 'MARKET', { quantity: 0.1 })).data.status, 'FILLED');
    assert.ok((await spot.myTrades(symbol)).data.length > 0);
    assert.ok((await spot.account()).data.canTrade);
    await refused(-2011, () => spot.cancelOrder(symbol, { orderId: 999_999_999 }));
    return low;
}

async function streams(low) {
    const heard = new Heard();
    const stream = new WebsocketStream({
        wsURL: ws, combinedStreams: true, logger: quiet,
        callbacks: { open: () => heard.add('open'), message: (text) => heard.add(JSON.parse(text)) },
    });
    stream.subscribe('btcusdt@trade');
    const key = (await spot.createListenKey()).data.listenKey;
    stream.subscribe([key, 'btcusdt@miniTicker']);
    await heard.one((event) => event.stream === 'btcusdt@trade', 'trade');
    await heard.one((event) => event.stream === 'btcusdt@miniTicker', 'miniTicker');
    const api = new WebsocketAPI(apiKey, secret, {
        wsURL: `${ws}/ws-api/v3`, logger: quiet,
        callbacks: { open: () => heard.add('api open'), message: (text) => heard.add(JSON.parse(text)) },
    });
    await heard.one((event) => event === 'api open', 'connection');
    api.newOrder(symbol, 'BUY', 'LIMIT', { id: 'place', timeInForce: 'GTC', quantity: 0.1, price: low });
    const { result } = await heard.one((event) => event.id === 'place', 'order.place');
    await heard.one((event) => event.stream === key && event.data.i === result.orderId, 'own order');
    api.cancelOrder(symbol, { id: 'cancel', orderId: result.orderId });
    assert.equal((await heard.one((event) => event.id === 'cancel', 'order.cancel')).result.status, 'CANCELED');
    api.disconnect();
    stream.disconnect();
}

await main('@binance/connector', async () => streams(await rest()));
