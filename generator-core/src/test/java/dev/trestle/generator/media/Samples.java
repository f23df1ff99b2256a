package dev.trestle.generator.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Files that are what they seem. */
final class Samples {

    private Samples() {}

    /** A picture of one pixel in a colour of its own. */
    static byte[] png(int colour) {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, colour);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The beginning of a film, with a word of its own. */
    static byte[] avi(String word) {
        return ("RIFF\0\1\0\0AVI LIST" + word).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A picture, as far as its first bytes tell, of so many bytes. */
    static byte[] large(int size) {
        return Arrays.copyOf(png(0), size);
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
