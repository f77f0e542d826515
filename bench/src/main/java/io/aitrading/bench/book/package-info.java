/** Our book and exchange-core's direct book under the same commands. */
@NullMarked
package io.aitrading.bench.book;

import org.jspecify.annotations.NullMarked;
