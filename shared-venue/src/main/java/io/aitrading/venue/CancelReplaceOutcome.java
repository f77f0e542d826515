package io.aitrading.venue;

import java.util.Optional;

/**
 * What came of a cancel-replace. The two halves can end differently.
 *
 * @param placed empty when the venue did not try to place because the cancel failed
 */
public record CancelReplaceOutcome(CancelOutcome canceled, Optional<PlaceOutcome> placed) {}
