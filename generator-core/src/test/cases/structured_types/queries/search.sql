SELECT id, a_address, a_range, n_bits
FROM structured
WHERE a_range = :span AND a_address = :home::address AND a_interval > :at_least AND n_hstore = :labels;
