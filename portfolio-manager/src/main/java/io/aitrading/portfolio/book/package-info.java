/** Fills and deposits become journal entries, positions and balances, once each, in the transaction of the inbox. */
@NullMarked
package io.aitrading.portfolio.book;

import org.jspecify.annotations.NullMarked;
