package com.example.films.sample;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Makes a trailer: a second in which a bar of light crosses the screen. The file is an AVI of uncompressed pictures, which
 * every player plays (Microsoft, AVI RIFF File Reference).
 */
public final class TrailerFile {

    private static final int WIDTH = 32;
    private static final int HEIGHT = 24;
    private static final int FRAMES = 12;
    private static final int FRAME_BYTES = WIDTH * HEIGHT * 3;
    private static final int MICROSECONDS = 1_000_000 / FRAMES;

    private static final int MAIN_HEADER = 56;
    private static final int STREAM_HEADER = 56;
    private static final int BITMAP_HEADER = 40;
    /** A chunk's and a list's name and length. */
    private static final int CHUNK = 8;
    private static final int STREAM_LIST = 4 + CHUNK + STREAM_HEADER + CHUNK + BITMAP_HEADER;
    private static final int HEADER_LIST = 4 + CHUNK + MAIN_HEADER + CHUNK + STREAM_LIST;
    private static final int MOVIE_LIST = 4 + FRAMES * (CHUNK + FRAME_BYTES);
    private static final int INDEX = FRAMES * 16;
    private static final int RIFF = 4 + CHUNK + HEADER_LIST + CHUNK + MOVIE_LIST + CHUNK + INDEX;

    private final ByteBuffer file = ByteBuffer.allocate(CHUNK + RIFF).order(ByteOrder.LITTLE_ENDIAN);

    private TrailerFile() {}

    /** The file's bytes; the same each time. */
    public static byte[] avi() {
        TrailerFile trailer = new TrailerFile();
        trailer.chunk("RIFF", RIFF).name("AVI ");
        trailer.chunk("LIST", HEADER_LIST).name("hdrl").mainHeader();
        trailer.chunk("LIST", STREAM_LIST).name("strl").streamHeader().bitmapHeader();
        trailer.chunk("LIST", MOVIE_LIST).name("movi");
        for (int frame = 0; frame < FRAMES; frame++) {
            trailer.chunk("00db", FRAME_BYTES).picture(frame);
        }
        trailer.chunk("idx1", INDEX);
        for (int frame = 0; frame < FRAMES; frame++) {
            trailer.name("00db").ints(0x10, 4 + frame * (CHUNK + FRAME_BYTES), FRAME_BYTES);
        }
        return trailer.file.array();
    }

    private TrailerFile name(String fourCharacters) {
        file.put(fourCharacters.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    private TrailerFile ints(int... values) {
        for (int value : values) {
            file.putInt(value);
        }
        return this;
    }

    private TrailerFile chunk(String name, int length) {
        return name(name).ints(length);
    }

    /** With an index (0x10), and one stream. */
    private TrailerFile mainHeader() {
        return chunk("avih", MAIN_HEADER)
                .ints(MICROSECONDS, FRAMES * FRAME_BYTES, 0, 0x10, FRAMES, 0, 1, FRAME_BYTES, WIDTH, HEIGHT, 0, 0, 0, 0);
    }

    private TrailerFile streamHeader() {
        return chunk("strh", STREAM_HEADER).name("vids").name("DIB ")
                .ints(0, 0, 0, 1, FRAMES, 0, FRAMES, FRAME_BYTES, -1, 0, 0, HEIGHT << 16 | WIDTH);
    }

    /** One plane (the low 16 bits) of 24 bits a pixel. */
    private TrailerFile bitmapHeader() {
        return chunk("strf", BITMAP_HEADER)
                .ints(BITMAP_HEADER, WIDTH, HEIGHT, 24 << 16 | 1, 0, FRAME_BYTES, 0, 0, 0, 0);
    }

    private void picture(int frame) {
        int light = frame * WIDTH / FRAMES;
        for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
            int distance = Math.abs(pixel % WIDTH - light);
            byte shade = (byte) Math.max(16, 255 - 48 * distance);
            file.put(shade).put(shade).put((byte) 40);
        }
    }
}
