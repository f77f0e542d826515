package io.aitrading.gateway.limit;

/** Counts requests in a window that slides with every request. */
interface Counter {
    /**
     * Asks for one request.
     *
     * @param key class and client
     * @param limit requests allowed in any window
     * @param windowMillis length of the window
     * @param nowMillis the time, in ms since 1970
     */
    Window ask(String key, int limit, long windowMillis, long nowMillis);
}
