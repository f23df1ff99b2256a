package dev.trestle.generator.plan.type;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.plan.model.ReservedNames;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names the Java types of enumerated and composite types. Those of one name in several schemas get the schema's too, but
 * for the default schema's; what is the same even then, such as {@code "Label"} beside {@code label}, gets a number.
 */
public final class TypeNames {

    private final Map<Long, String> byOid = new HashMap<>();

    public TypeNames(Catalog catalog, String defaultSchema) {
        List<PgType> named = catalog.types().values().stream()
                .filter(TypeNames::isNamed)
                .sorted(Comparator.comparing(type -> type.name().sql()))
                .toList();
        Map<String, Integer> homonyms = new HashMap<>();
        named.forEach(type -> homonyms.merge(fold(plain(type)), 1, Integer::sum));
        Set<String> taken = new HashSet<>();
        for (PgType type : named) {
            boolean alone = homonyms.get(fold(plain(type))) == 1 || type.name().schema().equals(defaultSchema);
            String stem = alone ? plain(type) : JavaNames.type(type.name().schema()) + plain(type);
            String name = stem;
            for (int n = 2; !taken.add(fold(name)); n++) {
                name = stem + n;
            }
            byOid.put(type.name().oid(), name);
        }
    }

    /** Row types that no column is of have no attributes here, and take nobody's name. */
    private static boolean isNamed(PgType type) {
        return type instanceof PgType.Enumeration
                || type instanceof PgType.Composite composite && !composite.attributes().isEmpty();
    }

    /** The class for this type; {@code suffix} stands behind a name that generated code needs for something else. */
    String className(PgType type, String suffix) {
        String name = byOid.getOrDefault(type.name().oid(), plain(type));
        return ReservedNames.isReserved(name) ? name + suffix : name;
    }

    private static String plain(PgType type) {
        return JavaNames.type(type.name().name());
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
