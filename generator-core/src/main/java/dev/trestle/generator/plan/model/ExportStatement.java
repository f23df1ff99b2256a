package dev.trestle.generator.plan.model;

import java.util.Optional;

/** The SQL of an export. */
public sealed interface ExportStatement {

    /** Calls the case for this method. */
    <R> R match(Cases<R> cases);

    /**
     * Adds a row.
     *
     * @param find looks for the row of an entry's id, which is then bound last; empty where the table has no ids
     */
    record Insert(String sql, Optional<String> find) implements ExportStatement {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.insert(this);
        }
    }

    /** Changes the row of a key. */
    record Update(String sql) implements ExportStatement {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.update(this);
        }
    }

    /** Changes the row of a key or adds it, by one statement. */
    record Merge(String sql) implements ExportStatement {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.merge(this);
        }
    }

    /** The same by two: the second where the first finds no row. */
    record MergeByTwo(String update, String insert) implements ExportStatement {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.mergeByTwo(this);
        }
    }

    /** One case for each method. */
    interface Cases<R> {

        R insert(Insert statement);

        R update(Update statement);

        R merge(Merge statement);

        R mergeByTwo(MergeByTwo statement);
    }
}
