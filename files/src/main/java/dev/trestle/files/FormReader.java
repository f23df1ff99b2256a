package dev.trestle.files;

import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.RequestBody;
import dev.trestle.runtime.media.ContentTypes;
import dev.trestle.runtime.media.StagedFile;
import io.helidon.http.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a form part by part. A file that does not fit is noted and passed over, so that one answer tells
 * everything; but not endlessly.
 */
final class FormReader {

    private static final int MAX_PARTS = 1000;
    private static final int MAX_HEAD = 16 * 1024;
    private static final int BUFFER = 64 * 1024;
    private static final byte[] NEWLINE = {'\r', '\n'};

    private final Form form;
    private final Media media;
    private final FormRequest request;
    private final InputStream body;
    private int parts;
    private int maxText;
    private int textLeft;
    private long passedOver;

    FormReader(Form form, Media media, FormRequest request, InputStream body) {
        this.form = form;
        this.media = media;
        this.request = request;
        this.body = body;
    }

    /** RFC 2046 section 5.1.1. */
    static boolean isBoundary(String text) {
        return text.matches("[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]");
    }

    void read(String boundary, int mostText) throws IOException {
        maxText = Math.min(mostText, Integer.MAX_VALUE - 16);
        textLeft = maxText;
        // With a line before it, the first boundary is like every other one.
        InputStream in = new SequenceInputStream(
                new ByteArrayInputStream(NEWLINE), new LimitedStream(body, form.maxSize()));
        try {
            MultipartInput multipart = MultipartInput.builder()
                    .setInputStream(in)
                    .setBufferSize(BUFFER)
                    .setBoundary(boundary.getBytes(StandardCharsets.US_ASCII))
                    .setMaxPartHeaderSize(MAX_HEAD)
                    .get();
            multipart.setHeaderCharset(StandardCharsets.ISO_8859_1);
            multipart.discardBodyData();
            while (multipart.readBoundary()) {
                PartHeaders headers = PartHeaders.parse(multipart.readHeaders()).orElseThrow(this::malformed);
                // Closed only when all is well: closing reads on to the next boundary, however far that is.
                InputStream part = multipart.newInputStream();
                read(headers, part);
                part.close();
            }
            in.transferTo(OutputStream.nullOutputStream());
        } catch (FileUploadException e) {
            throw malformed();
        }
    }

    private HttpProblem malformed() {
        return refuse(HttpProblem.status(Status.BAD_REQUEST_400)
                .detail("The body is not well-formed multipart/form-data in UTF-8"));
    }

    private HttpProblem refuse(HttpProblem.Builder problem) {
        return RequestBody.refuse(body, problem);
    }

    private HttpProblem tooLarge(String detail) {
        return refuse(HttpProblem.status(Status.REQUEST_ENTITY_TOO_LARGE_413).detail(detail));
    }

    private void read(PartHeaders headers, InputStream part) throws IOException {
        if (++parts > MAX_PARTS) {
            throw tooLarge("The form has more than " + MAX_PARTS + " parts");
        }
        Optional<FormFile> file = form.file(headers.name());
        if (file.isPresent()) {
            readFile(file.get(), headers.fileName(), part);
        } else if (headers.fileName() == null) {
            request.field(headers.name()).add(text(part));
        } else {
            FormField field = request.field(headers.name());
            field.refusesFile();
            passOver(part, () -> field.refuse(ErrorCode.UNKNOWN_FIELD, "is not a file of this request"));
        }
    }

    private String text(InputStream part) throws IOException {
        byte[] text = part.readNBytes(textLeft + 1);
        if (text.length > textLeft) {
            throw tooLarge("The form has more than " + maxText + " bytes of text");
        }
        textLeft -= text.length;
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    private void readFile(FormFile file, @Nullable String fileName, InputStream part) throws IOException {
        byte[] prefix = part.readNBytes((int) Math.min(ContentTypes.PREFIX, file.maxSize() + 1));
        boolean hasNoName = fileName == null || fileName.isEmpty();
        if (prefix.length == 0 && hasNoName) {
            // What browsers send where no file was chosen.
            return;
        }
        FormField field = request.field(file.name());
        String type = ContentTypes.detect(prefix);
        if (field.refusesFile()) {
            passOver(part, () -> {});
        } else if (!file.accepts(type)) {
            field.refuse(ErrorCode.MEDIA_TYPE, "has to be " + file.wanted()
                    + (prefix.length == 0 ? "; the file is empty" : "; by its content the file is " + type));
            passOver(part, () -> {});
        } else {
            field.set(stage(file, hasNoName ? null : fileName, type, prefix, part));
        }
    }

    private LocalUpload stage(
            FormFile file, @Nullable String fileName, String type, byte[] prefix, InputStream part) throws IOException {
        StagedFile staged = onDisk(() -> StagedFile.create(media.staging()));
        request.add(staged);
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        for (ByteBuffer next = ByteBuffer.wrap(prefix); next.hasRemaining(); next = read(part, buffer)) {
            size += next.remaining();
            if (size > file.maxSize()) {
                throw tooLarge("The file " + file.name() + " is larger than " + file.maxSize() + " bytes");
            }
            ByteBuffer bytes = next;
            onDisk(() -> {
                staged.write(bytes);
                return staged;
            });
        }
        return new LocalUpload(staged.path(), fileName, type, onDisk(staged::end), size);
    }

    private static ByteBuffer read(InputStream part, byte[] buffer) throws IOException {
        return ByteBuffer.wrap(buffer, 0, Math.max(0, part.read(buffer)));
    }

    @FunctionalInterface
    private interface DiskAccess<T> {
        T get() throws IOException;
    }

    /** What the disk refuses is the server's fault, not the body's. */
    private <T> T onDisk(DiskAccess<T> access) {
        try {
            return access.get();
        } catch (IOException e) {
            throw refuse(StoreProblems.of(e));
        }
    }

    /** Reads a file that is not wanted; if it is too large, the request is refused with the errors that are known. */
    private void passOver(InputStream part, Runnable beforeGivingUp) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = part.read(buffer); count >= 0; count = part.read(buffer)) {
            passedOver += count;
            if (passedOver > RequestBody.MAX_DRAINED) {
                beforeGivingUp.run();
                HttpProblem.Builder problem = HttpProblem.status(Status.UNPROCESSABLE_CONTENT_422)
                        .detail("The files are not accepted; the rest of the request was not read");
                request.errors().forEach(problem::error);
                throw RequestBody.closing(problem);
            }
        }
    }
}
