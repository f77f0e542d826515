/** The REST door of the venue. */
@NullMarked
package io.aitrading.paper.rest;

import org.jspecify.annotations.NullMarked;
