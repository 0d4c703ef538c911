### What the server says to a browser in place of a page.
### Made from en/http.ftl with the digest a5c82c158df5a744

http-no-page = 此服务器编译时没有包含页面。请运行 `cargo xtask page` 并重新编译，或用 `cargo xtask up` 启动全部组件。
http-not-found = { $path } 处没有内容。练习场在 / 。
http-only-get = 这里只响应 GET 和 HEAD。
