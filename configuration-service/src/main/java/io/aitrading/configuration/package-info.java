/** Configuration of every service, feature flags and the registry of business flows. */
@NullMarked
package io.aitrading.configuration;

import org.jspecify.annotations.NullMarked;
