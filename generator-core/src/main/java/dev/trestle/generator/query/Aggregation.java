package dev.trestle.generator.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What PostgreSQL's own aggregates give for rows and nulls (documentation, Aggregate Functions). Those that are not
 * here, such as {@code stddev} and {@code corr}, give null for some rows without null, too.
 */
enum Aggregation {
    /** Never null, over no rows at all either. */
    COUNT("count", "regr_count"),
    /** Hypothetical-set functions, never null: the row that is made up is one of the rows. */
    RANK("rank", "dense_rank", "percent_rank", "cume_dist"),
    /** Not null over one row or more, even where all are null. */
    COLLECTION(
            "array_agg", "json_agg", "jsonb_agg", "json_agg_strict", "jsonb_agg_strict",
            "json_object_agg", "json_object_agg_strict", "json_object_agg_unique", "json_object_agg_unique_strict",
            "jsonb_object_agg", "jsonb_object_agg_strict", "jsonb_object_agg_unique", "jsonb_object_agg_unique_strict"),
    /** Not null where one row or more has a first argument that is not null. */
    COMBINATION(
            "sum", "avg", "min", "max", "bool_and", "bool_or", "every", "bit_and", "bit_or", "bit_xor", "string_agg",
            "var_pop", "stddev_pop", "any_value", "mode", "percentile_disc", "percentile_cont", "range_agg",
            "range_intersect_agg", "xmlagg"),
    /** Not null where no argument of one row or more is null. */
    REGRESSION("covar_pop", "regr_avgx", "regr_avgy", "regr_sxx", "regr_sxy", "regr_syy");

    private final Set<String> names;

    Aggregation(String... names) {
        this.names = Set.of(names);
    }

    static Optional<Aggregation> of(String name) {
        return Stream.of(values()).filter(each -> each.names.contains(name)).findFirst();
    }

    /** The arguments of which none may be null in any row. */
    <T> List<T> decisive(List<T> arguments) {
        return switch (this) {
            case COUNT, RANK, COLLECTION -> List.of();
            case COMBINATION -> arguments.subList(0, 1);
            case REGRESSION -> arguments;
        };
    }
}
