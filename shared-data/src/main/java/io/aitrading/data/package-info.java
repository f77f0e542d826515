/** What a service does with its stores: transactions, events out and in, exactly-once answers, buffers and caches. */
@NullMarked
package io.aitrading.data;

import org.jspecify.annotations.NullMarked;
