package dev.trestle.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Queries of files, whose columns DuckDB tells the build. */
class FilesIT {

    private static final String ROUTES = "src/main/trestle/routes.yaml";
    private static final String QUERY = "src/main/trestle/queries/adults.sql";

    @BeforeAll
    static void create() throws Exception {
        MavenRepository.create();
    }

    @Test
    void duckDbAnalysesTheQueriesOfFiles() throws Exception {
        MavenProject project = MavenProject.uncompiled("files");
        project.edit(ROUTES, "package: com.example.films.api\nroutes:\n", """
                package: com.example.films.api
                files:
                  users: {format: parquet, root: reports, columns: {id: int8, "age?": int4}}
                routes:
                  - {type: query, query: adults, on: files, path: /users, method: get}
                """);
        project.write(QUERY, "SELECT id, age FROM users WHERE age >= :min\n");
        project.mvn("generate-sources").succeeds()
                .says("[missing-module] The generated code needs the module 'trestle-data'");
        assertThat(MavenRepository.artifact("org/duckdb/duckdb_jdbc")).isDirectory();
        assertThat(Files.readString(project.generated("Adults.java"))).contains("int min", "long id", "@Nullable Integer age");

        project.edit(ROUTES, "columns: {id: int8, \"age?\": int4}", "sample: src/main/trestle/files/users.csv");
        project.mvn("generate-sources").fails().says(ROUTES + ":3:51 [unfit-sample] The sample 'src/main/trestle/files/users.csv'");
        project.edit(ROUTES, "format: parquet", "format: csv");
        project.write("src/main/trestle/files/users.csv", "id,age\n1,30\n");
        project.mvn("generate-sources").succeeds();
        assertThat(Files.readString(project.generated("Adults.java"))).contains("long min", "@Nullable Long id", "@Nullable Long age");
        project.mvn("generate-sources").succeeds().says("nothing changed");
        project.write("src/main/trestle/files/users.csv", "id,age\nx,30\n");
        project.mvn("-q", MavenProject.goal("explain"), "-Dtrestle.route=Adults").succeeds()
                .says("columns: {\"id?\": text, \"age?\": int8}");

        project.write(QUERY, "SELECT id,\n       name\n  FROM users\n");
        project.mvn("generate-sources").fails().says(QUERY + ":2:8 [sql-error] Referenced column \"name\" not found");
    }
}
