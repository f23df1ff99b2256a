package dev.trestle.test.rows;

import org.jspecify.annotations.Nullable;

/** A row cannot be made: the table is unknown, or no random values satisfy a constraint. The message has a remedy. */
public final class RowsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    RowsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
