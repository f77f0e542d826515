package io.aitrading.orders.venue;

import io.aitrading.health.DependencyProbe;
import io.aitrading.venue.VenueEndpoints;
import org.springframework.stereotype.Component;

/** Shows in health whether the paper venue answers. Without it orders wait or are refused; the service itself goes on. */
@Component
class VenueProbe implements DependencyProbe {

    private final Venues venues;

    VenueProbe(Venues venues) {
        this.venues = venues;
    }

    @Override
    public String name() {
        return "paper-exchange";
    }

    @Override
    public String kind() {
        return "venue";
    }

    @Override
    public boolean required() {
        return false;
    }

    @Override
    public void probe() {
        venues.market(VenueEndpoints.PAPER).time();
    }
}
