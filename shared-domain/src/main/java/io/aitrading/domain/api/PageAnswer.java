package io.aitrading.domain.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor pass as {@code cursor} for the next page; absent on the last
 */
public record PageAnswer<T>(List<T> items, @Nullable String nextCursor) {}
