package dev.trestle.generator.plan.model;

import java.util.List;

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

    /**
     * All rows of a list, or none.
     *
     * @param maxRows how many the list may have
     */
    record ManyRows(int maxRows) implements Storing {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.manyRows(this);
        }
    }

    /**
     * One row, or else the one that is there is changed.
     *
     * @param key the inputs that say which row is meant
     */
    record OrUpdate(List<InputField> key) implements Storing {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.orUpdate(this);
        }
    }

    /**
     * One row, or else the one that is there is the answer.
     *
     * @param key the inputs that say which row is meant
     * @param condition finds that row; it has a question mark for each input of the key, in order
     */
    record OrFind(List<InputField> key, String condition) implements Storing {
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
