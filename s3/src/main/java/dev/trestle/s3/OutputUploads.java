package dev.trestle.s3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The uploads of one output, which are complete but for the last call, so that nobody sees them. They are listed in an
 * object, because another process may complete them.
 *
 * @param isDone whether the output is visible
 * @param files in the order in which they become visible
 */
record OutputUploads(boolean isDone, List<File> files) {

    private static final String FOLDER = ".trestle/";
    private static final String DONE = "done";
    private static final String OPEN = "open";

    /**
     * A file.
     *
     * @param upload its ID
     * @param name of the object
     */
    record File(String upload, String name) {}

    /** The object that lists the uploads of an output. */
    static String object(String token) {
        return FOLDER + token;
    }

    static String folder() {
        return FOLDER;
    }

    OutputUploads done() {
        return new OutputUploads(true, files);
    }

    void store(Bucket bucket, String token) throws IOException {
        String text = (isDone ? DONE : OPEN) + "\n"
                + files.stream().map(file -> file.upload() + "\t" + file.name() + "\n").collect(Collectors.joining());
        bucket.call(s3 -> s3.putObject(request -> request.bucket(bucket.name()).key(bucket.full(object(token))),
                RequestBody.fromBytes(text.getBytes(StandardCharsets.UTF_8))));
    }

    /**
     * Reads the uploads of an output.
     *
     * @throws java.nio.file.NoSuchFileException if there are none
     */
    static OutputUploads read(Bucket bucket, String token) throws IOException {
        ResponseBytes<GetObjectResponse> object = bucket.call(s3 -> s3.getObject(
                request -> request.bucket(bucket.name()).key(bucket.full(object(token))), ResponseTransformer.toBytes()));
        List<String> lines = object.asUtf8String().lines().toList();
        List<File> files = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            int tab = line.indexOf('\t');
            files.add(new File(line.substring(0, tab), line.substring(tab + 1)));
        }
        return new OutputUploads(lines.getFirst().equals(DONE), files);
    }
}
