package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.route.ExportDelivery;
import java.util.List;
import java.util.Optional;

/**
 * {@code export_sql}: the row that a route answers with goes into another database, too.
 *
 * @param location where the mapping begins
 * @param target the name of the database
 * @param table its table, exactly as the target knows it
 * @param dbSchema the table's schema; empty: where a connection to the target looks by itself
 * @param method insert where none is written, and then at the mapping's place; as is the delivery
 * @param delivery outbox where none is written
 * @param orderKey the outputs that have the target's primary key, where they are not named like it
 */
public record ExportSpec(
        Location location,
        Located<String> target,
        Located<String> table,
        Optional<Located<String>> dbSchema,
        Located<ExportMethod> method,
        Located<ExportDelivery> delivery,
        Optional<Located<List<Located<String>>>> orderKey) {}
