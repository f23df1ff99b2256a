package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a name belongs that is no key where it stands: into another mapping, the configuration, SQL or the service. */
final class OtherPlace {

    private static final String OWN_DATABASE = "the service connects to 'trestle.database.url' of its configuration;"
            + " the build creates a database from the migrations, or connects to the plugin's <jdbcUrl>; other databases, to"
            + " export into, are listed under 'targets' at the top of the file";

    private static final String LISTENER = "the address of the service is in its configuration, 'server.host' and 'server.port'";

    private static final String SQL = "write it in the SQL of a query file, with ':name' for a value of the request";

    private static final String ON_CONFLICT = "'on_conflict' decides what happens if the row exists already";

    private static final String MIDDLEWARE = "filters are code of the service, in Helidon's routing";

    /** By what people write, in lower case and without hyphens and underscores. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("host", LISTENER),
            Map.entry("port", LISTENER),
            Map.entry("workers", "the service is one process, with a thread for each request"),
            Map.entry("maxworkers", "the number of concurrent jobs is limited by 'trestle.jobs.threads' of the"
                    + " configuration, and by 'concurrency' of 'jobs'"),
            Map.entry("publicurl", configured("public-url")),
            Map.entry("baseurl", configured("public-url")),
            Map.entry("baseuri", "a table is named with its schema, and 'schema' at the top of the file is the default"),
            Map.entry("maxbodysize", configured("max-body-size")),
            Map.entry("poolsize", configured("database.pool-size")),
            Map.entry("mediadir", configured("media.directory")),
            Map.entry("mediadirectory", configured("media.directory")),
            Map.entry("signingkey", configured("media.signing-key")),
            Map.entry("threads", configured("jobs.threads")),
            Map.entry("where", SQL),
            Map.entry("limit", SQL),
            Map.entry("offset", SQL),
            Map.entry("orderby", SQL),
            Map.entry("sql", SQL),
            Map.entry("parameters", "'inputs' lists the parameters of a query, which are ':name' in its SQL"),
            Map.entry("returnscalar", "a query of one column answers with objects of one field; 'one_row: true' returns a single object"),
            Map.entry("upsert", ON_CONFLICT),
            Map.entry("ifexists", ON_CONFLICT),
            Map.entry("onerror", "a request is stored as a whole or not at all"),
            Map.entry("dependencies", MIDDLEWARE),
            Map.entry("middleware", MIDDLEWARE),
            Map.entry("statuscode", "the status depends on the type of the route: 201 for a stored row, 202 for a job,"
                    + " otherwise 200"),
            Map.entry("responsemodel", "the record of a hook is declared by 'response'"),
            Map.entry("modules", "the service registers the generated API class itself"));

    /** What people call the settings of a connection. */
    private static final List<String> CONNECTION = List.of("dbconnect", "dbconnectstr", "databaseurl", "datasource", "dsn",
            "url", "jdbcurl", "jdbc", "username", "user", "password", "passwordfile", "driver", "database", "connection");

    private OtherPlace() {}

    /** The whole message about a name at the top of the file or in a route; empty where nothing is known of it. */
    static Optional<String> of(String name) {
        String bare = bare(name);
        return CONNECTION.contains(bare)
                ? Optional.of(unknown(name, OWN_DATABASE))
                : hint(name).map(hint -> unknown(name, hint));
    }

    /** Where a name belongs, to end a sentence; empty where nothing is known of it. */
    static Optional<String> hint(String name) {
        return Optional.ofNullable(NAMES.get(bare(name)));
    }

    /** The same of a name in a route that is a key within one of its mappings. */
    static Optional<String> inMappingOfRoute(String name) {
        return Stream.of(
                        within(name, JobKey.values(), "'jobs' of a route with 'background: true'"),
                        within(name, ConflictKey.values(), "'on_conflict'"),
                        within(name, ExportKey.values(), "'export_sql'"),
                        within(name, FormatKey.values(), "'format_options'"),
                        within(name, PageKey.values(), "'page' of a list route"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether it is a setting of a connection; where that is configured is known to the service, and to the build. */
    static boolean isConnection(String name) {
        return CONNECTION.contains(bare(name)) || bare(name).equals("host");
    }

    /** The message about a setting of the connection to a target; {@code before} begins its hint. */
    static String ofTarget(String name, String before, String target) {
        String bare = bare(name);
        String kind = bare.contains("pass") ? ".password" : bare.contains("user") ? ".username" : ".url";
        return unknown(name, before + "the connection is configured in the service, by keys such as 'trestle.exports.targets." + target
                + kind + "', and for the build the plugin's <targets> or -Dtrestle.target." + target + "=jdbc:…");
    }

    private static String unknown(String name, String hint) {
        return "Unknown key " + Quoted.of(name) + ": " + hint + ".";
    }

    private static String configured(String key) {
        return "it belongs in the configuration of the service, 'trestle." + key + "'";
    }

    private static Optional<String> within(String name, Key[] keys, String mapping) {
        return Arrays.stream(keys)
                .filter(key -> key.key().equals(name))
                .findFirst()
                .map(key -> Quoted.of(name) + " belongs in " + mapping + ".");
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
    }
}
