SELECT tags[1:length] AS first, tags[:length] AS unclear FROM film
