package dev.trestle.data;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the first line of a CSV file, because DuckDB looks at many more lines to find it, and fails if one of them is broken. */
final class CsvHeader {

    private static final int MAX_BYTES = 1024 * 1024;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CsvHeader() {}

    /**
     * The names of the columns, as they are written; at least one.
     *
     * @throws IOException also if it is no UTF-8, or no end of it is found
     */
    static List<String> read(Path file) throws IOException {
        String line = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(file))).toString();
        return split(line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line);
    }

    private static byte[] bytes(Path file) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean quoted = false;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (int c = in.read(); c >= 0 && (quoted || c != '\n'); c = in.read()) {
                quoted ^= c == '"';
                line.write(c);
                if (line.size() > MAX_BYTES) {
                    throw new IOException("The header of the file has no end");
                }
            }
        }
        return line.toByteArray();
    }

    private static List<String> split(String line) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                name.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                names.add(name.toString());
                name.setLength(0);
            } else {
                name.append(c);
            }
        }
        names.add(name.toString());
        return names;
    }
}
