package dev.trestle.devdb;

import org.jspecify.annotations.Nullable;

/** The database does not start, answer or migrate. The message is one line, with a remedy if one is known. */
public sealed class DevDatabaseException extends Exception permits MigrationException {

    private static final long serialVersionUID = 1L;

    DevDatabaseException(String message, @Nullable Throwable cause) {
        super(message.strip().replaceAll("\\s*\\R\\s*", "; "), cause);
    }
}
