package dev.trestle.generator.compare;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the inputs, and the keys that are relevant for each of them: one JSON value in each line. */
final class Questions {

    private Questions() {}

    /**
     * All inputs, in the order of the file.
     *
     * @param relevant a file with a list of keys for each input, in the same order
     * @throws Unusable says what is wrong, with the file and the line
     */
    static List<Question> read(Path inputs, Optional<Path> relevant) throws Unusable, IOException {
        TreeMap<Integer, JsonValue> values = values(inputs);
        List<JsonValue> keys = relevant.isPresent() ? new ArrayList<>(values(relevant.get()).values()) : List.of();
        if (values.isEmpty()) {
            throw new Unusable(inputs + " has no inputs; write one JSON object in each line, such as {\"text\": \"alien\"}");
        }
        if (relevant.isPresent() && keys.size() != values.size()) {
            throw new Unusable(relevant.get() + " has " + keys.size() + " lines, but " + inputs + " has " + values.size()
                    + " inputs; write a list of keys for each input, in the same order");
        }
        List<Question> questions = new ArrayList<>();
        for (int line : values.keySet()) {
            if (!(values.get(line) instanceof JsonValue.Fields fields)) {
                throw new Unusable(inputs + ":" + line + ": an input is a JSON object, such as {\"text\": \"alien\"}, but this is "
                        + values.get(line).words());
            }
            Set<String> wanted = relevant.isPresent() ? keys(relevant.get(), questions.size(), keys) : Set.of();
            questions.add(new Question(line, fields.fields(), wanted));
        }
        return List.copyOf(questions);
    }

    private static Set<String> keys(Path file, int number, List<JsonValue> lists) throws Unusable {
        if (!(lists.get(number) instanceof JsonValue.Items list) || list.items().isEmpty()) {
            throw new Unusable(file + ": list number " + (number + 1) + " has to be a JSON list with at least one key, such as [17, 4]");
        }
        Set<String> keys = new LinkedHashSet<>();
        list.items().forEach(key -> keys.add(key.plain()));
        return keys;
    }

    /** The values by their lines; empty lines have none. */
    private static TreeMap<Integer, JsonValue> values(Path file) throws Unusable, IOException {
        TreeMap<Integer, JsonValue> values = new TreeMap<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new Unusable("There is no file " + file);
        } catch (CharacterCodingException e) {
            throw new Unusable(file + " is not UTF-8");
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                try {
                    values.put(i + 1, JsonText.read(lines.get(i)));
                } catch (Unusable e) {
                    throw new Unusable(file + ":" + (i + 1) + ": this line is not JSON: " + e.getMessage());
                }
            }
        }
        return values;
    }
}
