package dev.trestle.data.remote;

import java.io.IOException;

/** A file cannot be brought here, for a reason that has an answer of its own. */
public final class RemoteException extends IOException {

    private static final long serialVersionUID = 1;

    /** The reasons. */
    public enum Reason {
        /** The file is larger than files may be. */
        TOO_LARGE,
        /** The file has another content than before. */
        CHANGED,
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

    /** A file has another content than that of which parts are here. */
    public static RemoteException changed() {
        return new RemoteException(Reason.CHANGED, "A file has changed while parts of it were asked for");
    }

    /** The reason. */
    public Reason reason() {
        return reason;
    }
}
