/** Where orders go: order-management, with a definite outcome or patience until there is one. */
@NullMarked
package io.aitrading.engine.order;

import org.jspecify.annotations.NullMarked;
