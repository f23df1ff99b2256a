package dev.trestle.generator.plan.model;

import java.util.List;

/**
 * A route that runs a named statement over files.
 *
 * @param queryFile the file it comes from, as users know it
 * @param filesClass the class that holds the datasets, such as {@code FilmsFiles}
 * @param datasets that it reads; the first inputs are the names of their files, in the same order
 * @param statement numbered; its binds are in the order of the numbers
 */
public record FileQueryPlan(
        Endpoint endpoint, String queryFile, String filesClass, List<DatasetPlan> datasets, Exchange exchange,
        Statement.Constant statement) implements RoutePlan {

    /** The fields of a request that are names of files, in the order of the datasets. */
    public List<InputField> files() {
        return inputs().subList(0, datasets.size());
    }

    /** What it reads. */
    public FilePart part() {
        return new FilePart(filesClass, datasets, files());
    }

    /** Whether rows may be left out of the answer, which then reports them. */
    public boolean rejects() {
        return datasets.stream().anyMatch(dataset -> dataset.maxRejects() > 0);
    }

    @Override
    public List<Statement> statements() {
        return List.of(statement);
    }

    @Override
    public boolean byPool() {
        return false;
    }

    @Override
    public boolean readsFiles() {
        return true;
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.fileQuery(this);
    }
}
