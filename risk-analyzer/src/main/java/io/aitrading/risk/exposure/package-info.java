/** What each account holds, as the events tell it. */
@NullMarked
package io.aitrading.risk.exposure;

import org.jspecify.annotations.NullMarked;
