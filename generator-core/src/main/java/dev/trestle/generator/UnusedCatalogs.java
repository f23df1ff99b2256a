package dev.trestle.generator;

import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.config.TargetSpec;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import java.util.List;
import java.util.Optional;

/** Finds catalogs that are given for no target, such as those of a misspelt one. */
final class UnusedCatalogs {

    private UnusedCatalogs() {}

    static void report(RoutesFile routes, GenerationRequest request, Diagnostics diagnostics) {
        List<String> targets = routes.targets().stream().map(target -> target.name().value()).sorted().toList();
        request.targets().forEach((name, source) -> {
            Optional<TargetSpec> target =
                    routes.targets().stream().filter(spec -> spec.name().value().equals(name)).findFirst();
            if (target.isEmpty()) {
                String suggestion = Suggestion.didYouMean(name, targets);
                diagnostics.report(DiagnosticCode.UNUSED_CATALOG, place(name, source, request),
                        "This catalog is not used, as the routes file has no target " + Quoted.of(name)
                                + (suggestion.isEmpty() ? ends(targets) : suggestion + "."));
            } else if (target.get().sameDatabase()) {
                diagnostics.report(DiagnosticCode.UNUSED_CATALOG, place(name, source, request),
                        "This catalog is not used, as the target " + Quoted.of(name) + " is the database of the routes"
                                + " ('same_database: true').");
            }
        });
    }

    private static String ends(List<String> targets) {
        return targets.isEmpty() ? ", nor any other." : "; 'targets' has " + String.join(", ", targets) + ".";
    }

    private static Location place(String name, TargetSource source, GenerationRequest request) {
        if (source instanceof TargetSource.Snapshot snapshot) {
            return new Location.Whole(request.display(snapshot.file()));
        }
        return new Location.Whole(source instanceof TargetSource.Made made
                ? request.display(made.folder())
                : "trestle.target." + name);
    }
}
