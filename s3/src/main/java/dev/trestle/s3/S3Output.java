package dev.trestle.s3;

import dev.trestle.fileexports.Output;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;

/** An output in a bucket, while it is written: each file is an upload in parts. */
final class S3Output implements Output {

    private final Bucket bucket;
    private final ObjectWriter writer;
    private final String name;
    private final List<OutputUploads.File> files = new ArrayList<>();
    private @Nullable PartStream open;
    private boolean isEnded;

    S3Output(Bucket bucket, ObjectWriter writer, String name) {
        this.bucket = bucket;
        this.writer = writer;
        this.name = name;
    }

    @Override
    public OutputStream file(String path) throws IOException {
        String object = path.isEmpty() ? name : name + "/" + path;
        String upload = bucket.call(s3 -> s3.createMultipartUpload(
                request -> request.bucket(bucket.name()).key(bucket.full(object))).uploadId());
        files.add(new OutputUploads.File(upload, object));
        open = new PartStream((number, content) -> bucket.call(s3 -> s3.uploadPart(request -> request
                .bucket(bucket.name()).key(bucket.full(object)).uploadId(upload).partNumber(number)
                .contentMD5(FilePart.base64(FileParts.md5(content))), RequestBody.fromBytes(content))));
        return open;
    }

    @Override
    public String end() throws IOException {
        if (open != null) {
            open.close();
        }
        String token = UUID.randomUUID().toString();
        new OutputUploads(false, files).store(bucket, token);
        isEnded = true;
        return token;
    }

    @Override
    public void close() throws IOException {
        if (!isEnded) {
            isEnded = true;
            for (OutputUploads.File file : files) {
                writer.abort(bucket.full(file.name()), file.upload());
            }
        }
    }
}
