package dev.trestle.generator.plan.type;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.config.TypeMapping;
import dev.trestle.generator.plan.model.EnumPlan;
import dev.trestle.generator.plan.model.ScalarType;
import dev.trestle.generator.plan.model.ValueType;
import dev.trestle.generator.query.ArrayDimensions;
import dev.trestle.generator.query.QueryColumn;
import java.util.List;
import java.util.Optional;

/** Finds the Java side of a PostgreSQL type. */
public final class TypeTable {

    private final GeneratedTypes generated;
    private final CompositeFields composites;
    private final TypeMappings mappings;
    private final ArrayDimensions dimensions;

    public TypeTable(
            GeneratedTypes generated, CompositeFields composites, TypeMappings mappings, ArrayDimensions dimensions) {
        this.generated = generated;
        this.composites = composites;
        this.mappings = mappings;
        this.dimensions = dimensions;
    }

    /** The Java side of a column; the routes file may have one for it alone. */
    public Optional<ValueType> find(Table table, Column column) {
        return mappings.ofColumn(table, column).map(this::mapped).or(() -> find(dimensions.type(table, column), column.modifier()));
    }

    /** The Java side of a query's column; text and JSON, as which a table's array may be stored, take any dimensions. */
    public Optional<ValueType> find(QueryColumn column) {
        return column.origin()
                .filter(origin -> column.type() instanceof PgType.Array)
                .flatMap(mappings::ofColumn)
                .map(this::mapped)
                .or(() -> find(column.type(), -1));
    }

    private ValueType mapped(TypeMapping.Target target) {
        if (target instanceof TypeMapping.Target.Java java) {
            return new ValueType.Custom(java.javaClass(), generated.useCodec(java.codec()));
        }
        boolean json = target instanceof TypeMapping.Target.Json;
        return new ValueType.Scalar(json ? ScalarType.JSON : ScalarType.TEXTUAL, List.of());
    }

    /** The Java side of a type with its modifier ({@code atttypmod}, or -1); empty where Trestle does not map it. */
    public Optional<ValueType> find(PgType type, int modifier) {
        return mappings.ofType(type).map(this::mapped).or(() -> builtIn(type, modifier));
    }

    private Optional<ValueType> builtIn(PgType type, int modifier) {
        return type.match(new PgType.Cases<>() {
            @Override
            public Optional<ValueType> base(PgType.Base base) {
                return ScalarType.of(base.name().schema(), base.name().name())
                        .map(row -> new ValueType.Scalar(row, limits(base.name().name(), modifier)));
            }

            @Override
            public Optional<ValueType> enumeration(PgType.Enumeration enumeration) {
                return enumeration.labels().size() > EnumPlan.MOST
                        ? Optional.empty()
                        : Optional.of(new ValueType.Enumeration(generated.use(enumeration), enumeration.labels()));
            }

            @Override
            public Optional<ValueType> array(PgType.Array array) {
                return find(array.element(), modifier).map(element -> arrayOf(element, array));
            }

            @Override
            public Optional<ValueType> domain(PgType.Domain domain) {
                return find(domain.base(), domain.modifier());
            }

            @Override
            public Optional<ValueType> composite(PgType.Composite composite) {
                return composites.of(composite, TypeTable.this::find)
                        .map(fields -> new ValueType.Composite(generated.use(composite, composites.attributes(composite), fields)));
            }

            @Override
            public Optional<ValueType> range(PgType.Range range) {
                return find(range.subtype(), -1).map(ValueType.RangeOf::new);
            }

            @Override
            public Optional<ValueType> multirange(PgType.Multirange multirange) {
                return multirange.range() instanceof PgType.Range range
                        ? find(range.subtype(), -1).map(ValueType.MultirangeOf::new)
                        : Optional.empty();
            }

            @Override
            public Optional<ValueType> other(PgType.Other other) {
                return Optional.empty();
            }
        });
    }

    private static ValueType arrayOf(ValueType element, PgType.Array array) {
        ValueType type = new ValueType.ListOf(element, array.delimiter());
        for (int outer = 1; outer < array.dimensions(); outer++) {
            type = new ValueType.RowsOf(type, array.delimiter());
        }
        return type;
    }

    /** The type within this one that has no Java side, which is often the type itself. */
    public PgType unmapped(PgType type) {
        List<PgType> parts = type.match(new TypeParts(composites));
        return parts.stream()
                .filter(part -> find(part, -1).isEmpty())
                .findFirst()
                .map(this::unmapped)
                .orElse(type);
    }

    /** What stands for a value in SQL: a bare {@code ?} where the driver's own type settles it. */
    public String placeholder(PgType type, ValueType value) {
        boolean bare = value instanceof ValueType.Scalar scalar
                && scalar.type().transfer() == ScalarType.Transfer.NATIVE;
        return bare ? "?" : typedPlaceholder(type);
    }

    /** A placeholder that says its type, for places where nothing else does. */
    public String typedPlaceholder(PgType type) {
        return "?::" + type.name().sql();
    }

    /** PostgreSQL packs length, or precision and scale, into one number, 4 too large; the catalog has the length of a vector as it is. */
    private static List<Integer> limits(String typeName, int modifier) {
        if (modifier > 0 && ScalarType.VECTOR.typeNames().contains(typeName)) {
            return List.of(modifier);
        }
        if (modifier < 4) {
            return List.of();
        }
        int packed = modifier - 4;
        return switch (typeName) {
            case "varchar", "bpchar" -> List.of(packed);
            case "numeric" -> List.of(packed >> 16 & 0xffff, ((packed & 0x7ff) ^ 1024) - 1024);
            default -> List.of();
        };
    }
}
