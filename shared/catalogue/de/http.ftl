### What the server says to a browser in place of a page.
### Made from en/http.ftl with the digest a5c82c158df5a744

http-no-page = Dieser Server wurde ohne seine Seite kompiliert. Führe `cargo xtask page` aus und kompiliere ihn erneut oder starte alles mit `cargo xtask up`.
http-not-found = Unter { $path } gibt es hier nichts. Die Lernumgebung liegt unter / .
http-only-get = Hier werden nur GET und HEAD beantwortet.
