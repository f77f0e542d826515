/** The calls that other services and users make. */
@NullMarked
package io.aitrading.bridge.web;

import org.jspecify.annotations.NullMarked;
