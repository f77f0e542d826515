package io.aitrading.trading.strategy;

/** An opinion about one symbol, given whatever the position is; the host turns it into an order, or not. */
public enum Signal {
    ENTER_LONG("enter-long"),
    EXIT_LONG("exit-long"),
    ENTER_SHORT("enter-short"),
    EXIT_SHORT("exit-short");

    private final String tag;

    Signal(String tag) {
        this.tag = tag;
    }

    /** The name it gives to orders. */
    public String tag() {
        return tag;
    }
}
