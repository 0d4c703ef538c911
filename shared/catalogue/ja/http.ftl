### What the server says to a browser in place of a page.
### Made from en/http.ftl with the digest a5c82c158df5a744

http-no-page = このサーバーは、ページを含めずにコンパイルされています。`cargo xtask page` を実行してからコンパイルし直すか、`cargo xtask up` ですべてを起動してください。
http-not-found = { $path } には何もありません。プレイグラウンドは / にあります。
http-only-get = ここで応答するのは GET と HEAD だけです。
