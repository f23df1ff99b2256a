package dev.trestle.benchmarks.harness;

import java.util.Random;
import java.util.UUID;

/** A row to insert. */
final class NewArticle {

    private NewArticle() {}

    static String json(Random random) {
        int number = random.nextInt(100_000);
        return """
                {"title":"A new article with the number %d","subtitle":%s,"kind":"%s","price":%d.75,"weight":%s,\
                "stock":%d,"score":%s,"code":"%s",\
                "created_at":"2026-03-0%dT12:34:56.12345%dZ","released":"2025-0%d-17",\
                "tags":["tag-%d","a tag with blanks","tag \\"%d\\""]}"""
                .formatted(
                        number,
                        random.nextBoolean() ? "null" : "\"Übertitel " + number + "\"",
                        TestData.KINDS.get(number % TestData.KINDS.size()),
                        1 + number % 90,
                        random.nextBoolean() ? "null" : "0.125",
                        number % 500,
                        random.nextBoolean() ? "null" : "4.25",
                        new UUID(random.nextLong(), random.nextLong()),
                        1 + number % 9,
                        1 + number % 9,
                        1 + number % 9,
                        number % 5,
                        number % 10);
    }
}
