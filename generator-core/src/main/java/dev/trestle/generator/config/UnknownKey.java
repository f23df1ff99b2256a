package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import java.util.Arrays;
import java.util.List;

/** Says what is wrong with a key that stands where it does not belong. */
final class UnknownKey {

    private static final String MERGE = "Unknown key '<<': YAML 1.2 has no merge keys; write the keys out.";

    private UnknownKey() {}

    static String inFile(String name) {
        if (Arrays.stream(RouteKey.values()).anyMatch(key -> key.key().equals(name))) {
            return Quoted.of(name) + " belongs to a route, not to the top of the file.";
        }
        return OtherPlace.of(name)
                .orElseGet(() -> elsewhere(name, Arrays.asList(FileKey.values()), "the top of the file"));
    }

    static String inRoute(String name, RouteType type) {
        return Arrays.stream(RouteKey.values())
                .filter(key -> key.key().equals(name))
                .findFirst()
                .map(key -> type.words() + " has no " + Quoted.of(name) + "; " + key.owners()
                        + OtherPlace.hint(name).map(hint -> ", and " + hint).orElse("") + ".")
                .orElseGet(() -> inRoute(name, RouteKey.of(type), type.noun()));
    }

    /** For a route whose type is not known. */
    static String inRoute(String name) {
        return inRoute(name, Arrays.asList(RouteKey.values()), "a route");
    }

    private static String inRoute(String name, List<RouteKey> known, String whose) {
        if (Arrays.stream(FileKey.values()).anyMatch(key -> key.key().equals(name))) {
            return Quoted.of(name) + " belongs to the top of the file, not to a route.";
        }
        return OtherPlace.inMappingOfRoute(name)
                .or(() -> OtherPlace.of(name))
                .orElseGet(() -> elsewhere(name, known, whose));
    }

    /** For {@code export_sql}, whose database is named at the top of the file. */
    static String inExport(String name, String target, List<ExportKey> known) {
        return OtherPlace.isConnection(name)
                ? OtherPlace.ofTarget(name, "write 'target: " + target + "' here and 'targets: {" + target + ": {}}' at the"
                        + " top of the file; ", target)
                : elsewhere(name, known, "'export_sql'");
    }

    /** Where the database is and who connects is known to the service, and to the plugin for the build. */
    static String inTarget(String name, String target, List<TargetKey> known) {
        return OtherPlace.isConnection(name)
                ? OtherPlace.ofTarget(name, "", target)
                : elsewhere(name, known, "a target");
    }

    /** A route has many keys that its parts do not have. */
    static String inPart(String name, List<PartKey> known) {
        boolean ofRoute = RouteKey.of(RouteType.GATHER).stream().anyMatch(key -> key.key().equals(name));
        return ofRoute ? Quoted.of(name) + " belongs to the route, not to a part." : elsewhere(name, known, "a part");
    }

    static String elsewhere(String name, List<? extends Key> known, String whose) {
        List<String> names = known.stream().map(Key::key).toList();
        String suggestion = Suggestion.didYouMean(name, names);
        if (name.equals("<<")) {
            return MERGE;
        }
        return "Unknown key " + Quoted.of(name) + (suggestion.isEmpty()
                ? "; " + whose + " has " + String.join(", ", names)
                : suggestion) + ".";
    }
}
