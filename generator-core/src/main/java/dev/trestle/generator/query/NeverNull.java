package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Function;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * The functions of PostgreSQL that never give null for arguments that are not null. That a function is strict does not
 * tell: many strict ones give null at times. A test calls each with odd values.
 */
final class NeverNull {

    private static final String FILE = "never_null.txt";

    private final Set<String> signatures;

    private NeverNull(Set<String> signatures) {
        this.signatures = signatures;
    }

    /** Reads the list beside this class: {@code name: arguments | arguments}. */
    static NeverNull load() {
        Set<String> signatures = new HashSet<>();
        try (InputStream in = NeverNull.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + FILE);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> add(line, signatures));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new NeverNull(signatures);
    }

    private static void add(String line, Set<String> signatures) {
        int colon = line.indexOf(':');
        for (String arguments : line.substring(colon + 1).split("\\|", -1)) {
            signatures.add(line.substring(0, colon) + "(" + arguments.strip() + ")");
        }
    }

    boolean contains(Function function) {
        return function.builtIn() && signatures.contains(function.signature());
    }

    Set<String> signatures() {
        return Set.copyOf(signatures);
    }
}
