package dev.trestle.generator.plan.type;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.plan.model.ReservedNames;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names the Java types of enumerated and composite types. */
public final class TypeNames {

    private final Map<Long, String> byOid;

    public TypeNames(Catalog catalog, String defaultSchema) {
        byOid = DistinctNames.of(catalog.types().values().stream()
                .filter(TypeNames::isNamed)
                .sorted(Comparator.comparing(type -> type.name().sql()))
                .map(type -> new DistinctNames.Candidate(type.name().oid(), type.name().schema(), plain(type)))
                .toList(), defaultSchema, Set.of());
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

    /** Every name, in lower case. */
    Set<String> all() {
        return byOid.values().stream().map(DistinctNames::fold).collect(Collectors.toSet());
    }

    private static String plain(PgType type) {
        return JavaNames.type(type.name().name());
    }
}
