package dev.trestle.generator.values;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV by the letter of RFC 4180, and whether a field was within quotes. */
final class CsvRecords {

    private final String text;
    private int at;

    /** One field. */
    record Field(String text, boolean quoted) {}

    private CsvRecords(String text) {
        this.text = text;
    }

    static List<List<Field>> read(String text) {
        return new CsvRecords(text).records();
    }

    private List<List<Field>> records() {
        List<List<Field>> records = new ArrayList<>();
        while (at < text.length()) {
            List<Field> fields = new ArrayList<>(List.of(field()));
            while (text.charAt(at) == ',') {
                at++;
                fields.add(field());
            }
            if (!text.startsWith("\r\n", at)) {
                throw new IllegalArgumentException("No end of a record at " + at + " of " + text);
            }
            at += 2;
            records.add(fields);
        }
        return records;
    }

    private Field field() {
        if (text.charAt(at) != '"') {
            int start = at;
            while (",\r\n\"".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return new Field(text.substring(start, at), false);
        }
        StringBuilder field = new StringBuilder();
        for (at++; text.charAt(at) != '"' || text.startsWith("\"\"", at); at++) {
            field.append(text.charAt(at));
            if (text.charAt(at) == '"') {
                at++;
            }
        }
        at++;
        return new Field(field.toString(), true);
    }
}
