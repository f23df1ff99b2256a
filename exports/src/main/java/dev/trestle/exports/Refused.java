package dev.trestle.exports;

import java.sql.SQLException;

/** A row that this module itself refuses to write, or whose writing went wrong without an error of the target. */
final class Refused extends SQLException {

    private static final long serialVersionUID = 1;

    /** The message has no value in it: it is shown. */
    Refused(String message) {
        super(message);
    }
}
