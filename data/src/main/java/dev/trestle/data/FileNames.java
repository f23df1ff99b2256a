package dev.trestle.data;

import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import io.helidon.http.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files of a dataset that a request names.
 *
 * @param maxFiles how many there may be
 * @param maxSize bytes of each
 */
record FileNames(Dataset dataset, Root root, int maxFiles, long maxSize) {

    static FileNames of(Dataset dataset, Root root, DataConfig config) {
        return new FileNames(dataset, root, config.maxFiles(), config.maxFileSize());
    }

    /**
     * Each file once, in the order of the names.
     *
     * @throws HttpProblem 404 if a name leads to no file, 413 if a file is too large, 422 if there are too many files
     */
    List<RootFile> find(List<? extends @Nullable String> names) {
        Map<String, RootFile> found = new LinkedHashMap<>();
        for (String name : names) {
            for (RootFile file : find(name)) {
                found.putIfAbsent(file.name(), file);
            }
            if (found.size() > maxFiles) {
                throw tooMany(dataset, maxFiles);
            }
        }
        if (found.isEmpty()) {
            throw Root.missing();
        }
        return List.copyOf(new ArrayList<>(found.values()));
    }

    private List<RootFile> find(@Nullable String name) {
        if (name == null) {
            throw Root.missing();
        }
        if (!dataset.hasMany() || FilePattern.isName(name)) {
            return List.of(root.file(name, maxSize));
        }
        FilePattern pattern = new FilePattern(root, "." + dataset.format(), maxFiles, () -> tooMany(dataset, maxFiles));
        return pattern.find(name).stream().map(path -> Root.ordinary(root.nameOf(path), path, maxSize)).toList();
    }

    static HttpProblem tooMany(Dataset dataset, int maxFiles) {
        return HttpProblem.status(Status.UNPROCESSABLE_CONTENT_422).detail("The request names too many files")
                .error(FieldError.of(FieldError.pointer(dataset.name()), ErrorCode.INVALID_VALUE,
                        "names more than " + maxFiles + " files; request fewer files")).build();
    }
}
