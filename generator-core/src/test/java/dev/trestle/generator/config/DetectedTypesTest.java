package dev.trestle.generator.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.media.ContentTypes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.tika.mime.MimeTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The generator knows by a list which types the runtime can tell; {@code -Dupdate} writes the list from what Tika has. */
class DetectedTypesTest {

    private static final Path LIST = Path.of("src/main/resources/dev/trestle/generator/config/content-types.txt");
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    /** Tika's types that a file tells by its first bytes, by the names that the runtime gives them, with their other names. */
    private static String list() throws Exception {
        TreeMap<String, Set<String>> names = new TreeMap<>();
        for (String own : Set.of("text/plain", "application/octet-stream", "application/zip", "video/mp4", "video/webm",
                OFFICE + "wordprocessingml.document", OFFICE + "spreadsheetml.sheet", OFFICE + "presentationml.presentation")) {
            names.put(own, new TreeSet<>());
        }
        NodeList types;
        try (InputStream in = Objects.requireNonNull(MimeTypes.class.getResourceAsStream("tika-mimetypes.xml"))) {
            types = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getElementsByTagName("mime-type");
        }
        for (int i = 0; i < types.getLength(); i++) {
            Element type = (Element) types.item(i);
            String written = type.getAttribute("type").replaceFirst(";.*", "");
            String name = ContentTypes.name(written);
            boolean told = type.getElementsByTagName("magic").getLength() > 0 || type.getElementsByTagName("root-XML").getLength() > 0;
            if (told) {
                names.computeIfAbsent(name, key -> new TreeSet<>()).add(written);
            }
            NodeList aliases = type.getElementsByTagName("alias");
            for (int alias = 0; told && alias < aliases.getLength(); alias++) {
                names.get(name).add(((Element) aliases.item(alias)).getAttribute("type").replaceFirst(";.*", ""));
            }
        }
        try (InputStream in = Objects.requireNonNull(ContentTypes.class.getResourceAsStream("content-types.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
                    .map(line -> Stream.of(line.split(" ")).toList())
                    .filter(words -> names.containsKey(words.get(0)))
                    .forEach(words -> names.get(words.get(0)).addAll(words.subList(2, words.size())));
        }
        return names.entrySet().stream()
                .map(entry -> Stream.concat(Stream.of(entry.getKey()),
                        entry.getValue().stream().filter(other -> !names.containsKey(other))).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void areThoseOfTheRuntime() throws Exception {
        if (System.getProperty("update") != null) {
            Files.writeString(LIST, list());
        }
        assertThat(Files.readString(LIST)).isEqualTo(list());
    }

    @Test
    void haveWhatTheRuntimeDetects() throws Exception {
        for (byte[] file : new byte[][] {text("a"), text("\0\1\2"), text("%PDF-1.7"), text("\u0089PNG\r\n\u001a\n"), text("GIF89a"),
                text("\u00ff\u00d8\u00ff\u00e0"), text("<svg xmlns='http://www.w3.org/2000/svg'/>"), text("<a/>"),
                text("<!DOCTYPE html><html>"), text("RIFF\0\1\0\0AVI LIST"), text("RIFF\0\1\0\0WAVEfmt "), text("OggS\0\2"),
                text("\0\0\0\u0018ftypmp42"), text("\0\0\0\u0014ftypqt  "), text("\u001aE\u00df\u00a3...B\u0082\u0088webm"),
                text("fLaC"), text("{\\rtf1"), zip("word/document.xml"), zip("xl/workbook.xml"), zip("a.txt"), text("WEBVTT\n")}) {
            String type = ContentTypes.detect(file);
            assertThat(DetectedTypes.fault(type)).as(type).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "image/jpg, image/jpeg", "audio/mp3, audio/mpeg", "image/pngg, image/png", "application/x-pdf, application/pdf",
        "text/csv, text/plain", "application/json, text/plain", "text/markdown, text/plain", "images/*, image/*",
        "audio/x-wav, audio/wav", "text/xml, application/xml", "application/x-zip-compressed, application/zip"})
    void suggestThoseThatAreMeant(String written, String meant) {
        assertThat(DetectedTypes.fault(written)).contains(" (did you mean '" + meant + "'?)");
    }

    @ParameterizedTest
    @CsvSource({"image/png", "image/*", "text/*", "application/*", "application/vnd.oasis.opendocument.text"})
    void takeWhatAFileCanBe(String written) {
        assertThat(DetectedTypes.fault(written)).isEmpty();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] zip(String entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.putNextEntry(new ZipEntry(entry));
        }
        return bytes.toByteArray();
    }
}
