/** Feature flags: named switches that every service sees. */
@NullMarked
package io.aitrading.configuration.flag;

import org.jspecify.annotations.NullMarked;
