package io.aitrading.engine.run;

import io.aitrading.engine.decision.Decision;
import io.aitrading.engine.deployment.Deployment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What happened since the last commit, besides the cursor having moved. */
final class Changes {
    private final List<Decision> decisions = new ArrayList<>();
    private final Map<UUID, Deployment> deployments = new LinkedHashMap<>();
    private boolean positions;

    void decided(Decision decision) {
        decisions.add(decision);
    }

    void changed(Deployment deployment) {
        deployments.put(deployment.strategyId(), deployment);
    }

    /** A fill was applied or an order came to rest. */
    void moved() {
        positions = true;
    }

    /** Whether anything happened that the world may already know of, and that must therefore be safe before the next trade. */
    boolean hasEffect() {
        return positions || !decisions.isEmpty() || !deployments.isEmpty();
    }

    List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    List<Deployment> deployments() {
        return List.copyOf(deployments.values());
    }

    void clear() {
        decisions.clear();
        deployments.clear();
        positions = false;
    }
}
