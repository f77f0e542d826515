/** What the engine is doing, for everybody to see. */
@NullMarked
package io.aitrading.engine.status;

import org.jspecify.annotations.NullMarked;
