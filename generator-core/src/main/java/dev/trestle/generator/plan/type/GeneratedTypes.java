package dev.trestle.generator.plan.type;

import dev.trestle.generator.catalog.Attribute;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.plan.model.CodecPlan;
import dev.trestle.generator.plan.model.CompositePlan;
import dev.trestle.generator.plan.model.EnumPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Keeps the enums and records that the routes use, each once. */
public final class GeneratedTypes {

    private final TypeNames names;
    private final Map<String, EnumPlan> enums = new TreeMap<>();
    private final Map<String, CompositePlan> composites = new TreeMap<>();
    private final Map<String, CodecPlan> codecs = new TreeMap<>();
    private final String codecsClass;

    public GeneratedTypes(TypeNames names, String codecsClass) {
        this.names = names;
        this.codecsClass = codecsClass;
    }

    /** The constant that holds a codec of this class, which is in use from now on. */
    String useCodec(String codecClass) {
        CodecPlan codec = codecs.computeIfAbsent(codecClass, key -> new CodecPlan(codecConstant(codecClass), codecClass));
        return codecsClass + "." + codec.constant();
    }

    /** {@code com.example.MoneyCodec} gives {@code MONEY_CODEC}. */
    private String codecConstant(String codecClass) {
        String simple = codecClass.substring(codecClass.lastIndexOf('.') + 1);
        String stem = JavaNames.constant(simple.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_"));
        List<String> taken = codecs.values().stream().map(CodecPlan::constant).toList();
        String name = stem;
        for (int n = 2; taken.contains(name); n++) {
            name = stem + "_" + n;
        }
        return name;
    }

    /** Every codec that is in use, by class name. */
    public List<CodecPlan> codecs() {
        return List.copyOf(codecs.values());
    }

    /** The class for this type, which is in use from now on. */
    String use(PgType.Enumeration type) {
        String className = names.className(type, "Enum");
        enums.computeIfAbsent(
                className + " " + type.name().sql(),
                key -> new EnumPlan(className, type.name().sql(), constants(type.labels())));
        return className;
    }

    /** As {@link #use(PgType.Enumeration)}. */
    String use(PgType.Composite type, List<Attribute> attributes, List<CompositePlan.Field> fields) {
        String className = names.className(type, "Value");
        composites.computeIfAbsent(className + " " + type.name().sql(), key -> new CompositePlan(
                className, type.name().sql(), type.name().schema(), type.name().name(),
                attributes.stream().map(attribute -> attribute.sql() + " " + attribute.typeText()).toList(),
                List.copyOf(fields)));
        return className;
    }

    /** Every enum that is in use, by class name. */
    public List<EnumPlan> enums() {
        return List.copyOf(enums.values());
    }

    /** Every record that is in use, by class name. */
    public List<CompositePlan> composites() {
        return List.copyOf(composites.values());
    }

    private static List<EnumPlan.Constant> constants(List<String> labels) {
        Set<String> taken = new HashSet<>(Set.of("LABELS", "CODEC"));
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
}
