package dev.trestle.variants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often each variant is chosen, and for which clients. */
class WeightsTest {

    private static final int CLIENTS = 20_000;

    private static Weights of(double... weights) {
        return new Weights("Search", List.of("SearchV1", "SearchV2", "SearchV3").subList(0, weights.length),
                IntStream.range(0, weights.length).mapToObj(i -> weights[i]).toList());
    }

    private static long share(Weights weights, int variant) {
        return IntStream.range(0, CLIENTS).filter(i -> weights.of("client-" + i) == variant).count();
    }

    @Test
    void aPlaceBelongsToTheVariantThatLiesThere() {
        Weights weights = of(25, 0, 75);
        assertThat(List.of(weights.at(0), weights.at(0.2499), weights.at(0.25), weights.at(Math.nextDown(1.0)))).containsExactly(0, 0, 2, 2);
        assertThat(of(1, 1, 0).at(Math.nextDown(1.0))).isEqualTo(1);
        assertThat(weights.percentage(2)).isEqualTo(75);
        assertThat(of(1, 3).percentage(1)).isEqualTo(75);
        assertThatIllegalArgumentException().isThrownBy(() -> of(0, 0)).withMessage("No variant of Search has a weight");
    }

    @Test
    void clientsAreSharedByTheWeights() {
        // The numbers are the same on each machine: 10 and 30 percent of 20,000, give or take 3 standard deviations.
        assertThat(share(of(90, 10), 1)).isBetween(1_873L, 2_127L);
        assertThat(share(of(20, 50, 30), 2)).isBetween(5_806L, 6_194L);
        assertThat(share(of(100, 0), 1)).isZero();
        assertThat(share(of(0, 100), 0)).isZero();
    }

    @Test
    void aClientStaysWhereItIsFromVersionToVersion() {
        Weights weights = of(50, 50);
        assertThat(List.of("ada", "grace", "edsger", "barbara", "Jürgen", "", "42", "kathleen")).extracting(weights::of)
                .containsExactly(0, 1, 0, 0, 0, 0, 0, 1);
    }

    /** A client that has the new variant at 10 percent still has it at 20. */
    @Test
    void aRaisedWeightMovesClientsInOneDirection() {
        List<Weights> steps = List.of(of(60, 40, 0), of(57, 38, 5), of(42, 28, 30), of(6, 4, 90), of(0, 0, 100));
        for (int i = 0; i < CLIENTS; i++) {
            String client = "client-" + i;
            List<Integer> variants = steps.stream().map(weights -> weights.of(client)).toList();
            int moved = variants.indexOf(2);
            assertThat(variants.subList(0, moved)).as(client).containsOnly(variants.get(0));
            assertThat(variants.subList(moved, variants.size())).as(client).containsOnly(2);
        }
    }

    @Test
    void theFactorOfAllWeightsDoesNotMatter() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(of(3, 1).of("client-" + i)).isEqualTo(of(75, 25).of("client-" + i));
        }
    }

    /** The clients that try one new variant are not those that try all of them. */
    @Test
    void anotherSwitchHasOtherClients() {
        Weights one = of(90, 10);
        Weights other = new Weights("Suggest", List.of("SearchV1", "SearchV2"), List.of(90.0, 10.0));
        long both = IntStream.range(0, CLIENTS).filter(i -> one.of("client-" + i) == 1 && other.of("client-" + i) == 1).count();
        assertThat(both).isBetween(158L, 242L);
    }
}
