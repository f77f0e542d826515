package io.aitrading.paper.json;

/** A time inside a JSON object or list. */
public record Moment(long millis) {}
