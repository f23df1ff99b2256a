package dev.trestle.generator.plan.model;

import java.util.List;

/**
 * What a query of files reads.
 *
 * @param filesClass the class that holds the datasets, such as {@code FilmsFiles}
 * @param datasets that it reads
 * @param names the fields of a request that are the names of their files, in the same order
 */
public record FilePart(String filesClass, List<DatasetPlan> datasets, List<InputField> names) {}
