package dev.trestle.generator.plan.model;

/** How an insert route stores what the request has. */
public sealed interface Storing {

    /** Calls the case for this way. */
    <R> R match(Cases<R> cases);

    /** One row; one that is there already is refused. */
    record OneRow() implements Storing {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.oneRow(this);
        }
    }

    /** All rows of a list, or none. */
    record ManyRows() implements Storing {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.manyRows(this);
        }
    }

    /** One row, or else the one that is there is changed. */
    record OrUpdate() implements Storing {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.orUpdate(this);
        }
    }

    /**
     * One row, or else the one that is there is the answer.
     *
     * @param find finds that row
     */
    record OrFind(Statement find) implements Storing {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.orFind(this);
        }
    }

    /** One case for each way. */
    interface Cases<R> {
        R oneRow(OneRow way);

        R manyRows(ManyRows way);

        R orUpdate(OrUpdate way);

        R orFind(OrFind way);
    }
}
