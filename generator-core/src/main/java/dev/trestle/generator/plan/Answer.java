package dev.trestle.generator.plan;

import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.ResponsePlan;
import java.util.Optional;

/** What the routes file wants answers to be made of. */
sealed interface Answer {

    /** Whether a hook of the service makes it. */
    default boolean isHooked() {
        return this instanceof Hooked || this instanceof HookedFile;
    }

    /** The record that a hook makes; empty where none does. */
    default Optional<ResponsePlan> hookResponse() {
        return this instanceof Hooked hooked ? Optional.of(hooked.response) : Optional.empty();
    }

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

    /** The file that a hook of the service makes of the row. */
    record HookedFile() implements Answer {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.hookedFile(this);
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

        R hookedFile(HookedFile answer);

        R fileOf(FileOf answer);
    }
}
