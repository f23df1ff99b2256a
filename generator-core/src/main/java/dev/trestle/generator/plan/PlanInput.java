package dev.trestle.generator.plan;

import dev.trestle.generator.plan.model.HistoryTable;
import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.CatalogDetails;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.dataset.FileQueryAnalysis;
import dev.trestle.generator.query.QueryAnalysis;
import dev.trestle.generator.target.TargetCatalog;
import java.util.List;
import java.util.Map;

/**
 * What the database says of the routes.
 *
 * @param catalog in which computed columns are columns that take no value
 * @param computed those columns
 * @param history the tables with a history
 * @param queries by name; those that are unknown or wrong are missing, and reported already
 * @param fileQueries what DuckDB says of queries of files, by name; as the queries
 * @param types those that the routes name by themselves, by name; as the queries
 * @param targets what the targets say of their tables, by name; those that have no catalog are missing, and reported already
 * @param details for the document of the API; {@link CatalogDetails#NONE} without one
 */
public record PlanInput(
        Catalog catalog,
        Semantics semantics,
        ComputedColumns computed,
        List<HistoryTable> history,
        Map<String, QueryAnalysis> queries,
        Map<String, FileQueryAnalysis> fileQueries,
        Map<String, PgType> types,
        Map<String, TargetCatalog> targets,
        CatalogDetails details) {}
