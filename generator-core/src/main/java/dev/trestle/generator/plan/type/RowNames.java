package dev.trestle.generator.plan.type;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.plan.model.ReservedNames;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names the records for whole rows of tables and views: {@code film} gives {@code FilmRow}. The names depend on the catalog
 * alone, so that no route changes the name for another one.
 */
public final class RowNames {

    private final Map<Long, String> byOid;
    private final Set<String> taken;

    /** {@code types} have their names already. */
    public RowNames(Catalog catalog, String defaultSchema, TypeNames types) {
        byOid = DistinctNames.of(catalog.tables().stream()
                .map(table -> new DistinctNames.Candidate(table.oid(), table.schema(), plain(table)))
                .toList(), defaultSchema, types.all());
        taken = Stream.concat(byOid.values().stream().map(DistinctNames::fold), types.all().stream()).collect(Collectors.toSet());
    }

    /** Whether a table or a type has this name already, in upper or lower case. */
    public boolean isTaken(String className) {
        return taken.contains(DistinctNames.fold(className));
    }

    /** The class for rows of this table. */
    public String className(Table table) {
        return byOid.get(table.oid());
    }

    private static String plain(Table table) {
        String name = JavaNames.type(table.name()) + "Row";
        return ReservedNames.isReserved(name) ? name + "Record" : name;
    }
}
