package io.aitrading.paper.engine;

import io.aitrading.paper.engine.JournalEntry.Kind;
import io.aitrading.paper.market.Recording;
import java.time.Duration;
import java.time.InstantSource;

/** Where the recording stands, when its next trade is due, and what time it is for the venue. Owned by the engine's thread. */
final class Replay {
    /** A whole number of weeks, so that every candle length falls on the same places in each loop. */
    private static final long STEPPED_LOOP_MILLIS = Duration.ofDays(7).toMillis();
    /** Further behind than this, the replay does not hurry to catch up: it goes on from now. */
    private static final long BEHIND_MAX_MILLIS = 5_000;

    private final Recording recording;
    private final InstantSource clock;
    private ReplayMode mode;
    private long speedPerMille;
    private long loop;
    private int position;
    private long eventTime;
    private long regimeFirstTradeId;
    private long paceWallMillis;
    private long paceOffsetMillis;
    private ReplayAnchor anchor;

    Replay(Recording recording, InstantSource clock, ReplayMode mode, long speedPerMille) {
        this.recording = recording;
        this.clock = clock;
        this.mode = mode;
        this.speedPerMille = speedPerMille;
        // Stepped time is the recording's from the first moment: candles of two clocks would span the years between
        // them.
        this.eventTime = mode == ReplayMode.STEPPED ? steppedTime() : clock.millis();
        this.regimeFirstTradeId = 1;
        this.anchor = anchorHere();
        pace();
    }

    void restore(ReplayState state) {
        mode = state.mode();
        speedPerMille = state.speedPerMille();
        loop = state.loop();
        position = state.position();
        eventTime = state.eventTime();
        regimeFirstTradeId = state.regimeFirstTradeId();
        anchor = state.anchor() == null ? anchorHere() : state.anchor();
        pace();
    }

    ReplayState state(Counters counters) {
        return new ReplayState(
                mode,
                speedPerMille,
                loop,
                position,
                counters.trade,
                counters.aggregate,
                counters.order,
                counters.list,
                counters.account,
                counters.sequence,
                counters.execution,
                counters.preventedMatch,
                counters.bookUpdate,
                eventTime,
                regimeFirstTradeId,
                anchor);
    }

    ReplayMode mode() {
        return mode;
    }

    long loop() {
        return loop;
    }

    int position() {
        return position;
    }

    long regimeFirstTradeId() {
        return regimeFirstTradeId;
    }

    /** The venue's time: that of the command that is worked off, or the recorded one while it is stepped. */
    long now() {
        return eventTime;
    }

    /** Looks at the clock, once for each command, so that all that one command does has one time. It never goes back within a regime. */
    void tick() {
        if (mode != ReplayMode.STEPPED) {
            eventTime = Math.max(eventTime, clock.millis());
        }
    }

    /** Milliseconds until the next trade is due; 0 or less when it is. */
    long dueInMillis() {
        if (mode != ReplayMode.RUNNING) {
            return Long.MAX_VALUE;
        }
        long due = paceWallMillis + (nextOffset() - paceOffsetMillis) * 1000 / speedPerMille;
        long wait = due - clock.millis();
        if (wait < -BEHIND_MAX_MILLIS) {
            pace();
            return 0;
        }
        return wait;
    }

    /** Moves to the next recorded trade and tells its index. */
    int next(Recorder recorder) {
        if (position == recording.size()) {
            position = 0;
            loop++;
            recorder.journal(
                    Kind.REPLAY_SEAM,
                    null,
                    null,
                    null,
                    "loop " + loop + " begins: prices jump to the recording's start");
        }
        if (mode == ReplayMode.STEPPED) {
            eventTime = steppedTime();
        }
        return position++;
    }

    /** Changes how the recording moves on; true when event times now come from another clock. */
    boolean change(ReplayMode newMode, long newSpeedPerMille, long lastTradeId) {
        boolean otherClock = (newMode == ReplayMode.STEPPED) != (mode == ReplayMode.STEPPED);
        mode = newMode;
        speedPerMille = newSpeedPerMille;
        if (otherClock) {
            eventTime = mode == ReplayMode.STEPPED ? steppedTime() : clock.millis();
            regimeFirstTradeId = lastTradeId + 1;
            anchor = anchorHere();
        }
        pace();
        return otherClock;
    }

    ReplayAnchor anchor() {
        return anchor;
    }

    /** The replayed past ends here and now, and moves at the speed at which event times move. */
    private ReplayAnchor anchorHere() {
        return new ReplayAnchor(eventTime, nextOffset(), mode == ReplayMode.STEPPED ? 1000 : speedPerMille);
    }

    /** For a state from before anchors were stored: so many recorded trades happened since that time. */
    void anchorBefore(long timeMillis, long recordedTrades) {
        long next = loop * recording.size() + position - recordedTrades;
        int index = (int) Math.floorMod(next, (long) recording.size());
        long offset = Math.floorDiv(next, (long) recording.size()) * recording.lengthMillis()
                + recording.timeMillis(index)
                - recording.firstTimeMillis();
        anchor = new ReplayAnchor(timeMillis, offset, mode == ReplayMode.STEPPED ? 1000 : speedPerMille);
    }

    private void pace() {
        paceWallMillis = clock.millis();
        paceOffsetMillis = nextOffset();
    }

    /** Time into the recording of the next trade, loops counted on. */
    private long nextOffset() {
        return position == recording.size()
                ? (loop + 1) * recording.lengthMillis()
                : loop * recording.lengthMillis() + recording.timeMillis(position) - recording.firstTimeMillis();
    }

    private long steppedTime() {
        int at = Math.min(position, recording.size() - 1);
        return recording.timeMillis(at) + loop * STEPPED_LOOP_MILLIS;
    }
}
