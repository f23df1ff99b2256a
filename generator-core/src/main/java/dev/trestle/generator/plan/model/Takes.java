package dev.trestle.generator.plan.model;

import dev.trestle.generator.route.BodyValidation;
import dev.trestle.generator.route.Format;
import java.util.List;

/**
 * What a request has.
 *
 * @param inputs the fields of a row, in the order of the request record
 * @param inPath the names of those that stand in the path, in its order
 * @param part where the others come from
 * @param amount how many rows a request has
 * @param bodies the formats of the body, by its type; empty for JSON alone
 * @param ignoreUnknownFields whether fields that the route does not have are passed over
 * @param validation how the values of the body are checked
 */
public record Takes(
        List<InputField> inputs, List<String> inPath, RequestPart part, Amount amount, List<Format> bodies,
        boolean ignoreUnknownFields, BodyValidation validation) {

    /** Whether the request record is never read from a body. */
    public boolean shapeOnly() {
        return validation == BodyValidation.SHAPE_ONLY;
    }

    /** The fields that do not stand in the path. */
    public List<InputField> besidesPath() {
        return inputs.stream().filter(input -> !inPath.contains(input.name())).toList();
    }

    /** The fields that count as left out where they are null in CSV, Arrow or Parquet, whose rows have all columns. */
    public List<String> absentIfNull() {
        return bodies.stream().noneMatch(Format::hasAllColumns) ? List.of() : inputs.stream()
                .filter(input -> input.presence() == Presence.OPTIONAL)
                .map(InputField::name)
                .toList();
    }

    /** The fields of a form or a query string that count as left out where their text is empty. */
    public List<String> absentIfEmpty() {
        return part == RequestPart.BODY ? List.of() : besidesPath().stream()
                .filter(input -> !input.type().hasEmptyText())
                .map(InputField::name)
                .toList();
    }
}
