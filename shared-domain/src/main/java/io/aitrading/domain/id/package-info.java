/** Identifiers: UUIDv7 generation and ids derived from content. */
@NullMarked
package io.aitrading.domain.id;

import org.jspecify.annotations.NullMarked;
