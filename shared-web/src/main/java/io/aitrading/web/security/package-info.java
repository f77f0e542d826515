/** Who is calling: token validation, security headers, minting of service tokens. */
@NullMarked
package io.aitrading.web.security;

import org.jspecify.annotations.NullMarked;
