package dev.trestle.variants;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How often each of several variants is chosen.
 *
 * <p>A client is assigned by weighted rendezvous hashing: each variant has a random number that depends on the client and the variant
 * alone, and the smallest of the numbers divided by the weights wins. So all servers choose alike. If the weight of one variant is raised,
 * clients move to that variant, and no client moves between the others.
 */
final class Weights {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final double UNIT = 0x1.0p-53;

    private final double[] weights;
    private final double sum;
    private final long[] seeds;

    /**
     * Weights of at least one variant.
     *
     * @param name of the switch: a client has another place in each switch
     * @param variants their names, which differ
     * @param weights in the same order, none negative, and at least one positive
     */
    Weights(String name, List<String> variants, List<Double> weights) {
        this.weights = weights.stream().mapToDouble(Double::doubleValue).toArray();
        this.sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        if (!(sum > 0)) {
            throw new IllegalArgumentException("No variant of " + name + " has a weight");
        }
        this.seeds = variants.stream().mapToLong(variant -> fnv(fnv(FNV_OFFSET, name + '\0'), variant + '\0')).toArray();
    }

    double percentage(int variant) {
        return weights[variant] * 100 / sum;
    }

    /** The variant at this place, from 0 to less than 1, if the variants lie side by side. */
    int at(double place) {
        double rest = place * sum;
        int last = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                last = i;
                if (rest < weights[i]) {
                    return i;
                }
            }
            rest -= weights[i];
        }
        return last;
    }

    /** The variant of a client, the same at each call. */
    int of(String client) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < weights.length; i++) {
            // An exponential variable; StrictMath is the same on each machine.
            double number = -StrictMath.log(((mixed(fnv(seeds[i], client)) >>> 11) + 0.5) * UNIT) / weights[i];
            if (number < least) {
                least = number;
                best = i;
            }
        }
        return best;
    }

    private static long fnv(long start, String text) {
        long hash = start;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return hash;
    }

    /** Each bit depends on all of the others: the last step of SplitMix64. */
    private static long mixed(long hash) {
        long z = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
