package dev.trestle.generator.dataset;

import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An error of DuckDB, which writes them as JSON.
 *
 * @param message in words
 * @param position the byte of the statement, from 0; empty where there is none
 */
record DuckDbError(String message, OptionalInt position) {

    private static final Pattern MESSAGE = Pattern.compile("\"exception_message\":\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern POSITION = Pattern.compile("\"position\":\"([0-9]{1,9})\"");

    /** Empty for an error whose message is no JSON of DuckDB. */
    static Optional<DuckDbError> of(SQLException e) {
        String text = String.valueOf(e.getMessage());
        Matcher message = MESSAGE.matcher(text);
        if (!message.find()) {
            return Optional.empty();
        }
        Matcher position = POSITION.matcher(text);
        return Optional.of(new DuckDbError(words(message.group(1)),
                position.find() ? OptionalInt.of(Integer.parseInt(position.group(1))) : OptionalInt.empty()));
    }

    private static String words(String escaped) {
        return escaped.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\")
                .strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("[.!]$", "");
    }
}
