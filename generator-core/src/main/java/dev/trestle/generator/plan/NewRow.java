package dev.trestle.generator.plan;

import java.util.List;

/** The fields of a row that is to be stored, and of the row as it was stored. */
record NewRow(List<InputField> inputs, List<OutputField> outputs) {}
