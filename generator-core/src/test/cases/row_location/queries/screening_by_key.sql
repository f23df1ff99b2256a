SELECT *
FROM ONLY public.screening
WHERE :cinema = cinema_id
  AND ("screen_id"=:screen_id::uuid);
