/** Statistics of results: how good a run was, and how far to believe it. */
@NullMarked
package io.aitrading.trading.analytics;

import org.jspecify.annotations.NullMarked;
