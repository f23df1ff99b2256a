package dev.trestle.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A row that has names, but no values: it shows which columns a route has, and which of its columns are missing. */
final class ColumnNames extends TextSource {

    private final Iterator<String> names;
    private final List<String> known = new ArrayList<>();

    private ColumnNames(JsonHttp http, RequestErrors errors, Collection<String> names) {
        super(http, errors);
        this.names = names.iterator();
    }

    /**
     * The names that the reader of a row does not skip.
     *
     * @throws HttpProblem 422 for names that it refuses, and for others that it requires
     */
    static List<String> known(JsonHttp http, Collection<String> names, boolean ignoreUnknown, Function<? super RequestReader, ?> row) {
        RequestErrors errors = http.errors();
        ColumnNames source = new ColumnNames(http, errors, names);
        RequestReader in = new RequestReader(source, errors, Links.URLS);
        row.apply(ignoreUnknown ? in.ignoreUnknown() : in);
        return source.known;
    }

    @Override
    public boolean next() {
        if (!names.hasNext()) {
            return false;
        }
        String name = names.next();
        errors.place().field(name);
        known.add(name);
        return true;
    }

    @Override
    public void skip() {
        known.removeLast();
    }

    @Override
    public boolean isNull() {
        return true;
    }

    @Override
    public @Nullable String string() {
        return null;
    }

    @Override
    public @Nullable Upload upload() {
        return null;
    }

    @Override
    public @Nullable RequestSource array() {
        return null;
    }

    @Override
    public boolean nextItem() {
        return false;
    }
}
