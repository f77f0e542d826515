package io.aitrading.bridge.book;

import io.aitrading.domain.BookSnapshot.Level;
import java.util.List;

/**
 * One difference of the venue's stream. A level with quantity zero goes away.
 *
 * @param firstId the venue's {@code U}
 * @param lastId the venue's {@code u}
 */
public record DepthUpdate(long firstId, long lastId, List<Level> bids, List<Level> asks) {}
