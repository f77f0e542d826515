/** Values that cross service borders: money types, instruments, orders, market data. Plain Java, no I/O. */
@NullMarked
package io.aitrading.domain;

import org.jspecify.annotations.NullMarked;
