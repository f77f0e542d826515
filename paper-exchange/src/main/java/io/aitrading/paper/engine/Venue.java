package io.aitrading.paper.engine;

/**
 * The venue in memory, as it stood after the last stored batch. Owned by the engine's thread.
 *
 * @param isNew when nothing was stored yet: the first recorded trade must open it
 */
record Venue(VenueCore core, Recorder recorder, Replay replay, ReplayedMarket market, boolean isNew) {
    /** Lets work happen and tells all that it changed; after an exception the venue must be recovered. */
    Batch collect(Runnable work) {
        Batch batch = new Batch();
        recorder.begin(batch);
        work.run();
        if (!batch.isEmpty()) {
            core.endBatch();
        }
        return batch;
    }

    /** One command: what it changes of balances is told together. */
    void run(Runnable command) {
        replay.tick();
        command.run();
        core.endCommand();
    }
}
