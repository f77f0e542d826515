package io.aitrading.paper.control;

import io.aitrading.paper.PaperError;
import io.aitrading.paper.VenueException;
import io.aitrading.paper.engine.ReplayMode;
import io.aitrading.paper.engine.ReplayState;
import io.aitrading.paper.engine.VenueCore;
import io.aitrading.paper.engine.VenueEngine;
import io.aitrading.paper.market.Grid;
import io.aitrading.paper.market.Recording;
import io.aitrading.web.ApiException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows and steers the replay. */
@RestController
@RequestMapping("/control/v1/replay")
class ReplayController {
    private static final int STEPS_PER_COMMAND = 250;

    private final VenueEngine engine;
    private final Recording recording;

    ReplayController(VenueEngine engine, Recording recording) {
        this.engine = engine;
        this.recording = recording;
    }

    /** @param speed recorded seconds per second */
    record ReplayChange(
            @NotNull ReplayMode mode,
            @Nullable @DecimalMin("0.001") @DecimalMax("100000") @Digits(integer = 6, fraction = 3) BigDecimal speed) {}

    /** @param untilTradeId stop at this public trade even if fewer than {@code count} recorded trades happened */
    record Steps(@Min(1) @Max(100_000) int count, @Nullable @Min(1) Long untilTradeId) {}

    record Position(long tradeId, Instant time) {}

    record Replay(
            ReplayMode mode,
            BigDecimal speed,
            long tradeId,
            long loop,
            int position,
            int trades,
            Instant time,
            String symbol,
            String dataset,
            String depth) {}

    @GetMapping
    @PreAuthorize("permitAll()")
    Replay show() {
        return shown(requireState());
    }

    @PutMapping
    @PreAuthorize("hasAnyRole('SERVICE', 'ADMIN')")
    Replay change(@Valid @RequestBody ReplayChange change) {
        ReplayState before = requireState();
        BigDecimal speed = change.speed();
        long perMille =
                speed == null ? before.speedPerMille() : speed.movePointRight(3).longValueExact();
        return shown(execute(core -> {
            core.changeReplay(change.mode(), perMille);
            return core.replayState();
        }));
    }

    @PostMapping("/step")
    @PreAuthorize("hasAnyRole('SERVICE', 'ADMIN')")
    Position step(@Valid @RequestBody Steps steps) {
        if (requireState().mode() != ReplayMode.STEPPED) {
            throw new ApiException(
                    PaperError.REPLAY_NOT_STEPPED,
                    "The mode is " + requireState().mode());
        }
        long until = steps.untilTradeId() == null ? Long.MAX_VALUE : steps.untilTradeId();
        int left = steps.count();
        ReplayState state = requireState();
        while (left > 0 && state.lastTradeId() < until) {
            int portion = Math.min(left, STEPS_PER_COMMAND);
            state = execute(core -> {
                for (int i = 0; i < portion && core.replayState().lastTradeId() < until; i++) {
                    core.step(1);
                }
                return core.replayState();
            });
            left -= portion;
        }
        return new Position(state.lastTradeId(), Instant.ofEpochMilli(state.eventTime()));
    }

    private Replay shown(ReplayState state) {
        return new Replay(
                state.mode(),
                BigDecimal.valueOf(state.speedPerMille(), 3).stripTrailingZeros(),
                state.lastTradeId(),
                state.loop(),
                state.position(),
                recording.size(),
                Instant.ofEpochMilli(state.eventTime()),
                Grid.SYMBOL,
                Recording.LABEL,
                "modelled around the recorded trades; candles before the first trade are computed from the recording");
    }

    private ReplayState requireState() {
        ReplayState state = engine.lastState();
        if (state == null) {
            throw new ApiException(PaperError.VENUE_UNAVAILABLE, "The venue is being rebuilt from its database");
        }
        return state;
    }

    private <T> T execute(Function<VenueCore, T> action) {
        try {
            return engine.execute(action);
        } catch (VenueException unavailable) {
            throw new ApiException(PaperError.VENUE_UNAVAILABLE, unavailable.text(), unavailable);
        }
    }
}
