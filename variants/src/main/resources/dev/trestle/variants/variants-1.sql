-- Trestle's variants, version 1. A service runs this itself when it starts; where its role may not, an administrator runs
-- it, and grants the role USAGE on the schema, SELECT on migration, and SELECT, INSERT, UPDATE and DELETE on switch.

CREATE SCHEMA IF NOT EXISTS trestle;

CREATE TABLE IF NOT EXISTS trestle.migration (
    module text NOT NULL,
    version integer NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (module, version)
);

-- How often each variant of a switch route is chosen. All servers read it, at least once a second.
CREATE TABLE trestle.switch (
    -- Of the switch route.
    name text NOT NULL,
    variant text NOT NULL,
    -- Its share of the requests is its weight, divided by the sum of the weights of the switch.
    weight numeric NOT NULL CHECK (weight BETWEEN 0 AND 1000000),
    changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (name, variant)
);

-- Sets the percentage of one variant; the others share the rest in the proportion that they had, or equally if they had nothing.
CREATE FUNCTION trestle.switch_to(name text, variant text, percentage numeric) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    known text[];
    others numeric;
BEGIN
    IF percentage IS NULL OR percentage NOT BETWEEN 0 AND 100 THEN
        RAISE EXCEPTION 'The percentage has to be from 0 to 100, not %', coalesce(percentage::text, 'null') USING ERRCODE = '22023';
    END IF;
    -- Two calls for one switch run one after the other.
    PERFORM FROM trestle.switch AS s WHERE s.name = switch_to.name ORDER BY s.variant FOR UPDATE;
    SELECT array_agg(s.variant ORDER BY s.variant), sum(s.weight) FILTER (WHERE s.variant <> switch_to.variant)
      INTO known, others FROM trestle.switch AS s WHERE s.name = switch_to.name;
    IF known IS NULL THEN
        RAISE EXCEPTION 'There is no switch %', coalesce(name, 'null') USING ERRCODE = '22023';
    END IF;
    IF variant IS NULL OR variant <> ALL (known) THEN
        RAISE EXCEPTION 'The switch % has no variant %', name, coalesce(variant, 'null')
            USING ERRCODE = '22023', HINT = 'Its variants are ' || array_to_string(known, ', ') || '.';
    END IF;
    UPDATE trestle.switch AS s
       SET weight = CASE WHEN s.variant = switch_to.variant THEN percentage
                         WHEN others > 0 THEN round(s.weight * (100 - percentage) / others, 6)
                         ELSE round((100 - percentage) / (cardinality(known) - 1), 6) END,
           changed_at = now()
     WHERE s.name = switch_to.name;
END
$$;

INSERT INTO trestle.migration (module, version) VALUES ('variants', 1);
