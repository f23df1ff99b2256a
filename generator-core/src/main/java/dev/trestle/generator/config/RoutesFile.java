package dev.trestle.generator.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The routes file as the user wrote it.
 *
 * @param source the file's path as diagnostics and generated headers show it
 * @param packageName the Java package of all generated code
 * @param name the stem of the API class, {@code Films} for {@code FilmsApi}; empty means: from the package
 * @param prefix stands before every path; empty for none
 * @param schema where table names without a schema are looked up; {@code public} when left out
 * @param media the columns that name files, but for those of a domain that says so
 * @param types what types and columns are taken for
 * @param targets the databases that routes export into
 * @param files the datasets that queries read, without those of which something is wrong
 * @param filesAreFaulty whether something is wrong with a dataset
 * @param limits for calls of the functions of computed columns
 * @param computed the columns that functions compute, without those of which something is wrong
 * @param history the tables whose past rows are stored
 * @param openapi what the document of the API begins with; empty for no document
 * @param routes those that are right, as far as the file alone tells
 * @param faulty those of which something is wrong, as far as they can be read; nothing is generated for them
 */
public record RoutesFile(
        String source,
        Located<String> packageName,
        Optional<Located<String>> name,
        Optional<Located<String>> prefix,
        Located<String> schema,
        List<TypeMapping> types,
        List<MediaSpec> media,
        List<TargetSpec> targets,
        List<DatasetSpec> files,
        boolean filesAreFaulty,
        List<LimitSpec> limits,
        List<ComputedSpec> computed,
        List<Located<String>> history,
        Optional<OpenApiSpec> openapi,
        List<RouteSpec> routes,
        List<RouteSpec> faulty) {

    /** The same routes with these datasets. */
    public RoutesFile withFiles(List<DatasetSpec> known) {
        return new RoutesFile(source, packageName, name, prefix, schema, types, media, targets, known, filesAreFaulty, limits, computed,
                history, openapi, routes, faulty);
    }

    /** All routes that have been read. */
    public List<RouteSpec> all() {
        return Stream.concat(routes.stream(), faulty.stream()).toList();
    }
}
