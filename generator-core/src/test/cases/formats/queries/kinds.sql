SELECT no, b, s, i, l, r, d, day, tod, wall, moment, bytes, txt, list, doc FROM kind ORDER BY no
