package dev.trestle.generator.openapi;

import dev.trestle.generator.plan.model.CompositePlan;
import dev.trestle.generator.plan.model.EnumPlan;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.ValueType;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A value of each type, which the schema of the type and the service accept; empty for types of the user's. */
record Examples(Plan plan) implements ValueType.Cases<Optional<Object>> {

    @Override
    public Optional<Object> scalar(ValueType.Scalar scalar) {
        List<Integer> limits = scalar.limits();
        return Optional.of(switch (scalar.type()) {
            case BOOL -> true;
            case INT2, INT4, INT8, OID -> 1;
            case FLOAT4, FLOAT8 -> new BigDecimal("1.5");
            case NUMERIC -> limits.size() > 1 && limits.get(0).intValue() <= limits.get(1) ? 0 : 1;
            case TEXT -> limits.isEmpty() || limits.get(0) >= "text".length() ? "text" : "t";
            case UUID -> "0190b5a2-7d3c-7f00-8000-0123456789ab";
            case DATE -> "2026-01-31";
            case TIME -> "23:59:59";
            case TIMETZ -> "23:59:59+02:00";
            case TIMESTAMP -> "2026-01-31T23:59:59";
            case TIMESTAMPTZ -> "2026-01-31T23:59:59Z";
            case INTERVAL -> "P1DT2H";
            case BYTEA -> "aGVsbG8=";
            case JSON -> JsonObject.of("key", "value");
            case MONEY -> "$1.50";
            case HSTORE -> JsonObject.of("key", "value");
            case VECTOR -> Collections.nCopies(limits.isEmpty() ? 3 : limits.get(0), 0);
            case TEXTUAL, EXTENSION -> "text";
            case BITS -> "1";
            case NETWORK -> "192.0.2.1";
            case GEOMETRIC -> "(0,0)";
            case SEARCH -> "word";
            case OBJECT -> "pg_class";
            case SYSTEM -> "0";
        });
    }

    @Override
    public Optional<Object> enumeration(ValueType.Enumeration type) {
        return plan.enums().stream().filter(known -> known.className().equals(type.className()))
                .flatMap(known -> known.constants().stream()).map(EnumPlan.Constant::label).map(Object.class::cast).findFirst();
    }

    @Override
    public Optional<Object> listOf(ValueType.ListOf type) {
        return type.element().match(this).map(List::of);
    }

    @Override
    public Optional<Object> rowsOf(ValueType.RowsOf type) {
        return type.row().match(this).map(List::of);
    }

    /** Without the fields that are types of the user's, or the type itself. */
    @Override
    public Optional<Object> composite(ValueType.Composite type) {
        List<CompositePlan.Field> fields = plan.composites().stream().filter(known -> known.className().equals(type.className()))
                .flatMap(known -> known.fields().stream()).toList();
        JsonObject example = new JsonObject();
        for (CompositePlan.Field field : fields) {
            Optional<Object> value = field.type().hasFields() ? Optional.empty() : field.type().match(this);
            if (value.isEmpty() && !field.nullable()) {
                return Optional.empty();
            }
            value.ifPresent(known -> example.put(field.name(), known));
        }
        return Optional.of(example);
    }

    @Override
    public Optional<Object> rangeOf(ValueType.RangeOf type) {
        return type.bound().match(this).map(bound -> JsonObject.of("lower", bound).put("upper", null));
    }

    @Override
    public Optional<Object> multirangeOf(ValueType.MultirangeOf type) {
        return new ValueType.RangeOf(type.bound()).match(this).map(List::of);
    }

    @Override
    public Optional<Object> custom(ValueType.Custom type) {
        return Optional.empty();
    }

    @Override
    public Optional<Object> media(ValueType.Media type) {
        return Optional.of("https://films.example.com/media/poster.image/6b.png");
    }

    @Override
    public Optional<Object> upload(ValueType.Upload type) {
        return Optional.empty();
    }
}
