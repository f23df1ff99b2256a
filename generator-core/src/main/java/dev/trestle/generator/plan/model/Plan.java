package dev.trestle.generator.plan.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that will be generated, decided.
 *
 * @param source the routes file, as headers show it
 * @param packageName of all generated code
 * @param apiClass such as {@code FilmsApi}
 * @param schemaClass such as {@code FilmsSchema}
 * @param targetsClass such as {@code FilmsTargets}; there is one only if there are targets
 * @param codecsClass such as {@code FilmsCodecs}; there is one only if there are codecs
 * @param filesClass such as {@code FilmsFiles}; there is one only if there are datasets
 * @param routes in the order of the routes file, and the switches after the others
 * @param apiParts the routes in shares, where they are too many for the API class; else none
 * @param enums by class name
 * @param composites by class name
 * @param rows the records for whole rows of tables, by class name
 * @param codecs by class name
 * @param responses the records that hooks make, in the order of the routes
 * @param media the columns that name files, by collection
 * @param tables by schema and name
 * @param uses what each route and computed column relies on, by its class name
 * @param targets those that routes export into, in the order of the routes file
 * @param datasets those that queries read, in the order of the routes file
 * @param computed the columns that functions of the service compute
 * @param history the tables with a history
 * @param document the description of the API for clients; empty if the routes file asks for none
 */
public record Plan(
        String source,
        String packageName,
        String apiClass,
        String schemaClass,
        String targetsClass,
        String codecsClass,
        String filesClass,
        List<RoutePlan> routes,
        List<ApiPart> apiParts,
        List<EnumPlan> enums,
        List<CompositePlan> composites,
        List<TableRow> rows,
        List<CodecPlan> codecs,
        List<ResponsePlan> responses,
        List<MediaPlan> media,
        List<CheckedTable> tables,
        Map<String, RouteUses> uses,
        List<TargetPlan> targets,
        List<DatasetPlan> datasets,
        ComputedPart computed,
        HistoryPart history,
        Optional<DocumentPlan> document) {

    /** What a route relies on in the database. */
    public RouteUses uses(RoutePlan route) {
        return uses.get(route.endpoint().className());
    }

    /** Whether the service has to have files. */
    public boolean needsFiles() {
        return !media.isEmpty() || routes.stream().anyMatch(RoutePlan::needsFiles);
    }

    /** Whether jobs or exports keep what hooks make, so that it has to be read again. */
    public boolean storesResult(ResponsePlan response) {
        return routes.stream()
                .filter(RoutePlan::keepsRows)
                .flatMap(route -> route.exchange().gives().returned().stream())
                .flatMap(row -> row.response().stream())
                .anyMatch(stored -> stored.className().equals(response.className()));
    }
}
