package com.example.films.sample;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Paints a poster: the night, a moon, and a band for the title. */
public final class PosterFile {

    private static final int WIDTH = 120;
    private static final int HEIGHT = 180;

    private PosterFile() {}

    /** The poster of a film of this title as a PNG, of a colour of its own; needs no screen. */
    public static byte[] png(String title) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        Color sky = Color.getHSBColor((title.hashCode() & 0xff) / 255f, 0.6f, 0.5f);
        canvas.setPaint(new GradientPaint(0, 0, Color.BLACK, 0, HEIGHT, sky));
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        canvas.setPaint(Color.LIGHT_GRAY);
        canvas.fillOval(WIDTH - 45, 15, 30, 30);
        canvas.setPaint(sky.darker());
        canvas.fillRect(0, HEIGHT - 50, WIDTH, 30);
        canvas.dispose();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
