/** What the books are worth now: marks, profit and loss, equity over time, and figures made from it. */
@NullMarked
package io.aitrading.portfolio.valuation;

import org.jspecify.annotations.NullMarked;
