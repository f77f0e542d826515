package io.aitrading.paper.engine;

/**
 * Where time began anew: candles of real trades start at this time. Those before it are computed from the recording, which they reach
 * at this offset, as if the replay had always run at this speed.
 */
public record ReplayAnchor(long timeMillis, long offsetMillis, long speedPerMille) {}
