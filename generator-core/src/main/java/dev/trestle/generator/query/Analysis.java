package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Semantics;

/** What the verdicts on one statement draw on. */
record Analysis(Catalog catalog, Semantics semantics, Verdicts verdicts, Relations relations, Views views) {

    /** One for a statement whose parameters may be null where this says so. */
    static Analysis of(Catalog catalog, Semantics semantics, ParameterNullability parameters) {
        Verdicts verdicts = new Verdicts(semantics, parameters);
        Views views = Views.read(catalog, semantics);
        return new Analysis(catalog, semantics, verdicts, new Relations(catalog, semantics), views);
    }
}
