package dev.trestle.exports;

import java.util.List;

/**
 * A target as the code was made for it.
 *
 * @param name names it in the configuration
 * @param dialect which SQL the code has for it
 * @param sameDatabase whether it is the service's own database, which needs no URL
 * @param options how its entries are delivered
 * @param tables those that are written to
 */
public record ExpectedTarget(
        String name, Dialect dialect, boolean sameDatabase, TargetOptions options, List<ExpectedExportTable> tables) {}
