package dev.trestle.files;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.MediaLink;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.Upload;
import dev.trestle.runtime.media.MediaKey;
import dev.trestle.runtime.media.StoredFile;
import dev.trestle.runtime.service.StoredRequestFiles;
import io.helidon.http.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files that came with one request, while it waits and is worked on: they are in the store, and the request that is
 * stored says what was known of each.
 */
final class RequestFiles implements StoredRequestFiles {

    private final Media media;
    private final String collection;
    private final Map<MediaKey, Upload> written = new LinkedHashMap<>();

    RequestFiles(Media media, String collection) {
        this.media = media;
        this.collection = collection;
    }

    @Override
    public List<Upload> written() {
        return new ArrayList<>(written.values());
    }

    @Override
    public MediaLink link(String key) {
        return media.link(key);
    }

    @Override
    public void write(Upload upload, JsonWriter out) {
        MediaKey key = FileUpload.of(upload).key(collection);
        written.put(key, upload);
        out.startObject();
        out.name("key").text(key.toString());
        out.name("file_name").text(upload.fileName());
        out.name("media_type").text(upload.mediaType());
        out.name("size").int8(upload.size());
        out.endObject();
    }

    @Override
    public @Nullable Upload read(RequestReader in) {
        return in.object(this::readFile);
    }

    private @Nullable Upload readFile(RequestReader in) {
        MediaKey key = null;
        String fileName = null;
        String mediaType = "";
        long size = 0;
        while (in.next()) {
            switch (in.name()) {
                case "key" -> key = in.parsed("the key of a file", text -> MediaKey.parse(text).orElseThrow(
                        IllegalArgumentException::new));
                case "file_name" -> fileName = in.orNull(in::text);
                case "media_type" -> mediaType = in.text();
                case "size" -> size = in.int8();
                default -> in.unknown();
            }
        }
        in.end("key", "media_type", "size");
        if (key == null) {
            return null;
        }
        check(key);
        return new StoredUpload(media.store(), key, fileName, mediaType, size);
    }

    private void check(MediaKey key) {
        Optional<StoredFile> found;
        try {
            found = media.store().find(key);
            if (found.isPresent()) {
                found.get().close();
            }
        } catch (IOException e) {
            throw StoreProblems.unreadable(e);
        }
        if (found.isEmpty()) {
            throw HttpProblem.of(Status.INTERNAL_SERVER_ERROR_500,
                    "A file that came with the request is not in the media store of the server that ran the job");
        }
    }
}
