package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;

/**
 * What a YAML file is for, in messages about one that cannot be read.
 *
 * @param noun such as {@code routes file}
 * @param empty what an empty one lacks, as a sentence
 * @param code of all that is wrong with its syntax
 */
public record YamlKind(String noun, String empty, DiagnosticCode code) {

    static final YamlKind ROUTES = new YamlKind(
            "routes file", "The routes file is empty; it needs 'package' and 'routes'.", DiagnosticCode.UNREADABLE_YAML);
}
