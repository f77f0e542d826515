package io.aitrading.configuration.instance;

/** Told inside this service once a report is stored. */
public record InstanceReported(String service) {}
