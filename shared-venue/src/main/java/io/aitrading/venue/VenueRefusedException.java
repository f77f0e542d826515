package io.aitrading.venue;

/** The venue understood a query and refused it, with one of its documented codes. */
public final class VenueRefusedException extends RuntimeException {

    private final int code;

    public VenueRefusedException(int code, String message) {
        super(code + " " + message);
        this.code = code;
    }

    public int code() {
        return code;
    }
}
