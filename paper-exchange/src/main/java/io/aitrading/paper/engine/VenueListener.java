package io.aitrading.paper.engine;

/** Hears what was stored, in order, on the engine's thread: it must be quick and must not block. */
public interface VenueListener {
    void committed(Batch batch);
}
