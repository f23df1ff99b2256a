package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenNamesTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 9, 24, 25, 1000})
    void eachNameOnce(int count) {
        SeenNames names = new SeenNames();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < count; i++) {
                assertThat(names.contains("n" + i)).isFalse();
                assertThat(names.add("n" + i)).isTrue();
            }
            for (int i = 0; i < count; i++) {
                assertThat(names.contains("n" + i)).isTrue();
                assertThat(names.add("n" + i)).isFalse();
            }
            assertThat(names.copy()).hasSize(count);
            assertThat(names.contains("other")).isFalse();
            names.clear();
        }
    }
}
