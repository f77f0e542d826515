package io.aitrading.orders.gate;

import io.aitrading.domain.api.RiskLease;
import io.aitrading.health.HealthDetail;
import io.aitrading.health.HealthVerdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Health's truth about the risk lease. */
@Component
class LeaseDetail implements HealthDetail, HealthVerdict {

    private final LeaseKeeper leases;

    LeaseDetail(LeaseKeeper leases) {
        this.leases = leases;
    }

    @Override
    public String name() {
        return "lease";
    }

    @Override
    public Object value() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("valid", leases.valid().isPresent());
        Optional<RiskLease> last = leases.last();
        value.put("version", last.map(RiskLease::version).orElse(0L));
        value.put("tradingState", last.map(lease -> lease.tradingState().name()).orElse("UNKNOWN"));
        return value;
    }

    @Override
    public Optional<String> problem() {
        return leases.valid().isPresent()
                ? Optional.empty()
                : Optional.of("no valid risk lease: orders that increase exposure are refused");
    }

    @Override
    public boolean down() {
        return false;
    }
}
