package dev.trestle.jobs;

import dev.trestle.runtime.FileUpload;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.Links;
import dev.trestle.runtime.Media;
import dev.trestle.runtime.MediaLink;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.StoredUpload;
import dev.trestle.runtime.Upload;
import dev.trestle.runtime.media.MediaColumn;
import dev.trestle.runtime.media.MediaKey;
import dev.trestle.runtime.media.MediaKind;
import dev.trestle.runtime.media.StoredFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files that came with one request, while its job waits and runs: they are in the media store, and the request that
 * is kept says what was known of each.
 */
final class JobFiles implements Links {

    /** Has the runtime sweep the files of jobs that have ended. */
    static final MediaColumn COLUMN = new MediaColumn(
            "trestle.jobs", "trestle.job_file", "key", MediaKind.DOCUMENT, MediaColumn.Access.HIDDEN);

    private final Media media;
    private final Map<MediaKey, Upload> written = new LinkedHashMap<>();

    JobFiles(Media media) {
        this.media = media;
    }

    /** What was written: each content once, however often it came. */
    List<Upload> written() {
        return new ArrayList<>(written.values());
    }

    @Override
    public MediaLink link(String key) {
        return media.link(key);
    }

    @Override
    public void write(Upload upload, JsonWriter out) {
        MediaKey key = FileUpload.of(upload).key(COLUMN.collection());
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
            throw JobProblem.noStore(e);
        }
        if (found.isEmpty()) {
            throw JobProblem.lostFile();
        }
    }
}
