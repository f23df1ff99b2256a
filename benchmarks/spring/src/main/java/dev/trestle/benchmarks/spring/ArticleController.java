package dev.trestle.benchmarks.spring;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The paths below {@code /articles}. */
@RestController
@RequestMapping("/articles")
class ArticleController {

    private final Articles articles;
    private final LargeAnswer largeAnswer;

    ArticleController(Articles articles, LargeAnswer largeAnswer) {
        this.articles = articles;
        this.largeAnswer = largeAnswer;
    }

    @GetMapping("/{id}")
    ResponseEntity<Article> byId(@PathVariable int id) {
        return ResponseEntity.of(articles.byId(id));
    }

    @GetMapping("/list")
    Rows<Article> list(@RequestParam int after) {
        return new Rows<>(articles.list(after));
    }

    @GetMapping("/search")
    Rows<Article> search(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(name = "min_price", required = false) @Nullable BigDecimal minPrice,
            @RequestParam(name = "max_price", required = false) @Nullable BigDecimal maxPrice,
            @RequestParam(required = false) @Nullable String title,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(name = "max_rows", required = false) @Nullable Integer maxRows) {
        return new Rows<>(articles.search(new Search(kind, minPrice, maxPrice, title, tag, maxRows)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Article create(@RequestBody NewArticle article) {
        return articles.create(article);
    }

    @PostMapping("/many")
    @ResponseStatus(HttpStatus.CREATED)
    Rows<Article> createMany(@RequestBody Rows<NewArticle> request) {
        return new Rows<>(articles.createAll(request.rows()));
    }

    @PatchMapping("/{id}")
    ResponseEntity<Article> update(@PathVariable int id, @RequestBody Change change) {
        return ResponseEntity.of(articles.update(id, change));
    }

    @GetMapping("/all")
    Rows<Article> all() {
        return new Rows<>(articles.all());
    }

    @GetMapping(path = "/export", params = "format=ndjson", produces = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<StreamingResponseBody> export(@RequestParam int copies) {
        return ResponseEntity.ok(body -> largeAnswer.writeLines(copies, body));
    }

    @GetMapping("/large")
    ResponseEntity<StreamingResponseBody> large(@RequestParam int copies) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(body -> largeAnswer.write(copies, body));
    }
}
