SELECT range AS n, id FROM users, range(:n::BIGINT)
