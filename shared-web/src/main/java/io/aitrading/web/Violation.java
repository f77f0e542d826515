package io.aitrading.web;

/**
 * One broken rule of a request.
 *
 * @param field path in the body such as {@code legs[0].quantity}, or the name of a parameter or header
 * @param rule stable name of the rule: {@code LOT_SIZE}
 * @param message for people
 */
public record Violation(String field, String rule, String message) {}
