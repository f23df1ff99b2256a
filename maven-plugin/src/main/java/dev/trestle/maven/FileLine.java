package dev.trestle.maven;

import dev.trestle.generator.output.Fingerprint;
import java.util.Map;
import java.util.OptionalLong;

/** A file and its fingerprint in a line of text: its hash, size, modification time, and path. */
final class FileLine {

    /** How a line of an input begins. */
    static final String INPUT = "input ";

    /** How a line of a generated file begins. */
    static final String FILE = "file ";

    private static final String NO_TIME = "-";

    private FileLine() {}

    /** The line behind its first word. */
    static String text(String path, Fingerprint fingerprint) {
        String time = fingerprint.modified().isPresent() ? Long.toString(fingerprint.modified().getAsLong()) : NO_TIME;
        return fingerprint.hash() + " " + fingerprint.size() + " " + time + " " + path;
    }

    /**
     * Puts what a line says into the files; false where it does not begin like this, or cannot be read. Without a split or a
     * pattern, because it is done thousands of times in a JVM that has just started.
     */
    static boolean read(String line, String begin, Map<String, Fingerprint> files) {
        if (!line.startsWith(begin)) {
            return false;
        }
        int size = line.indexOf(' ', begin.length()) + 1;
        int time = line.indexOf(' ', size) + 1;
        int path = line.indexOf(' ', time) + 1;
        if (size == 0 || time == 0 || path == 0) {
            return false;
        }
        try {
            String modified = line.substring(time, path - 1);
            files.put(line.substring(path), new Fingerprint(
                    line.substring(begin.length(), size - 1),
                    Long.parseLong(line.substring(size, time - 1)),
                    modified.equals(NO_TIME) ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(modified))));
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
