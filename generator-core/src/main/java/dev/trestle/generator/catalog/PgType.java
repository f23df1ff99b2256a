package dev.trestle.generator.catalog;

import java.util.List;

/** A PostgreSQL data type (PostgreSQL documentation, chapter 8). */
public sealed interface PgType {

    /** Who it is: oid, schema, name and the text that names it in SQL. */
    TypeName name();

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

    /** An array, of any number of dimensions. */
    record Array(TypeName name, PgType element) implements PgType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.array(this);
        }
    }

    /** A domain, composite, range or pseudo-type; {@code kind} is the word for it. */
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

        R other(Other type);
    }
}
