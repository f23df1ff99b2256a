package dev.trestle.generator.plan.model;

import java.util.List;
import java.util.Optional;

/** A statement of SQL, and what is bound to it. */
public sealed interface Statement {

    /** What is bound, in the order of the question marks. */
    List<Bind> binds();

    /** Calls the case for this kind of statement. */
    <R> R match(Cases<R> cases);

    /** The same for every request. */
    record Constant(String sql, List<Bind> binds) implements Statement {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.constant(this);
        }
    }

    /**
     * Put together for each request, of those fragments whose input it has.
     *
     * @param kind what is put together
     * @param table as it is written in SQL
     * @param fragments in their order
     * @param returning the columns that it returns, as they are written in SQL; empty for a number of rows
     */
    record Assembled(Kind kind, String table, List<Fragment> fragments, Optional<String> returning) implements Statement {

        @Override
        public List<Bind> binds() {
            return fragments.stream().flatMap(fragment -> fragment.binds().stream()).toList();
        }

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
