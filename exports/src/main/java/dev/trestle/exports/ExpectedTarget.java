package dev.trestle.exports;

import java.util.List;

/**
 * An expected target.
 *
 * @param name its name in the configuration
 * @param dialect the dialect of its SQL
 * @param sameDatabase whether it is the service's own database, which needs no URL
 * @param options how its entries are delivered
 * @param tables the tables that routes write to
 */
public record ExpectedTarget(
        String name, Dialect dialect, boolean sameDatabase, TargetOptions options, List<ExpectedExportTable> tables) {}
