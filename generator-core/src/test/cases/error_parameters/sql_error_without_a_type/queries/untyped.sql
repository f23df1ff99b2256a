SELECT :anything IS NULL AS missing
