package dev.trestle.generator.plan.model;

/** How many rows a request has. */
public sealed interface Amount {

    /** Calls the case for this amount. */
    <R> R match(Cases<R> cases);

    /** One object, or what stands for one in a query string or a form. */
    record One() implements Amount {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.one(this);
        }
    }

    /** A list of rows, {@code max} at most. */
    record Many(int max) implements Amount {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.many(this);
        }
    }

    /** One object, or a list of {@code max} at most. */
    record OneOrMany(int max) implements Amount {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.oneOrMany(this);
        }
    }

    /** Any number of rows, which are not in memory at once. */
    record Any() implements Amount {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.any(this);
        }
    }

    /** One case for each amount. */
    interface Cases<R> {
        R one(One amount);

        R many(Many amount);

        R oneOrMany(OneOrMany amount);

        R any(Any amount);
    }
}
