package dev.trestle.generator.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a body of multipart/form-data. */
public final class FormBody {

    /** Its Content-Type. */
    public static final String TYPE = "multipart/form-data; boundary=of-the-test";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Names and values in turn. */
    public static FormBody of(String... fields) {
        FormBody form = new FormBody();
        for (int i = 0; i < fields.length; i += 2) {
            form.part("name=\"" + fields[i] + "\"", fields[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return form;
    }

    /** A file, under a name as clients may give it. */
    public FormBody file(String name, byte[] content) {
        return file(name, "../the file.exe", content);
    }

    /** A file, under a name of its own. */
    public FormBody file(String name, String fileName, byte[] content) {
        return part("name=\"" + name + "\"; filename=\"" + fileName + "\"", content);
    }

    private FormBody part(String disposition, byte[] content) {
        text("--of-the-test\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n");
        out.writeBytes(content);
        text("\r\n");
        return this;
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The whole body. */
    public byte[] end() {
        text("--of-the-test--\r\n");
        return out.toByteArray();
    }
}
