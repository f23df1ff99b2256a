package dev.trestle.generator;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** Says on one line why a database does not answer. */
final class Cause {

    /** As drivers write it into URLs, which some of them quote. */
    private static final Pattern PASSWORD = Pattern.compile("(?i)(passw(?:or)?d|pwd|secret)=[^&;,)\\s]*");

    private static final Pattern LOGIN = Pattern.compile("//[^/@\\s]*@");

    private Cause() {}

    /** The driver's first line, without a password and without a full stop. */
    static String of(SQLException e) {
        String message = String.valueOf(e.getMessage()).strip();
        String line = message.lines().findFirst().orElse("no reason given").strip();
        String clean = LOGIN.matcher(PASSWORD.matcher(line).replaceAll("$1=…")).replaceAll("//…@");
        return clean.endsWith(".") ? clean.substring(0, clean.length() - 1) : clean;
    }
}
