package io.aitrading.health;

/** A setting that cannot be used, thrown by the settings' own constructor when a rule spans more than one of them. */
public final class SettingRefusedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String rule;

    /**
     * @param key the property, such as {@code hub.alert-after}
     * @param rule completes "the setting ..."
     */
    public SettingRefusedException(String key, String rule) {
        super(key + " " + rule);
        this.key = key;
        this.rule = rule;
    }

    public String key() {
        return key;
    }

    public String rule() {
        return rule;
    }
}
