package io.aitrading.health;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A setting that is used once, when the service starts: a size of a pool or of a buffer. A change is stored and told to the
 * operator as waiting for a restart; everything else in settings that are {@link Live} is in force at once.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsRestart {}
