### What the server says to a browser in place of a page.

http-no-page = This server was compiled without its page. Run `cargo xtask page` and compile it again, or start everything with `cargo xtask up`.
http-not-found = There is nothing at { $path } here. The playground is at / .
http-only-get = Only GET and HEAD are answered here.
