/** The keys that sign access tokens: made, sealed, rotated, published. */
@NullMarked
package io.aitrading.users.key;

import org.jspecify.annotations.NullMarked;
