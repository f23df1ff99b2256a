package dev.trestle.data;

import dev.trestle.data.remote.Downloads;
import dev.trestle.data.remote.HttpRoots;
import dev.trestle.data.remote.RemoteRoot;
import dev.trestle.data.remote.UrlRoot;
import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files that a request names: in a directory, below a remote root, or by URLs.
 *
 * @param roots as configured
 * @param http opens URLs
 * @param downloads brings files of other servers here
 * @param watch watches the client of the request
 */
record DatasetFiles(
        Roots roots, HttpRoots http, Downloads downloads, Function<Runnable, Runnable> watch, DataConfig config) {

    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*", Pattern.DOTALL);

    /**
     * Finds files.
     *
     * @param leases takes those of other servers, which stay until they are closed
     * @throws HttpProblem as {@link FileNames} and {@link RemoteFiles}, and 422 for a URL that may not be read
     */
    List<RootFile> find(Dataset dataset, List<? extends @Nullable String> names, Leases leases) {
        List<@Nullable String> below = new ArrayList<>();
        List<String> urls = new ArrayList<>();
        for (String name : names) {
            if (name != null && URL.matcher(name).matches()) {
                urls.add(name);
            } else {
                below.add(name);
            }
        }
        List<RootFile> found = new ArrayList<>();
        if (!urls.isEmpty()) {
            UrlRoot root = http.urls(dataset.hosts());
            urls.forEach(url -> require(dataset, root, url));
            found.addAll(remote().find(dataset, root, urls, leases));
        }
        if (!below.isEmpty() || urls.isEmpty()) {
            Optional<RemoteRoot> remote = roots.remote(dataset.root());
            found.addAll(remote.isPresent()
                    ? remote().findBelow(dataset, remote.get(), below, leases)
                    : FileNames.of(dataset, roots.named(dataset.root()), config).find(below));
        }
        if (found.size() > config.maxFiles()) {
            throw FileNames.tooMany(dataset, config.maxFiles());
        }
        return found;
    }

    RemoteFiles remote() {
        return new RemoteFiles(downloads, watch, config.maxFiles());
    }

    private static void require(Dataset dataset, UrlRoot root, String url) {
        root.refusal(url).ifPresent(reason -> {
            throw HttpProblem.unprocessable(FieldError.of(FieldError.pointer(dataset.name()), ErrorCode.INVALID_VALUE, reason
                    + (dataset.hosts().isEmpty() ? "; write the name of a file below the root"
                    : "; the hosts are " + String.join(", ", dataset.hosts()))));
        });
    }
}
