SELECT *
FROM public.screening
WHERE cinema_id = :cinema
  AND "screen_id"=:screen_id;
