package dev.trestle.generator.plan.model;

import dev.trestle.generator.route.LoadMode;
import java.util.List;
import java.util.Optional;

/** What a route gives to a request that succeeds. */
public sealed interface Gives {

    /** The row that its one statement returns; empty where that is a number of rows. */
    Optional<RowPlan> returned();

    /** The rows that its statements return; none where that is a number of rows. */
    default List<RowPlan> rows() {
        return returned().stream().toList();
    }

    /** The components of those rows; none where there is no row. */
    default List<OutputField> outputs() {
        return rows().stream().flatMap(row -> row.outputs().stream()).toList();
    }

    /** Whether a hook of the service makes the answer. */
    default boolean hooked() {
        return returned().flatMap(RowPlan::response).isPresent();
    }

    /** Calls the case for this kind of answer. */
    <R> R match(Cases<R> cases);

    /** One object. */
    record OneRow(RowPlan row) implements Gives {
        @Override
        public Optional<RowPlan> returned() {
            return Optional.of(row);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.oneRow(this);
        }
    }

    /** One object, and by its status whether it is new. */
    record UpsertedRow(RowPlan row) implements Gives {
        @Override
        public Optional<RowPlan> returned() {
            return Optional.of(row);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.upsertedRow(this);
        }
    }

    /**
     * A list of objects.
     *
     * @param flow how they get to the client
     */
    record Rows(RowPlan row, RowFlow flow) implements Gives {

        /** Whether each value is copied from the result to the answer, and none is made in between. */
        public boolean copied() {
            return flow != RowFlow.LIST && flow != RowFlow.SPOOLED;
        }

        @Override
        public Optional<RowPlan> returned() {
            return Optional.of(row);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rows(this);
        }
    }

    /** Some of a list of objects, and the cursor of those that follow. */
    record Page(RowPlan row) implements Gives {
        @Override
        public Optional<RowPlan> returned() {
            return Optional.of(row);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.page(this);
        }
    }

    /** One object where the request was one, else a list of as many. */
    record Batch(RowPlan row) implements Gives {
        @Override
        public Optional<RowPlan> returned() {
            return Optional.of(row);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.batch(this);
        }
    }

    /** How many rows there were: an object with {@code num_rows}. */
    record Count() implements Gives {
        @Override
        public Optional<RowPlan> returned() {
            return Optional.empty();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.count(this);
        }
    }

    /** A file that was written below a root, by its name: an object with {@code name}, {@code rows}, {@code bytes} and {@code files}. */
    record Written() implements Gives {
        @Override
        public Optional<RowPlan> returned() {
            return Optional.empty();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.written(this);
        }
    }

    /**
     * A file.
     *
     * @param of the one row that has it, new or not
     * @param content the output that holds the file; empty where a hook makes it of the row
     * @param lookedFor whether the file has to be there before the row is committed
     */
    record File(Gives of, Optional<OutputField> content, boolean lookedFor) implements Gives {
        @Override
        public Optional<RowPlan> returned() {
            return of.returned();
        }

        @Override
        public boolean hooked() {
            return content.isEmpty();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.file(this);
        }
    }

    /** A job, and later this, its result. */
    record Job(Gives result) implements Gives {
        @Override
        public Optional<RowPlan> returned() {
            return result.returned();
        }

        @Override
        public boolean hooked() {
            return result.hooked();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.job(this);
        }
    }

    /**
     * A field of an object whose fields come from different statements.
     *
     * @param name in JSON
     * @param javaName of the component
     * @param row the object, or one of several
     * @param one whether it is one object instead of a list
     */
    record Part(String name, String javaName, RowPlan row, boolean one) {}

    /**
     * One object with a field for each of several statements.
     *
     * @param parts its fields, in order
     */
    record Parts(List<Part> parts) implements Gives {
        @Override
        public Optional<RowPlan> returned() {
            return Optional.empty();
        }

        @Override
        public List<RowPlan> rows() {
            return parts.stream().map(Part::row).toList();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.parts(this);
        }
    }

    /**
     * How many rows were stored, by the mode of a load.
     *
     * @param reported whether the rows that were rejected are listed, too
     */
    record Loaded(LoadMode mode, boolean reported) implements Gives {
        @Override
        public Optional<RowPlan> returned() {
            return Optional.empty();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.loaded(this);
        }
    }

    /** One case for each kind of answer. */
    interface Cases<R> {
        R oneRow(OneRow gives);

        R upsertedRow(UpsertedRow gives);

        R rows(Rows gives);

        R page(Page gives);

        R batch(Batch gives);

        R count(Count gives);

        R written(Written gives);

        R file(File gives);

        R job(Job gives);

        R parts(Parts gives);

        R loaded(Loaded gives);
    }
}
