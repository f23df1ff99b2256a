package dev.trestle.generator.config;

import dev.trestle.generator.route.BodyValidation;

/**
 * How the requests of a route are read.
 *
 * @param unknownFields how fields that the route does not have are treated
 * @param validation how values that the route has are checked
 */
public record RequestRules(UnknownFields unknownFields, BodyValidation validation) {

    static final RequestRules DEFAULT = new RequestRules(UnknownFields.REFUSE, BodyValidation.STRICT);

    /** The settings that are written, of a file or a route, and these for the others. */
    RequestRules with(Entries entries, Key unknown, Key validate) {
        return new RequestRules(
                entries.choice(unknown).map(UnknownFields::of).orElse(unknownFields),
                entries.choice(validate).map(word -> BodyValidation.of(word.value())).orElse(validation));
    }
}
