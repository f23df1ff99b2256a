package dev.trestle.generator.plan;

import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.OutputField;
import java.util.List;
import java.util.Set;

/**
 * The fields of a row that is to be stored, and of the row as it was stored.
 *
 * @param provable the columns that would be never null if their inputs were declared so
 */
record NewRow(List<InputField> inputs, List<OutputField> outputs, Set<String> provable) {}
