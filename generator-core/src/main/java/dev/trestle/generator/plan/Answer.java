package dev.trestle.generator.plan;

/** What a route that gives rows answers with. */
public sealed interface Answer {

    /** Calls the case for this kind of answer. */
    <R> R match(Cases<R> cases);

    /** The row itself. */
    record Row() implements Answer {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.row(this);
        }
    }

    /** What a hook of the service makes of the row. */
    record Hooked(ResponsePlan response) implements Answer {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.hooked(this);
        }
    }

    /** The file that the one output of one row holds: a media column's, or the bytes of a bytea. */
    record FileOf(OutputField file) implements Answer {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.fileOf(this);
        }
    }

    /** One case for each kind of answer. */
    interface Cases<R> {
        R row(Row answer);

        R hooked(Hooked answer);

        R fileOf(FileOf answer);
    }
}
