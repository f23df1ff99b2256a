package dev.trestle.files;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.RequestBody;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The form of a route with files, {@code multipart/form-data} (RFC 7578). */
public final class Form {

    /** For the lines between the parts and their heads. */
    private static final long FRAME = 1024 * 1024;

    private final JsonHttp json;
    private final Media media;
    private final Origins origins;
    private final List<FormFile> files;
    private final Set<String> absentIfEmpty;

    Form(JsonHttp json, Media media, Origins origins, List<FormFile> files, Set<String> absentIfEmpty) {
        this.json = json;
        this.media = media;
        this.origins = origins;
        this.absentIfEmpty = absentIfEmpty;
        long otherwise = media.config().maxUploadSize();
        this.files = files.stream().map(file -> file.maxSize() == 0 ? file.max(otherwise) : file).toList();
    }

    /**
     * Treats fields with empty text as left out, as browsers send fields that are empty.
     *
     * @param names fields of types without an empty text, such as numbers and dates
     * @return a form like this one
     */
    public Form absentIfEmpty(String... names) {
        return new Form(json, media, origins, files, Set.of(names));
    }

    /** The largest body that can fit. */
    long maxSize() {
        return files.stream().mapToLong(FormFile::maxSize).sum() + json.maxBodySize() + FRAME;
    }

    Optional<FormFile> file(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }

    /**
     * Reads the body of a request: its files to the disk, and all other fields into memory.
     *
     * @param request the request
     * @return to be closed when the request is answered, which deletes files that were not stored
     * @throws HttpProblem 400 malformed, 403 from a page of another origin, 413 too large, 415 not a form; 422 for
     *     files with mistakes, if the rest of the body is too large to be read
     */
    public FormRequest open(ServerRequest request) {
        origins.require(request);
        if (!request.content().hasEntity()) {
            throw HttpProblem.of(Status.BAD_REQUEST_400, "The body is empty; it has to be a form");
        }
        Optional<HeaderValue> type = request.headers().first(HeaderNames.CONTENT_TYPE).flatMap(HeaderValue::parse);
        if (!type.map(HeaderValue::value).orElse("").equals("multipart/form-data")) {
            throw RequestBody.refuse(request, RequestBody.unsupported("multipart/form-data", "multipart/form-data"));
        }
        String boundary = type.get().parameters().getOrDefault("boundary", "");
        if (!FormReader.isBoundary(boundary)) {
            throw RequestBody.refuse(request, HttpProblem.status(Status.BAD_REQUEST_400)
                    .detail("The Content-Type has to have a boundary of 1 to 70 characters"));
        }
        if (request.headers().contentLength().orElse(0) > maxSize()) {
            throw RequestBody.refuse(request, RequestBody.tooLarge(maxSize()));
        }
        return read(request, boundary);
    }

    private FormRequest read(ServerRequest request, String boundary) {
        FormRequest form = new FormRequest(json, request);
        boolean isRead = false;
        try {
            FormRequest whole = RequestBody.from(request, in -> {
                new FormReader(this, media, form, in).read(boundary, json.maxBodySize());
                form.removeEmpty(absentIfEmpty);
                return form;
            });
            isRead = true;
            return whole;
        } finally {
            if (!isRead) {
                form.close();
            }
        }
    }
}
