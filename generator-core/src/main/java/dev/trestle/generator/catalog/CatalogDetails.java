package dev.trestle.generator.catalog;

import java.util.List;
import java.util.Map;

/**
 * What only a description of the API for clients needs of the catalog.
 *
 * @param constraints by table, kind and name
 * @param typeComments from {@code COMMENT ON TYPE} and {@code COMMENT ON DOMAIN}, by the type's name as it is written in SQL
 * @param functions whether there are functions of users, which queries may call
 * @param domainChecks the names of the check constraints of all domains
 */
public record CatalogDetails(
        List<Constraint> constraints, Map<String, String> typeComments, boolean functions, List<String> domainChecks) {

    /** Of a catalog that nothing is described of. */
    public static final CatalogDetails NONE = new CatalogDetails(List.of(), Map.of(), false, List.of());
}
