package dev.trestle.runtime.service;

import dev.trestle.listener.Limits;
import dev.trestle.runtime.settings.Settings;

/** What is configured about connections. */
final class HttpLimits {

    private HttpLimits() {}

    static Limits of(Settings settings) {
        return new Limits(
                settings.duration("head-timeout", "PT10S"),
                settings.duration("body-timeout", "PT30S"),
                settings.duration("write-timeout", "PT1M"),
                settings.duration("idle-timeout", "PT75S"),
                settings.number("min-rate", 500, 0),
                settings.number("max-connections", Limits.connectionsOfProcess(), 1),
                settings.number("max-requests", 1000, 1),
                settings.number("few-requests", Limits.fewRequestsOfMachine(), 0));
    }
}
