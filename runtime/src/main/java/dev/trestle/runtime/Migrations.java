package dev.trestle.runtime;

import io.helidon.http.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * The tables of a part of Trestle, in the schema {@code trestle}, made by versioned SQL files.
 *
 * <p>Each file is a whole script: it makes the schema and the table {@code trestle.migration} where they are missing,
 * and records itself there. So an administrator may run the files by hand, with the same result.
 *
 * @param owner the class beside whose class file the SQL files are
 * @param module the part's name in {@code trestle.migration}
 * @param files their names, the first version first
 */
public record Migrations(Class<?> owner, String module, List<String> files) {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    /** One for all parts, because they share the schema. */
    private static final String LOCK = "SELECT pg_catalog.pg_advisory_xact_lock(7816395483125460037)";

    private static final String KNOWN = "SELECT pg_catalog.to_regclass('trestle.migration') IS NOT NULL";
    private static final String VERSION =
            "SELECT coalesce(pg_catalog.max(version), 0) FROM trestle.migration WHERE module = ?";

    /**
     * Runs the files that have not been run yet; one server at a time, all of them or none.
     *
     * @param database where to
     * @throws HttpProblem if the database is away
     * @throws IllegalStateException if the role may not make what is missing; the message says what to do
     */
    public void apply(Database database) {
        if (version(database) >= files.size()) {
            return;
        }
        try {
            database.transaction(TIMEOUT, transaction -> {
                transaction.list(LOCK, binds -> {}, row -> row);
                for (String file : files.subList(Math.min(version(transaction), files.size()), files.size())) {
                    transaction.execute(text(file), binds -> {});
                }
                return files;
            });
        } catch (HttpProblem problem) {
            if (problem.status().code() == Status.FORBIDDEN_403.code()) {
                throw new IllegalStateException("The tables of " + module + " are missing in the schema trestle, and the"
                        + " role of this service may not make them: have an administrator run " + String.join(", ", files)
                        + " from the jar, or grant CREATE on the database", problem);
            }
            throw problem;
        }
    }

    /** The last one that was run; 0 for none. */
    private int version(Database database) {
        return database.one(KNOWN, binds -> {}, row -> row.bool(1))
                ? database.one(VERSION, binds -> binds.text(module), row -> row.int4(1))
                : 0;
    }

    private String text(String file) {
        try (InputStream in = owner.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException(file + " is not beside " + owner);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
