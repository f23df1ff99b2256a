package dev.trestle.generator.catalog;

import java.util.List;

/** A PostgreSQL data type (PostgreSQL documentation, chapter 8). */
public sealed interface PgType {

    /** Who it is: oid, schema, name and the text that names it in SQL. */
    TypeName name();

    /** This type as a column that was declared with so many dimensions has it; 0 and 1 make no difference. */
    default PgType declared(int dimensions) {
        return this instanceof Array array && dimensions > 1
                ? new Array(array.name, array.element, array.delimiter, dimensions)
                : this;
    }

    /** Calls the case for this kind of type. */
    <R> R match(Cases<R> cases);

    /** A type that is not made of others, such as {@code integer} or an extension's {@code hstore}. */
    record Base(TypeName name) implements PgType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.base(this);
        }
    }

    /** An enumerated type; labels in their sort order. */
    record Enumeration(TypeName name, List<String> labels) implements PgType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.enumeration(this);
        }
    }

    /**
     * An array.
     *
     * @param delimiter what stands between elements in a literal; a comma but for {@code box} and a few extensions
     * @param dimensions how many the column was declared with; PostgreSQL does not enforce it, and knows it of nothing
     *     but columns, fields and domains: 1 elsewhere
     */
    record Array(TypeName name, PgType element, char delimiter, int dimensions) implements PgType {

        /** An array of one dimension, with commas. */
        public Array(TypeName name, PgType element) {
            this(name, element, ',', 1);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.array(this);
        }
    }

    /**
     * A domain: another type with rules of its own.
     *
     * @param base what it is over; may be a domain too
     * @param modifier {@code typtypmod}: the base type's modifier, or -1
     * @param notNull whether this domain itself refuses null
     */
    record Domain(TypeName name, PgType base, int modifier, boolean notNull) implements PgType {

        /** Whether it, or a domain below it, refuses null. */
        public boolean refusesNull() {
            return notNull || base instanceof Domain below && below.refusesNull();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.domain(this);
        }
    }

    /** A composite type, or the row type of a table; attributes in their order. */
    record Composite(TypeName name, List<Attribute> attributes) implements PgType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.composite(this);
        }
    }

    /** A range. */
    record Range(TypeName name, PgType subtype) implements PgType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.range(this);
        }
    }

    /** A multirange. */
    record Multirange(TypeName name, PgType range) implements PgType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.multirange(this);
        }
    }

    /** A pseudo-type, or a kind that Trestle does not know; {@code kind} is the word for it. */
    record Other(TypeName name, String kind) implements PgType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.other(this);
        }
    }

    /** One case for each kind of type. */
    interface Cases<R> {
        R base(Base type);

        R enumeration(Enumeration type);

        R array(Array type);

        R domain(Domain type);

        R composite(Composite type);

        R range(Range type);

        R multirange(Multirange type);

        R other(Other type);
    }
}
