/** A venue that speaks the Binance Spot protocol over recorded prices. */
@NullMarked
package io.aitrading.paper;

import org.jspecify.annotations.NullMarked;
