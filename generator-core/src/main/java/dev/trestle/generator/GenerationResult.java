package dev.trestle.generator;

import dev.trestle.generator.diagnostic.Diagnostic;
import dev.trestle.generator.emit.SourceFile;
import dev.trestle.generator.plan.model.ComputedPart;
import dev.trestle.generator.plan.model.HistoryPart;
import dev.trestle.generator.plan.sql.ComputedDefinitions;
import java.util.List;
import java.util.Set;

/** What came of a request. */
public sealed interface GenerationResult {

    /** Everything that was found, errors and warnings, in the order of their places. */
    List<Diagnostic> diagnostics();

    /** Calls the case for this kind of result. */
    <R> R match(Cases<R> cases);

    /**
     * The sources; the diagnostics are warnings only.
     *
     * @param migration that of the computed columns; it belongs into the folder of migrations
     * @param history that of the tables with history, likewise
     * @param phases how long each step took
     */
    record Generated(List<SourceFile> files, Migration migration, Migration history, List<Diagnostic> diagnostics, List<Phase> phases)
            implements GenerationResult {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.generated(this);
        }
    }

    /** No sources, because of at least one error. */
    record Rejected(List<Diagnostic> diagnostics) implements GenerationResult {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rejected(this);
        }
    }

    /**
     * A repeatable migration.
     *
     * @param file its name, by which Flyway applies it again whenever it changes
     * @param mark the words that it begins with, of which one is the package
     * @param needed whether there are any; otherwise it only removes what earlier versions of it have made
     */
    record Migration(String file, String mark, String text, boolean needed) {

        /** The name of that of the computed columns. */
        public static final String FILE = ComputedPart.FILE;

        /** The name of that of the tables with history. */
        public static final String HISTORY_FILE = HistoryPart.FILE;

        /** The names of all of them. */
        public static final Set<String> FILES = Set.of(FILE, HISTORY_FILE);

        /** The words that those of all packages begin with. */
        public static final String MARK = SourceFile.SQL_MARK;

        /** The columns whose type or inputs differ from those of an earlier migration, but not the version of their function. */
        public List<String> changedSince(String earlier) {
            return ComputedDefinitions.changed(earlier, text);
        }
    }

    /** A step of the generator and how long it took. */
    record Phase(String name, long nanos) {}

    /** One case for each kind of result. */
    interface Cases<R> {
        R generated(Generated result);

        R rejected(Rejected result);
    }
}
