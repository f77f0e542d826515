/** Double entry and positions: what deposits, fills and fees do to the books. Exact, no I/O. */
@NullMarked
package io.aitrading.trading.ledger;

import org.jspecify.annotations.NullMarked;
