package dev.trestle.generator.plan;

import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.plan.model.ScalarType;
import dev.trestle.generator.plan.model.ValueType;
import dev.trestle.generator.route.FilterOperator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The operators that columns of a type have in filters; the type decides, and PostgreSQL checks each at build time. */
final class FilterOperators {

    /** Types of one text each with a default B-tree operator class (PostgreSQL, section 11.10). */
    private static final Set<ScalarType> ORDERED = EnumSet.of(
            ScalarType.INT2, ScalarType.INT4, ScalarType.INT8, ScalarType.OID, ScalarType.FLOAT4, ScalarType.FLOAT8, ScalarType.NUMERIC,
            ScalarType.TEXT, ScalarType.UUID, ScalarType.DATE, ScalarType.TIME, ScalarType.TIMETZ, ScalarType.TIMESTAMP,
            ScalarType.TIMESTAMPTZ, ScalarType.INTERVAL, ScalarType.BITS, ScalarType.MONEY, ScalarType.NETWORK);

    private FilterOperators() {}

    /** {@code file} tells that the column names a file, of which clients get a link. */
    static List<FilterOperator> of(ValueType type, PgType pgType, boolean nullable, boolean file) {
        List<FilterOperator> operators = new ArrayList<>();
        boolean bool = type instanceof ValueType.Scalar scalar && scalar.type() == ScalarType.BOOL;
        if (!file && (bool || isOrdered(type))) {
            operators.addAll(List.of(FilterOperator.EQ, FilterOperator.NE));
        }
        if (!file && isOrdered(type)) {
            operators.addAll(List.of(
                    FilterOperator.IN, FilterOperator.LT, FilterOperator.LTE, FilterOperator.GT, FilterOperator.GTE));
        }
        if (!file && type instanceof ValueType.Scalar scalar && scalar.type() == ScalarType.TEXT) {
            operators.addAll(List.of(FilterOperator.LIKE, FilterOperator.ILIKE));
        }
        if (type instanceof ValueType.ListOf list && isOrdered(list.element()) || isJsonb(type, pgType)) {
            operators.add(FilterOperator.CONTAINS);
        }
        if (nullable) {
            operators.add(FilterOperator.NULL);
        }
        return List.copyOf(operators);
    }

    /** Whether rows can be ordered by such values, and a cursor can hold one. */
    static boolean isOrdered(ValueType type) {
        return type instanceof ValueType.Enumeration || type instanceof ValueType.Scalar scalar && ORDERED.contains(scalar.type());
    }

    private static boolean isJsonb(ValueType type, PgType pgType) {
        return type instanceof ValueType.Scalar scalar && scalar.type() == ScalarType.JSON && base(pgType).name().name().equals("jsonb");
    }

    /** The type that a domain is made of in the end. */
    static PgType base(PgType type) {
        return type instanceof PgType.Domain domain ? base(domain.base()) : type;
    }
}
