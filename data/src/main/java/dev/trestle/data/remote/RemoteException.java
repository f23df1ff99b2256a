package dev.trestle.data.remote;

import java.io.IOException;

/** A file cannot be brought here, for a reason that has an answer of its own. */
public final class RemoteException extends IOException {

    private static final long serialVersionUID = 1;

    /** The reasons. */
    public enum Reason {
        /** The file is larger than files may be. */
        TOO_LARGE,
        /** The content is not of the format. */
        WRONG_CONTENT,
        /** There is no space at present, or too many files are on their way. */
        BUSY,
        /** It took too long. */
        SLOW,
        /** The client has left, or the service stops. */
        ENDED
    }

    private final Reason reason;

    /**
     * An exception.
     *
     * @param reason the reason
     * @param message for the log
     */
    RemoteException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** The reason. */
    public Reason reason() {
        return reason;
    }
}
