package dev.trestle.generator.plan.model;

import java.util.List;
import java.util.Optional;

/** A statement of SQL, and the inputs that are bound to it. */
public sealed interface Statement {

    /** The parameters that functions compute. */
    default List<ComputedParameter> computed() {
        return List.of();
    }

    /** Calls the case for this kind of statement. */
    <R> R match(Cases<R> cases);

    /**
     * The same for every request.
     *
     * @param binds what is bound, in the order of the question marks
     * @param computed those of them that are no inputs, but computed from inputs
     */
    record Constant(String sql, List<InputField> binds, List<ComputedParameter> computed) implements Statement {

        /** A statement that is bound to inputs alone. */
        public Constant(String sql, List<InputField> binds) {
            this(sql, binds, List.of());
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.constant(this);
        }
    }

    /**
     * Put together for each request, of those columns that it has.
     *
     * @param kind what is put together
     * @param table as it is written in SQL
     * @param fragments in their order
     * @param returning the columns that it returns, as they are written in SQL; empty for a number of rows
     * @param whole the statement with all columns, and a variable of psql for each value
     */
    record Assembled(Kind kind, String table, List<Fragment> fragments, Optional<String> returning, String whole)
            implements Statement {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.assembled(this);
        }
    }

    /** What is put together. */
    enum Kind {
        INSERT,
        /** One statement for all rows of a list. */
        INSERT_ROWS,
        /** Any number of rows, by COPY. */
        COPY,
        INSERT_OR_UPDATE,
        INSERT_OR_NOTHING,
        UPDATE,
        DELETE
    }

    /** One case for each kind of statement. */
    interface Cases<R> {
        R constant(Constant statement);

        R assembled(Assembled statement);
    }
}
