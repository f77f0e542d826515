package io.aitrading.paper.control;

import io.aitrading.paper.fault.FaultKind;
import io.aitrading.paper.fault.Faults;
import io.aitrading.paper.stream.Connections;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Scripts faults for tests of those who trade here. */
@RestController
@RequestMapping("/control/v1/faults")
class FaultController {
    private static final long MILLIS_DEFAULT = 1_000;

    private final Faults faults;
    private final Connections connections;

    FaultController(Faults faults, Connections connections) {
        this.faults = faults;
        this.connections = connections;
    }

    /** @param millis how long to delay, or how long orders stay unknown */
    record NewFault(
            @NotNull FaultKind kind,
            @Nullable @Min(1) @Max(10_000) Integer count,
            @Nullable @Min(1) @Max(120_000) Long millis) {}

    record Fault(FaultKind kind, int remaining, long millis) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('SERVICE', 'ADMIN')")
    List<Fault> list() {
        return faults.scripts().stream().map(FaultController::shown).toList();
    }

    /** Dropping connections happens now, to all of them; a count above one also drops the next ones that open. */
    @PostMapping
    @PreAuthorize("hasAnyRole('SERVICE', 'ADMIN')")
    Fault add(@Valid @RequestBody NewFault wanted) {
        int count = wanted.count() == null ? 1 : wanted.count();
        long millis = wanted.millis() == null ? MILLIS_DEFAULT : wanted.millis();
        if (wanted.kind() == FaultKind.DROP_CONNECTIONS) {
            connections.dropAll();
            if (count == 1) {
                return new Fault(wanted.kind(), 0, millis);
            }
            return shown(faults.add(wanted.kind(), count - 1, millis));
        }
        return shown(faults.add(wanted.kind(), count, millis));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAnyRole('SERVICE', 'ADMIN')")
    void clear() {
        faults.clear();
    }

    private static Fault shown(Faults.Script script) {
        return new Fault(script.kind(), script.remaining(), script.millis());
    }
}
