package dev.trestle.generator.plan.export;

import dev.trestle.generator.plan.model.ExportColumn.Transfer;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.target.TargetColumn;
import dev.trestle.generator.target.TargetDialect;
import java.util.List;

/** Knows which columns of a kind of database hold our values without loss. */
sealed interface TargetFit permits PostgresFit, SqliteFit, JdbcFit {

    /** The rules of databases that speak this SQL. */
    static TargetFit of(TargetDialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> new PostgresFit();
            case SQLITE -> new SqliteFit();
            case MYSQL, OTHER -> new JdbcFit(dialect);
        };
    }

    /** Whether and how the column takes the field; NOT NULL is nothing of it. */
    Fit fit(OutputField field, TargetColumn column);

    /** Whether and how. */
    sealed interface Fit {

        /** It takes every value. */
        record Whole(Transfer transfer) implements Fit {}

        /** It takes values up to so many characters or bytes, and some of ours may be longer. */
        record UpTo(int length, Transfer transfer) implements Fit {}

        /** It is an enum that takes only labels of its own; these of ours are missing there. */
        record Lacks(List<String> labels) implements Fit {

            /** Whether an enum with the labels {@code theirs} takes all of {@code ours}. */
            static Fit orWhole(List<String> ours, List<String> theirs, Transfer transfer) {
                List<String> missing = ours.stream().filter(label -> !theirs.contains(label)).toList();
                return missing.isEmpty() ? new Whole(transfer) : theirs.isEmpty() ? new Unsaid() : new Lacks(missing);
            }
        }

        /** It is an enum, and a snapshot that is too old does not say of which labels. */
        record Unsaid() implements Fit {}

        /** It does not; {@code instead} names the types that would. */
        record Not(String instead) implements Fit {}

        /** A text of at most {@code longest} in a column that takes {@code size}. */
        static Fit text(int longest, int size, Transfer transfer) {
            return longest <= size ? new Whole(transfer) : new UpTo(size, transfer);
        }
    }
}
