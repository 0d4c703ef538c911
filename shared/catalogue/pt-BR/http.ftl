### What the server says to a browser in place of a page.
### Made from en/http.ftl with the digest a5c82c158df5a744

http-no-page = Este servidor foi compilado sem a página. Execute `cargo xtask page` e compile de novo, ou inicie tudo com `cargo xtask up`.
http-not-found = Não há nada em { $path } aqui. O playground fica em / .
http-only-get = Aqui só GET e HEAD são respondidos.
