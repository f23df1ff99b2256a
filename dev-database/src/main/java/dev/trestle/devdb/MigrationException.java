package dev.trestle.devdb;

import java.nio.file.Path;

/** PostgreSQL refuses a statement of a migration. The message is PostgreSQL's, without its place. */
public final class MigrationException extends DevDatabaseException {

    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final int line;
    private final int column;

    MigrationException(Path file, int line, int column, String message, Throwable cause) {
        super(message, cause);
        this.file = file;
        this.line = line;
        this.column = column;
    }

    /** The migration, as an absolute path. */
    public Path file() {
        return file;
    }

    /** The line of the error, or of the beginning of the statement, from 1. */
    public int line() {
        return line;
    }

    /** The column, from 1. */
    public int column() {
        return column;
    }
}
