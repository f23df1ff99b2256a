package dev.trestle.generator.config;

import dev.trestle.generator.route.FileFormat;
import dev.trestle.generator.route.FileValidation;

/** The keys of a dataset in {@code files}. */
public enum DatasetKey implements Key {
    FORMAT(new ValueKind.Choice(FileFormat.keys()), KeyPresence.required(), "The format of the files."),
    ROOT(new ValueKind.Text(), KeyPresence.required(),
            "The name of the directory of the files, which the service's configuration has: `trestle.data.roots.NAME`."),
    COLUMNS(new ValueKind.Columns(), KeyPresence.orElse("the columns of `sample`"),
            "The columns with their types, such as `{id: int8, \"age?\": int4}`; `?` after a name makes the column nullable. With"
                    + " `sample`, only those columns that it shall not decide."),
    SAMPLE(new ValueKind.Text(), KeyPresence.orElse("the columns are declared"),
            "A file of the dataset in the project, such as `src/main/trestle/files/visits.csv`. The build reads the columns and their"
                    + " types from it; all of them may be null, unless `columns` says otherwise."),
    MANY(new ValueKind.Truth(), KeyPresence.orElse("false"),
            "Whether a request may name several files, a pattern such as `2026/*.parquet`, or a folder such as `2026/`."),
    FOLDERS(new ValueKind.Columns(), KeyPresence.orElse("no columns in the names of folders"),
            "Columns whose values are in the names of the folders around each file, in this order, as Hive writes them: `{year: int4, month: int4}`"
                    + " for `year=2026/month=07/`. With `many: true`, which it implies."),
    HOSTS(new ValueKind.Texts(), KeyPresence.orElse("no URLs"),
            "Hosts such as `data.example.org`. A request may then have `https` URLs of files on these hosts, instead of names below"
                    + " the root."),
    VALIDATE(new ValueKind.Choice(FileValidation.keys()), KeyPresence.orElse("strict"),
            "How exactly a file has to fit. strict: names, types and every cell; shape_only: names and types; off: cells are converted."),
    IGNORE_ERRORS(new ValueKind.Truth(), KeyPresence.orElse("false"),
            "Whether rows that do not fit are left out of the result and reported in the answer, instead of refusing the file."),
    MAX_REJECTS(new ValueKind.Whole(1, 100_000), KeyPresence.orElse("1000"),
            "How many rows may be left out; with more, the request is refused.");

    private final KeyFacts facts;

    DatasetKey(ValueKind kind, KeyPresence presence, String documentation) {
        this.facts = new KeyFacts(kind, presence, documentation);
    }

    @Override
    public KeyFacts facts() {
        return facts;
    }
}
