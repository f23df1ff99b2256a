package com.example.films.sample;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Makes up titles, names and sentences out of lists of words. */
final class Words {

    private static final List<String> ADJECTIVES = List.of(
            "Silent", "Borrowed", "Crooked", "Last", "Hollow", "Paper", "Amber", "Restless", "Northern",
            "Drowned", "Second", "Patient", "Glass", "Wandering", "Unlit", "Salt", "Distant", "Stubborn",
            "Velvet", "Broken", "Early", "Copper", "Sleepless", "Forgotten", "Quiet", "Painted", "Barefoot",
            "Winter");
    private static final List<String> NOUNS = List.of(
            "Harbour", "Orchard", "Signal", "Lighthouse", "Ferry", "Archive", "Carousel", "Bridge",
            "Orchestra", "Tailor", "Meadow", "Clockmaker", "Tunnel", "Letter", "Kitchen", "Island",
            "Projectionist", "River", "Staircase", "Garden", "Engine", "Beekeeper", "Window", "Market",
            "Shoreline", "Piano", "Witness", "Cartographer");
    private static final List<String> PLACES = List.of(
            "Lantern Hill", "Marrow Street", "Quarry Lake", "Saint Orla", "the Ninth Floor", "Tamarind Bay",
            "Platform Six", "Old Ferrywell", "the Salt Road", "Windmill Square", "Cinder Lane",
            "the Far Bank");
    private static final List<String> ORIGINAL_TITLES = List.of(
            "La Dernière Passerelle", "Das leise Jahr", "Kış Limanı", "O Barco de Papel", "Nattens bro",
            "雨の切符", "Стеклянный сад", "Il sarto di mezzanotte", "El piano sin dueño", "Zimní dopis");
    private static final List<String> GIVEN_NAMES = List.of(
            "Ada", "Bruno", "Chiara", "Davor", "Elif", "Farid", "Greta", "Hana", "Ivo", "Joana", "Kofi",
            "Lena", "Mateus", "Nadia", "Oskar", "Priya", "Quentin", "Rosa", "Sami", "Tove", "Ugo", "Vera",
            "Wim", "Xenia", "Yusuf", "Zofia");
    private static final List<String> FAMILY_NAMES = List.of(
            "Abernesti", "Brandvold", "Castellane", "Dombrow", "Eskelund", "Farrowby", "Grünfeld",
            "Hollander", "Ivarsson", "Jankulov", "Kerrigan-Lowe", "Lindqvast", "Moravec", "Nakadai", "Okonjo",
            "Palmqvist", "Quintero", "Rösler", "Silvestrin", "Tamblyn", "Ullastres", "Varga", "Wexcombe",
            "Yildirim", "Zelenka", "Ødegård");
    private static final List<String> VERDICTS = List.of(
            "The ending alone is worth the bus fare.", "Forty minutes too long.",
            "I would see it again tomorrow.", "The print was scratched and it did not matter.",
            "Nobody in our row understood it.", "Wonderful light, little story.",
            "My daughter laughed all the way home.", "The music does all the work.",
            "A small film that stays with you.", "Slow, then suddenly not.");

    private final RandomGenerator random;

    Words(RandomGenerator random) {
        this.random = random;
    }

    <T> T oneOf(List<T> words) {
        return words.get(random.nextInt(words.size()));
    }

    String title() {
        return switch (random.nextInt(5)) {
            case 0 -> "The " + oneOf(ADJECTIVES) + " " + oneOf(NOUNS);
            case 1 -> "The " + oneOf(NOUNS) + " of " + oneOf(PLACES);
            case 2 -> "Return to " + oneOf(PLACES) + " with a " + oneOf(NOUNS);
            case 3 -> "One " + oneOf(ADJECTIVES) + " " + oneOf(NOUNS) + " in " + oneOf(PLACES);
            default -> "My " + oneOf(NOUNS) + ", Your " + oneOf(NOUNS);
        };
    }

    /** A title in another language; several films may share one. */
    String originalTitle() {
        return oneOf(ORIGINAL_TITLES);
    }

    String plot() {
        return "What " + person() + " found behind the " + noun() + " at " + oneOf(PLACES) + ".";
    }

    String noun() {
        return oneOf(NOUNS).toLowerCase(Locale.ROOT);
    }

    String person() {
        return oneOf(GIVEN_NAMES) + " " + oneOf(FAMILY_NAMES);
    }

    String verdict() {
        return oneOf(VERDICTS);
    }
}
