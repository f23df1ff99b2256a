package dev.trestle.generator.plan.document;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.CatalogDetails;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.config.OpenApiSpec;
import dev.trestle.generator.plan.model.ComputePlan;
import dev.trestle.generator.plan.model.CompositePlan;
import dev.trestle.generator.plan.model.DeletePlan;
import dev.trestle.generator.plan.model.DocumentPlan;
import dev.trestle.generator.plan.model.EnumPlan;
import dev.trestle.generator.plan.model.FileExportPlan;
import dev.trestle.generator.plan.model.FileQueryPlan;
import dev.trestle.generator.plan.model.GatherPlan;
import dev.trestle.generator.plan.model.InsertPlan;
import dev.trestle.generator.plan.model.ListPlan;
import dev.trestle.generator.plan.model.LoadPlan;
import dev.trestle.generator.plan.model.QueryPlan;
import dev.trestle.generator.plan.model.RouteDocument;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.SwitchPlan;
import dev.trestle.generator.plan.model.TableRow;
import dev.trestle.generator.plan.model.UpdatePlan;
import dev.trestle.generator.query.QueryAnalysis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plans the description of the API for clients. */
public final class DocumentPlanner {

    private final Map<String, String> tableComments;
    private final Map<String, String> queryComments;
    private final Map<String, String> typeComments;
    private final StatementRefusals statements;

    /**
     * Plans by what the database says.
     *
     * @param queries by name
     * @param queryTexts of queries over files, by the path of their file
     */
    public DocumentPlanner(
            Catalog catalog, CatalogDetails details, Map<String, QueryAnalysis> queries, Map<String, String> queryTexts) {
        this.tableComments = catalog.tables().stream()
                .filter(table -> table.comment().isPresent())
                .collect(Collectors.toMap(Table::sql, table -> table.comment().get()));
        this.queryComments = new TreeMap<>();
        queries.values().forEach(query -> queryComments.put(query.source().file(), Words.leadingComment(query.source().text())));
        queryTexts.forEach((file, text) -> queryComments.put(file, Words.leadingComment(text)));
        this.typeComments = details.typeComments();
        this.statements = new StatementRefusals(catalog, details, queries);
    }

    /** The description of these routes, and of the types that they share. */
    public DocumentPlan plan(
            OpenApiSpec spec, String prefix, List<RoutePlan> routes, List<EnumPlan> enums, List<CompositePlan> composites,
            List<TableRow> rows) {
        Map<String, String> comments = new LinkedHashMap<>();
        enums.forEach(type -> comment(comments, type.className(), typeComments.get(type.sql())));
        composites.forEach(type -> comment(comments, type.className(),
                typeComments.getOrDefault(type.sql(), tableComments.get(type.sql()))));
        rows.forEach(row -> comment(comments, row.className(), tableComments.get(row.sql())));
        return new DocumentPlan(spec.title(), spec.version(), spec.description().orElse(""), spec.servers(), prefix, comments,
                routes.stream().collect(Collectors.toMap(
                        route -> route.endpoint().className(), route -> document(route, prefix), (a, b) -> a, TreeMap::new)));
    }

    private static void comment(Map<String, String> comments, String name, @Nullable String text) {
        Optional.ofNullable(text).ifPresent(known -> comments.put(name, known));
    }

    private RouteDocument document(RoutePlan route, String prefix) {
        return new RouteDocument(route.match(Summaries.ALL), description(route), tag(route.endpoint().path(), prefix),
                RouteProblems.of(route, statements));
    }

    /** The first segment of the path. */
    private static String tag(String path, String prefix) {
        String[] segments = path.substring(prefix.length()).split("/");
        return segments.length > 1 ? segments[1] : "";
    }

    private String description(RoutePlan route) {
        Function<String, String> table = sql -> tableComments.getOrDefault(sql, "");
        Function<String, String> query = file -> queryComments.getOrDefault(file, "");
        return route.match(new RoutePlan.Cases<String>() {
            @Override
            public String insert(InsertPlan plan) {
                return table.apply(plan.table());
            }

            @Override
            public String update(UpdatePlan plan) {
                return table.apply(plan.table());
            }

            @Override
            public String delete(DeletePlan plan) {
                return table.apply(plan.table());
            }

            @Override
            public String query(QueryPlan plan) {
                return plan.origin().equals(plan.queryFile()) ? query.apply(plan.queryFile()) : table.apply(plan.origin());
            }

            @Override
            public String list(ListPlan plan) {
                return table.apply(plan.table());
            }

            @Override
            public String fileQuery(FileQueryPlan plan) {
                return query.apply(plan.queryFile());
            }

            @Override
            public String compute(ComputePlan plan) {
                return table.apply(plan.table());
            }

            @Override
            public String gather(GatherPlan plan) {
                return "";
            }

            @Override
            public String load(LoadPlan plan) {
                return table.apply(plan.table());
            }

            @Override
            public String fileExport(FileExportPlan plan) {
                return query.apply(plan.queryFile());
            }

            @Override
            public String choose(SwitchPlan plan) {
                return plan.variants().stream().map(variant -> description(variant.route()))
                        .filter(text -> !text.isEmpty()).distinct().collect(Collectors.joining(" "));
            }
        });
    }
}
