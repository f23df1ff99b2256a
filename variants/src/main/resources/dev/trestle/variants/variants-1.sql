-- Trestle's variants, version 1. A service runs this itself when it starts; where its role may not, an administrator runs
-- it, and grants the role USAGE on the schema, SELECT on migration, and SELECT, INSERT, UPDATE and DELETE on switch.

-- Not IF NOT EXISTS, for which a role needs the privilege to create schemas even if this one exists.
DO $trestle$
BEGIN
    IF to_regnamespace('trestle') IS NULL THEN
        CREATE SCHEMA trestle;
    END IF;
END $trestle$;

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
    -- When a server with this variant was running; servers update it once a minute.
    seen_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (name, variant)
);

-- Sets the percentage of one variant, and returns the new rows. The other variants share the rest in the proportion that they had, or
-- equally if they had nothing. Only variants in use take part: those in the list, or without a list those that a server had
-- less than ten minutes before the latest variant of the switch. All others get the weight 0.
CREATE FUNCTION trestle.switch_to(name text, variant text, percentage numeric, in_use text[] DEFAULT NULL) RETURNS SETOF trestle.switch
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    known text[];
    used text[];
    others numeric;
    unused text;
BEGIN
    IF percentage IS NULL OR percentage NOT BETWEEN 0 AND 100 THEN
        RAISE EXCEPTION 'The percentage has to be from 0 to 100, not %', coalesce(percentage::text, 'null') USING ERRCODE = '22023';
    END IF;
    -- Two calls for one switch run one after the other.
    PERFORM FROM trestle.switch AS s WHERE s.name = switch_to.name ORDER BY s.variant FOR UPDATE;
    SELECT array_agg(s.variant ORDER BY s.variant),
           array_agg(s.variant ORDER BY s.variant) FILTER (WHERE CASE WHEN in_use IS NULL THEN s.is_seen ELSE s.variant = ANY (in_use) END)
      INTO known, used
      FROM (SELECT a.variant, a.seen_at > max(a.seen_at) OVER () - interval '10 minutes' AS is_seen
              FROM trestle.switch AS a WHERE a.name = switch_to.name) AS s;
    IF known IS NULL THEN
        RAISE EXCEPTION 'There is no switch %', coalesce(name, 'null') USING ERRCODE = '22023';
    END IF;
    IF variant IS NULL OR variant <> ALL (known) THEN
        RAISE EXCEPTION 'The switch % has no variant %', name, coalesce(variant, 'null')
            USING ERRCODE = '22023', HINT = 'Its variants are ' || array_to_string(used, ', ') || '.';
    END IF;
    IF used IS NULL OR variant <> ALL (used) THEN
        RAISE EXCEPTION 'No running server has the variant % of %', variant, name
            USING ERRCODE = '22023', HINT = 'Variants in use are ' || coalesce(array_to_string(used, ', '), 'none') || '.';
    END IF;
    IF cardinality(used) = 1 AND percentage < 100 THEN
        RAISE EXCEPTION 'The switch % has no other variant in use, which could have the rest', name USING ERRCODE = '22023';
    END IF;
    FOREACH unused IN ARRAY known LOOP
        IF unused <> ALL (used) THEN
            RAISE NOTICE 'No running server has the variant % of %; its weight is 0', unused, name;
        END IF;
    END LOOP;
    SELECT sum(s.weight) INTO others FROM trestle.switch AS s
     WHERE s.name = switch_to.name AND s.variant <> switch_to.variant AND s.variant = ANY (used);
    RETURN QUERY UPDATE trestle.switch AS s
       SET weight = CASE WHEN s.variant = switch_to.variant THEN percentage
                         WHEN s.variant <> ALL (used) THEN 0
                         WHEN others > 0 THEN round(s.weight * (100 - percentage) / others, 6)
                         ELSE round((100 - percentage) / (cardinality(used) - 1), 6) END,
           changed_at = now()
     WHERE s.name = switch_to.name
    RETURNING s.*;
END
$$;

INSERT INTO trestle.migration (module, version) VALUES ('variants', 1);
