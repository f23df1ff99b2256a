package dev.trestle.generator.plan;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.PgType;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Names the Java types of enumerated and composite types; those of one name in several schemas get the schema's too. */
final class TypeNames {

    private final String defaultSchema;
    private final Map<String, Integer> homonyms = new HashMap<>();

    TypeNames(Catalog catalog, String defaultSchema) {
        this.defaultSchema = defaultSchema;
        catalog.types().values().stream()
                .filter(TypeNames::isNamed)
                .forEach(type -> homonyms.merge(fold(JavaNames.type(type.name().name())), 1, Integer::sum));
    }

    /** Row types that no column is of have no attributes here, and take nobody's name. */
    private static boolean isNamed(PgType type) {
        return type instanceof PgType.Enumeration
                || type instanceof PgType.Composite composite && !composite.attributes().isEmpty();
    }

    /** The class for this type; {@code suffix} stands behind a name that generated code needs for something else. */
    String className(PgType type, String suffix) {
        String plain = JavaNames.type(type.name().name());
        boolean alone = homonyms.getOrDefault(fold(plain), 1) == 1 || type.name().schema().equals(defaultSchema);
        String name = alone ? plain : JavaNames.type(type.name().schema()) + plain;
        return ReservedNames.isReserved(name) ? name + suffix : name;
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
