/** Strategies as users deploy them: parameters, account, size, life. */
@NullMarked
package io.aitrading.engine.deployment;

import org.jspecify.annotations.NullMarked;
