/** Strategies at work: they see one trade after the other, and each is finished, orders included, before the next. */
@NullMarked
package io.aitrading.engine;

import org.jspecify.annotations.NullMarked;
