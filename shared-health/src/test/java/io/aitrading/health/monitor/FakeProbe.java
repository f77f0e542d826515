package io.aitrading.health.monitor;

import io.aitrading.health.DependencyProbe;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** A dependency that a test switches off, on, or lets hang. */
final class FakeProbe implements DependencyProbe {
    enum Mode {
        GOOD,
        BAD,
        HANGING,
        HANGING_AND_DEAF
    }

    private final String name;
    private final boolean required;
    private final CountDownLatch release = new CountDownLatch(1);
    volatile Mode mode = Mode.GOOD;

    FakeProbe(String name, boolean required) {
        this.name = name;
        this.required = required;
    }

    void release() {
        release.countDown();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String kind() {
        return "http";
    }

    @Override
    public boolean required() {
        return required;
    }

    @Override
    public void probe() throws Exception {
        switch (mode) {
            case GOOD -> {}
            case BAD -> throw new IOException("switched off");
            case HANGING -> release.await();
            case HANGING_AND_DEAF -> awaitUninterruptibly();
        }
    }

    private void awaitUninterruptibly() {
        while (release.getCount() > 0) {
            try {
                release.await();
            } catch (InterruptedException ignored) {
                // That is the fault to be simulated: a driver that does not react.
            }
        }
    }
}
