/** The strategies that trade from the first start on, so that there is something to see. */
@NullMarked
package io.aitrading.engine.demo;

import org.jspecify.annotations.NullMarked;
