package dev.trestle.generator.plan;

import java.util.List;

/** What kind of value a field holds, and so which Java type and which methods of the runtime. */
public sealed interface ValueType {

    /** Calls the case for this kind of value. */
    <R> R match(Cases<R> cases);

    /**
     * A value of a base type.
     *
     * @param limits what the type's modifier allows: the length of varchar(n), precision and scale of numeric(p, s);
     *     none where there is no modifier
     */
    record Scalar(ScalarType type, List<Integer> limits) implements ValueType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.scalar(this);
        }
    }

    /** A label of an enumerated type, in the generated package. */
    record Enumeration(String className) implements ValueType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.enumeration(this);
        }
    }

    /** An array; its elements may always be null. */
    record ListOf(ValueType element) implements ValueType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.listOf(this);
        }
    }

    /** One case for each kind of value. */
    interface Cases<R> {
        R scalar(Scalar type);

        R enumeration(Enumeration type);

        R listOf(ListOf type);
    }
}
