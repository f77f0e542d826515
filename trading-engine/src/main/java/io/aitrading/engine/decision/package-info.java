/** Why an order was sent, refused, or not sent: kept and published. */
@NullMarked
package io.aitrading.engine.decision;

import org.jspecify.annotations.NullMarked;
