/** Measurements of the kernel, with peers beside ours in the same run: a timing counts only when the results agree. */
@NullMarked
package io.aitrading.bench;

import org.jspecify.annotations.NullMarked;
