/** The only door: routes, tokens, rate limits and breakers in front of every service. */
@NullMarked
package io.aitrading.gateway;

import org.jspecify.annotations.NullMarked;
