/** Orders from intent to venue and back: gate, reservation, venue's answers, recovery. */
@NullMarked
package io.aitrading.orders;

import org.jspecify.annotations.NullMarked;
