package dev.trestle.runtime.service;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Database;
import io.helidon.http.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * The tables of a part of Trestle, in the schema {@code trestle}, created by versioned SQL files.
 *
 * <p>Each file is a complete script: it creates the schema and the table {@code trestle.migration} if they are
 * missing, and records itself there. So an administrator may run the files by hand, with the same result.
 *
 * @param owner the class in whose package the SQL files are
 * @param module the part's name in {@code trestle.migration}
 * @param files their names, the first version first
 * @param tables the tables that they create and the service reads and writes, without the schema
 */
public record PartMigrations(Class<?> owner, String module, List<String> files, List<String> tables) {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    /** One for all parts, because they share the schema. */
    private static final String LOCK = "SELECT pg_catalog.pg_advisory_xact_lock(7816395483125460037)";

    /** Not to_regclass: it answers from the cache of the connection, which waiting for the lock does not refresh. */
    private static final String KNOWN = """
            SELECT EXISTS (SELECT FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                            WHERE n.nspname = 'trestle' AND c.relname = 'migration')""";
    private static final String DENIED = """
            SELECT string_agg(privilege || ' on trestle.' || name, ', ')
              FROM unnest(?::text[]) AS name, unnest('{SELECT,INSERT,UPDATE,DELETE}'::text[]) AS privilege
             WHERE NOT has_table_privilege('trestle.' || name, privilege)""";
    private static final String VERSION =
            "SELECT coalesce(pg_catalog.max(version), 0) FROM trestle.migration WHERE module = ?";

    /**
     * Runs the files that have not been run yet; one server at a time, all of them or none.
     *
     * @param database where to
     * @throws HttpProblem if the database is unavailable
     * @throws IllegalStateException if the role may not create the missing tables, or may not use the existing ones;
     *     the message has the remedy
     */
    public void apply(Database database) {
        try {
            if (version(database) < files.size()) {
                database.transaction(TIMEOUT, this::run);
            }
            String denied = database.one(DENIED, binds -> binds.value(tables, PgCodecs.array(PgCodecs.TEXT)), row -> row.textOrNull(1));
            if (denied != null) {
                throw new IllegalStateException("The role of this service may not use its tables: grant it " + denied);
            }
        } catch (HttpProblem problem) {
            if (problem.status().code() == Status.FORBIDDEN_403.code()) {
                throw new IllegalStateException("The schema trestle lacks tables of " + module + ", or the role of this service"
                        + " may not see them: run " + String.join(", ", files) + " from the jar, or grant what it says", problem);
            }
            throw problem;
        }
    }

    private boolean run(Database transaction) {
        transaction.all(LOCK, binds -> {}, row -> row);
        for (String file : files.subList(Math.min(version(transaction), files.size()), files.size())) {
            transaction.execute(text(file), binds -> {});
        }
        return true;
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
