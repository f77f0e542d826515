/** What kind of market it is: trend or range, wild or quiet. */
@NullMarked
package io.aitrading.bridge.regime;

import org.jspecify.annotations.NullMarked;
