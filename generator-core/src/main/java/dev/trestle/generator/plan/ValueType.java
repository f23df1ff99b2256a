package dev.trestle.generator.plan;

import java.util.List;

/** What kind of value a field holds, and so which Java type and which methods of the runtime. */
public sealed interface ValueType {

    /** Whether its JSON is an object with fields of fixed names, or holds such objects. */
    default boolean hasFields() {
        return match(new FieldsWithin());
    }

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

    /**
     * An array of one dimension; its elements may always be null.
     *
     * @param delimiter stands between elements in PostgreSQL's literals
     */
    record ListOf(ValueType element, char delimiter) implements ValueType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.listOf(this);
        }
    }

    /**
     * The outermost dimension of an array that has several; its rows are never null.
     *
     * @param row an array of one dimension less
     * @param delimiter stands between rows in PostgreSQL's literals
     */
    record RowsOf(ValueType row, char delimiter) implements ValueType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rowsOf(this);
        }
    }

    /** A value of a composite type; a record in the generated package. */
    record Composite(String className) implements ValueType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.composite(this);
        }
    }

    /** A range. */
    record RangeOf(ValueType bound) implements ValueType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rangeOf(this);
        }
    }

    /** A multirange. */
    record MultirangeOf(ValueType bound) implements ValueType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.multirangeOf(this);
        }
    }

    /**
     * A Java class of the user's, by the user's codec.
     *
     * @param javaClass with its package
     * @param codec the constant of the generated package that holds the codec
     */
    record Custom(String javaClass, String codec) implements ValueType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.custom(this);
        }
    }

    /** One case for each kind of value. */
    interface Cases<R> {
        R scalar(Scalar type);

        R enumeration(Enumeration type);

        R listOf(ListOf type);

        R rowsOf(RowsOf type);

        R composite(Composite type);

        R rangeOf(RangeOf type);

        R multirangeOf(MultirangeOf type);

        R custom(Custom type);
    }
}
