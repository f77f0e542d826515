/** Dead letters of all topics: collected, shown, and sent again or given up by an operator. */
@NullMarked
package io.aitrading.hub.letter;

import org.jspecify.annotations.NullMarked;
