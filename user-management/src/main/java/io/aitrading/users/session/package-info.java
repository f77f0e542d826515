/** Logging in, staying logged in, logging out. */
@NullMarked
package io.aitrading.users.session;

import org.jspecify.annotations.NullMarked;
