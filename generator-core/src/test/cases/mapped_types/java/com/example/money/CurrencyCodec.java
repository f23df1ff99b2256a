package com.example.money;

import dev.trestle.runtime.Codec;
import java.util.Currency;

/** Takes prices for currencies: a codec in shape, not in sense. */
public final class CurrencyCodec implements Codec<Currency> {

    @Override
    public Currency parse(String text) {
        return Currency.getInstance(text);
    }

    @Override
    public String format(Currency value) {
        return value.getCurrencyCode();
    }
}
