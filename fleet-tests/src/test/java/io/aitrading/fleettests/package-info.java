/** End-to-end tests: a whole fleet as a child process, driven over HTTP. */
@org.jspecify.annotations.NullMarked
package io.aitrading.fleettests;
