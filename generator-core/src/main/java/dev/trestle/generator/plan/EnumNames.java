package dev.trestle.generator.plan;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.PgType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Names the enums and their constants, and keeps those that are used. */
final class EnumNames {

    private final String defaultSchema;
    private final Map<String, Integer> homonyms = new HashMap<>();
    private final Map<String, EnumPlan> used = new TreeMap<>();

    EnumNames(Catalog catalog, String defaultSchema) {
        this.defaultSchema = defaultSchema;
        for (PgType type : catalog.types().values()) {
            if (type instanceof PgType.Enumeration) {
                homonyms.merge(fold(JavaNames.type(type.name().name())), 1, Integer::sum);
            }
        }
    }

    /** The class for this type, which is in use from now on. */
    String use(PgType.Enumeration type) {
        String className = className(type);
        used.computeIfAbsent(className, name -> new EnumPlan(name, type.name().sql(), constants(type.labels())));
        return className;
    }

    /** Every enum that is in use, by class name. */
    List<EnumPlan> used() {
        return List.copyOf(used.values());
    }

    private String className(PgType.Enumeration type) {
        String plain = JavaNames.type(type.name().name());
        boolean alone = homonyms.get(fold(plain)) == 1 || type.name().schema().equals(defaultSchema);
        String name = alone ? plain : JavaNames.type(type.name().schema()) + plain;
        return ReservedNames.isReserved(name) ? name + "Enum" : name;
    }

    private static List<EnumPlan.Constant> constants(List<String> labels) {
        Set<String> taken = new HashSet<>(Set.of("LABELS"));
        List<EnumPlan.Constant> constants = new ArrayList<>();
        for (String label : labels) {
            String stem = JavaNames.constant(label);
            String name = stem;
            for (int n = 2; !taken.add(name); n++) {
                name = stem + "_" + n;
            }
            constants.add(new EnumPlan.Constant(name, label));
        }
        return constants;
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
