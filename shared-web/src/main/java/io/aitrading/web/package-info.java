/** What services and their clients share about HTTP: errors, callers, pages, calls to siblings. */
@NullMarked
package io.aitrading.web;

import org.jspecify.annotations.NullMarked;
