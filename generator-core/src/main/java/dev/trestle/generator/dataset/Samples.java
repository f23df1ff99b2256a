package dev.trestle.generator.dataset;

import static dev.trestle.generator.diagnostic.DiagnosticCode.INVALID_VALUE;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNFIT_SAMPLE;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNSUPPORTED_TYPE;

import dev.trestle.generator.config.DatasetSpec;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.route.FileType;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the columns of datasets from their samples.
 *
 * <p>A column of a sample may be null: neither format says for other files whether a column has nulls.
 */
public final class Samples {

    private final Path project;
    private final Connection connection;
    private final Diagnostics diagnostics;

    /**
     * Reads samples.
     *
     * @param project where relative paths begin
     * @param connection to DuckDB, which may read files
     */
    public Samples(Path project, Connection connection, Diagnostics diagnostics) {
        this.project = project;
        this.connection = connection;
        this.diagnostics = diagnostics;
    }

    /**
     * The same datasets with all of their columns.
     *
     * @return empty where a sample is wrong, which is reported
     * @throws SQLException when DuckDB fails
     */
    public Optional<List<DatasetSpec>> complete(List<DatasetSpec> datasets) throws SQLException {
        List<DatasetSpec> complete = new ArrayList<>();
        for (DatasetSpec dataset : datasets) {
            Optional<DatasetSpec> known = dataset.sample().isEmpty() ? Optional.of(dataset) : complete(dataset, dataset.sample().get());
            known.ifPresent(complete::add);
        }
        return complete.size() == datasets.size() ? Optional.of(List.copyOf(complete)) : Optional.empty();
    }

    private Optional<DatasetSpec> complete(DatasetSpec dataset, Located<String> sample) throws SQLException {
        Map<String, String> found;
        try (SampleFile file = SampleFile.copy(project.resolve(sample.value()), dataset.format())) {
            found = file.columns(connection);
        } catch (UnfitSampleException e) {
            diagnostics.report(UNFIT_SAMPLE, sample.location(), "The sample " + Quoted.of(sample.value()) + " " + e.getMessage());
            return Optional.empty();
        }
        for (DatasetSpec.Column folder : dataset.folders()) {
            if (found.keySet().stream().anyMatch(folder.name()::equalsIgnoreCase)) {
                diagnostics.report(UNFIT_SAMPLE, sample.location(), "The sample has a column " + Quoted.of(folder.name())
                        + ", whose values are in the names of 'folders', and must not be in the files.");
                return Optional.empty();
            }
        }
        List<DatasetSpec.Column> columns = new ArrayList<>();
        found.forEach((name, type) -> column(dataset, sample, name, type).ifPresent(columns::add));
        boolean allAreThere = dataset.columns().stream().filter(declared -> !isThere(declared, found)).count() == 0;
        return allAreThere && columns.size() == found.size() ? Optional.of(dataset.with(List.copyOf(columns))) : Optional.empty();
    }

    private boolean isThere(DatasetSpec.Column declared, Map<String, String> found) {
        if (!found.containsKey(declared.name())) {
            diagnostics.report(INVALID_VALUE, declared.at().location(), "The sample has no column " + Quoted.of(declared.name())
                    + Suggestion.didYouMean(declared.name(), List.copyOf(found.keySet())) + "; it has "
                    + String.join(", ", found.keySet()) + ".");
        }
        return found.containsKey(declared.name());
    }

    private Optional<DatasetSpec.Column> column(DatasetSpec dataset, Located<String> sample, String name, String type) {
        Optional<DatasetSpec.Column> declared =
                dataset.columns().stream().filter(column -> column.name().equals(name)).findFirst();
        if (declared.isPresent()) {
            return declared;
        }
        Optional<FileType> known = FileType.ofDuckDb(type);
        if (known.isEmpty()) {
            diagnostics.report(UNSUPPORTED_TYPE, sample.location(), "The column " + Quoted.of(name) + " of the sample has the type " + type
                    + ", which columns of files cannot have; write the files with another type, or name the column in 'columns'"
                    + " with the type that its text has, and 'validate: off'.");
        }
        return known.map(it -> new DatasetSpec.Column(new Located<>(name, sample.location()), it, true));
    }
}
