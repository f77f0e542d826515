/** Portfolio manager: ledger, positions, profit and loss, equity. An observer of orders: trading does not wait for it. */
@NullMarked
package io.aitrading.portfolio;

import org.jspecify.annotations.NullMarked;
