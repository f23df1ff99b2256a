package dev.trestle.generator.plan.type;

import dev.trestle.generator.catalog.Attribute;
import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.plan.model.CompositePlan;
import dev.trestle.generator.plan.model.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Makes the components of a record of the attributes of a composite type. */
public final class CompositeFields {

    /** A constructor takes 255 values, and the record itself is one of them (JVMS 4.3.3). */
    static final int MOST = 254;

    /** Names that the record needs for its own methods. */
    private static final Set<String> NOT_COMPONENTS = Set.of("read", "write", "parse", "format");

    private final Catalog catalog;

    public CompositeFields(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The attributes; those of a table's row type are its columns. */
    List<Attribute> attributes(PgType.Composite type) {
        if (!type.attributes().isEmpty()) {
            return type.attributes();
        }
        Optional<Table> table = catalog.table(type.name().schema(), type.name().name());
        return table.stream()
                .flatMap(owner -> owner.columns().stream())
                .map(column -> new Attribute(
                        column.name(), column.sql(), column.type(), column.modifier(), column.typeText(), column.comment()))
                .toList();
    }

    /** The components; empty where one of them has no Java side, or they are too many. */
    Optional<List<CompositePlan.Field>> of(
            PgType.Composite type, BiFunction<PgType, Integer, Optional<ValueType>> types) {
        List<CompositePlan.Field> fields = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        List<Attribute> attributes = attributes(type);
        for (Attribute attribute : attributes) {
            String javaName = javaName(attribute.name(), taken);
            types.apply(attribute.type(), attribute.modifier()).ifPresent(value -> fields.add(new CompositePlan.Field(
                    attribute.name(), javaName, value, isNullable(attribute.type()), attribute.comment().orElse(""))));
        }
        return fields.size() == attributes.size() && fields.size() <= MOST ? Optional.of(fields) : Optional.empty();
    }

    /** A field of a composite value can be null whatever a table says, but not what its domain says. */
    private static boolean isNullable(PgType type) {
        return !(type instanceof PgType.Domain domain && domain.refusesNull());
    }

    private static String javaName(String name, Set<String> taken) {
        String component = JavaNames.component(name);
        String stem = NOT_COMPONENTS.contains(component) ? component + "_" : component;
        String unique = stem;
        for (int n = 2; !taken.add(unique); n++) {
            unique = stem + n;
        }
        return unique;
    }
}
