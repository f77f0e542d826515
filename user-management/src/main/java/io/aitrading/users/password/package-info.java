/** Which passwords are good enough, and how they are kept. */
@NullMarked
package io.aitrading.users.password;

import org.jspecify.annotations.NullMarked;
