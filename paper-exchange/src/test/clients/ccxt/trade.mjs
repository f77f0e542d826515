// Drives the venue through ccxt's Binance class, REST and WebSocket, with only the base URLs changed.
// Environment: VENUE_URL (http://127.0.0.1:9010), API_KEY, SECRET. Exits 0 when every check held.
import assert from 'node:assert/strict';
import ccxt from 'ccxt';

const venue = process.env.VENUE_URL;
const symbol = 'BTC/USDT';

function exchange(type, credentials) {
    const client = new type({
        ...credentials,
        options: { defaultType: 'spot', fetchMarkets: { types: ['spot'] } },
    });
    for (const [name, url] of Object.entries(client.urls.api)) {
        if (typeof url === 'string') {
            client.urls.api[name] = url.replace(/^https:\/\/[^/]+/, venue);
        }
    }
    if (client.urls.api.ws) {
        const ws = venue.replace(/^http/, 'ws');
        client.urls.api.ws.spot = `${ws}/ws`;
        client.urls.api.ws['ws-api'].spot = `${ws}/ws-api/v3`;
    }
    return client;
}

const credentials = { apiKey: process.env.API_KEY, secret: process.env.SECRET };
const rest = exchange(ccxt.binance, credentials);
const pro = exchange(ccxt.pro.binance, credentials);

async function refused(errorType, action) {
    try {
        await action();
    } catch (error) {
        assert.ok(error instanceof errorType, `expected ${errorType.name}, got ${error.constructor.name}: ${error.message}`);
        return;
    }
    assert.fail(`expected ${errorType.name}, nothing was thrown`);
}

async function marketData() {
    const markets = await rest.fetchMarkets();
    assert.deepEqual(markets.map((market) => market.symbol), [symbol]);
    await rest.loadMarkets();
    const ticker = await rest.fetchTicker(symbol);
    assert.ok(ticker.last > 0 && ticker.bid < ticker.ask);
    const book = await rest.fetchOrderBook(symbol, 20);
    assert.equal(book.bids.length, 20);
    assert.ok(book.bids[0][0] < book.asks[0][0]);
    const candles = await rest.fetchOHLCV(symbol, '1m', undefined, 1000);
    assert.equal(candles.length, 1000);
    candles.forEach(([time, open, high, low, close], i) => {
        assert.ok(low <= Math.min(open, close) && high >= Math.max(open, close));
        assert.ok(i === 0 || time === candles[i - 1][0] + 60_000);
    });
    assert.ok((await rest.fetchTrades(symbol)).length > 0);
    return ticker;
}

async function orders(ticker) {
    const before = await rest.fetchBalance();
    const low = rest.priceToPrecision(symbol, ticker.last * 0.7);
    const resting = await rest.createOrder(symbol, 'limit', 'buy', 0.1, low);
    assert.equal(resting.status, 'open');
    assert.equal((await rest.fetchOrder(resting.id, symbol)).price, Number(low));
    assert.deepEqual((await rest.fetchOpenOrders(symbol)).map((order) => order.id), [resting.id]);
    assert.equal((await rest.cancelOrder(resting.id, symbol)).status, 'canceled');
    assert.equal((await rest.fetchOpenOrders(symbol)).length, 0);

    const bought = await rest.createOrder(symbol, 'market', 'buy', 0.25);
    assert.equal(bought.status, 'closed');
    assert.equal(bought.filled, 0.25);
    const trades = (await rest.fetchMyTrades(symbol)).filter((trade) => trade.order === bought.id);
    assert.equal(trades.reduce((sum, trade) => sum + trade.amount, 0), 0.25);
    assert.equal(trades[0].fee.currency, 'BTC');
    const after = await rest.fetchBalance();
    assert.ok(Math.abs(after.BTC.total - before.BTC.total - 0.25 * 0.999) < 1e-9);

    const stop = await rest.createOrder(symbol, 'market', 'sell', 0.1, undefined, {
        stopLossPrice: rest.priceToPrecision(symbol, ticker.last * 0.5),
    });
    assert.equal((await rest.fetchOrder(stop.id, symbol)).status, 'open');
    await rest.cancelOrder(stop.id, symbol);
    assert.equal((await rest.fetchBalance()).BTC.used, 0);
}

async function errors(ticker) {
    await refused(ccxt.InsufficientFunds, () => rest.createOrder(symbol, 'limit', 'buy', 5000, ticker.last * 0.9));
    await refused(ccxt.InvalidOrder, () => rest.privatePostOrder({
        symbol: 'BTCUSDT', side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: '1', price: '500.001',
    }));
    await refused(ccxt.BadSymbol, () => rest.publicGetDepth({ symbol: 'NOPEUSDT' }));
    await refused(ccxt.OrderNotFound, () => rest.fetchOrder('999999999', symbol));
    await refused(ccxt.OrderNotFound, () => rest.cancelOrder('999999999', symbol));
    const forged = exchange(ccxt.binance, { ...credentials, secret: 'not-the-secret' });
    await refused(ccxt.AuthenticationError, () => forged.fetchBalance());
    const stranger = exchange(ccxt.binance, { apiKey: 'x'.repeat(64), secret: 'x' });
    await refused(ccxt.AuthenticationError, () => stranger.fetchBalance());
    const late = exchange(ccxt.binance, credentials);
    late.nonce = () => Date.now() - 60_000;
    await refused(ccxt.InvalidNonce, () => late.fetchBalance());
}

async function streams(ticker) {
    // What ccxt asks for before it speaks ws:// instead of wss://.
    await pro.loadHttpProxyAgent();
    const trade = (await pro.watchTrades(symbol))[0];
    assert.ok(trade.price > 0 && trade.amount > 0);
    const book = await pro.watchOrderBook(symbol);
    assert.ok(book.bids[0][0] < book.asks[0][0]);
    const first = book.nonce;
    const next = await pro.watchOrderBook(symbol);
    assert.ok(next.nonce > first);
    assert.ok((await pro.watchTicker(symbol)).last > 0);
    assert.ok((await pro.watchOHLCV(symbol, '1m')).length > 0);

    const orderSeen = pro.watchOrders(symbol);
    const balanceSeen = pro.watchBalance();
    // The subscriptions are requests of their own: an order placed before they are answered would not be heard.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const placed = await pro.createOrderWs(symbol, 'limit', 'buy', 0.1, pro.priceToPrecision(symbol, ticker.last * 0.7));
    assert.ok(placed.id);
    const heard = await orderSeen;
    assert.equal(heard[0].id, placed.id);
    assert.ok((await balanceSeen).USDT.used > 0);
    await pro.cancelOrderWs(placed.id, symbol);
    assert.equal((await pro.fetchOpenOrdersWs(symbol)).length, 0);
}

setTimeout(() => {
    console.error('no answer within 90 seconds');
    process.exit(2);
}, 90_000);
try {
    const ticker = await marketData();
    await orders(ticker);
    await errors(ticker);
    await streams(ticker);
} catch (error) {
    console.error(error);
    process.exit(1);
}
console.log('ccxt: all checks held');
process.exit(0);
