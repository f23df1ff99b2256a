package com.example.films;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the few forms of a curl command that {@link TryIt} writes. */
final class CurlLine {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private CurlLine() {}

    /** The request that curl would send. */
    static HttpRequest.Builder request(String line) {
        Iterator<String> words = words(line).iterator();
        if (!words.next().equals("curl")) {
            throw new IllegalArgumentException(line);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder();
        String method = "POST";
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "-s" -> { }
                case "-sw" -> words.next();
                case "-H" -> {
                    String[] header = words.next().split(": ", 2);
                    request.header(header[0], header[1]);
                }
                case "-X" -> method = words.next();
                case "-d" -> request.method(method, BodyPublishers.ofString(words.next()));
                default -> request.uri(URI.create(word));
            }
        }
        return request;
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return words;
    }
}
