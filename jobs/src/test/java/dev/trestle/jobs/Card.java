package dev.trestle.jobs;

import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;

/** What the test's hook makes of a rating. */
record Card(String text) {

    static final JsonForm<Card> FORM = JsonForm.of(Card::parse, Card::write);

    static Card parse(RequestReader in) {
        String text = null;
        in.ignoreUnknown();
        while (in.next()) {
            switch (in.name()) {
                case "text" -> text = in.text();
                default -> in.unknown();
            }
        }
        in.end("text");
        return new Card(text);
    }

    void write(JsonWriter out) {
        out.startObject();
        out.name("text").text(text);
        out.endObject();
    }
}
