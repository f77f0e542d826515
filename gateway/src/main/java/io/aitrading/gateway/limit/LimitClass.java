package io.aitrading.gateway.limit;

import java.util.Set;

/** Which limit an address falls under. */
enum LimitClass {
    /** Never limited: probes must not be able to shut themselves out. */
    EXEMPT,
    /** Guessing passwords is what it slows down; counted per address, whoever the caller claims to be. */
    LOGIN,
    TRADING,
    READING,
    STANDARD;

    private static final Set<String> TRADING_RESOURCES = Set.of(
            "orders",
            "accounts",
            "fills",
            "reconciliation",
            "strategies",
            "trading",
            "emergency-stop",
            "trading-state");
    private static final Set<String> READING_RESOURCES = Set.of(
            "portfolio",
            "ledger",
            "marketdata",
            "decisions",
            "backtests",
            "datasets",
            "strategy-catalogue",
            "exposure",
            "hub");
    private static final String API = "/api/v1/";

    static LimitClass of(String path, boolean authenticated) {
        if (path.equals("/api/v1/health")
                || path.equals("/health")
                || path.startsWith("/health/")
                || path.equals("/metrics")
                || path.equals("/info")) {
            return EXEMPT;
        }
        if (path.startsWith("/api/v1/auth/")) {
            return LOGIN;
        }
        if (!authenticated) {
            return STANDARD;
        }
        String resource = resource(path);
        if (TRADING_RESOURCES.contains(resource)) {
            return TRADING;
        }
        return READING_RESOURCES.contains(resource) ? READING : STANDARD;
    }

    /** {@code orders} of {@code /api/v1/orders/1} and of {@code /orders/api/v1/orders/1}. */
    private static String resource(String path) {
        int at = path.indexOf(API);
        if (at < 0) {
            return "";
        }
        String rest = path.substring(at + API.length());
        int end = rest.indexOf('/');
        return end < 0 ? rest : rest.substring(0, end);
    }
}
