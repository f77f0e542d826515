/** Who may use the platform: users, sessions, roles, tokens. */
@NullMarked
package io.aitrading.users;

import org.jspecify.annotations.NullMarked;
