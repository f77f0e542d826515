/** The venue itself: one thread that owns accounts, orders and the book, and stores each change before it answers. */
@NullMarked
package io.aitrading.paper.engine;

import org.jspecify.annotations.NullMarked;
