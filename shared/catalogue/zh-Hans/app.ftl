### The app panel: invitation, address, request composer, inspector.
### Made from en/app.ftl with the digest 4654ef28837475f9

app-region = 应用
# Names the frame with the app's page.
app-frame = 应用页面
# The app's page sets a cookie, and the server is reached without TLS from another machine.
app-frame-cookie = 此页面设置了 Cookie。由于服务器是通过普通 HTTP 访问的，浏览器会丢弃这个框架中的 Cookie。请在新标签页中打开应用：在那里 Cookie 可用。
app-frame-script-cookie = 此页面的脚本设置了 Cookie。由于这个框架属于另一个网站的页面，浏览器会丢弃其中的 Cookie。请在新标签页中打开应用：在那里 Cookie 可用。
app-frame-whole-tab = 此页面想要替换整个标签页，但这个框架不允许。请在新标签页中打开应用：在那里可以。
# $address is where the page went, as a link or a redirect does.
app-frame-refused = 页面试图跳转到 { $address }。这个框架只显示应用本身。点击“重新请求”可返回。在单独的标签页中，应用可以跳转到那里。

# The three steps to a first answer.
app-invite-build = 1. 构建镜像
    .about = Docker 依次执行 Dockerfile 中的各行，一层接着一层。每完成一层，对应的条就变为实心。
app-invite-run = 2. 运行容器
    .about = 从镜像启动你的应用，并与其他所有应用隔离。
app-invite-see = 3. 查看响应
    .about = 应用的页面会显示在这里，附有状态、标头和用时。

# Sends the request again.
app-ask-again = 重新请求
app-path = 请求路径
# $port (Number)
app-container-port = 容器端口 { $port }
# Opens the app as a page of its own.
app-open = 在新标签页中打开
app-method = 方法
app-send = 发送请求
app-cancel = 取消请求
# Unfolds the fields for headers and body.
app-more = 标头和正文
app-headers = 标头，每行一个
app-body = 正文
# $line (Number)
app-bad-header = 第 { $line } 行不是标头；请写成 name: value 的形式。
app-bad-path = 路径以 / 开头。
app-starting = 容器正在启动。
# $port (Number)
app-waiting = 容器正在运行，等待应用监听端口 { $port }。
app-stopping = 容器正在停止。
app-sending = 正在等待响应。
app-nothing-asked = 尚未发送请求。
app-connection-lost = 在收到响应之前，与服务器的连接已断开。
    .hint = 容器日志可能记录了应用当时在做什么。
# How long the answer took, its size, and who gave it.
# $time (Message)
# $size (Size)
# $build (Number)
app-answer = { $time } · { $size } · 由构建 { $build } 响应
# The same where the image was not built here.
# $time (Message)
# $size (Size)
app-answer-of-image = { $time } · { $size }
# The same while the answer is still coming.
# $time (Message)
# $build (Number)
app-answer-begun = { $time } · 由构建 { $build } 响应
# $number (Message)
app-milliseconds = { $number } 毫秒
# Names the time until the first byte.
app-first-byte = 首字节
# Names the time from the first byte to the last.
app-body-time = 正文
app-answer-headers = 响应标头
app-answer-body = 响应正文
app-empty-body = 正文为空。
# $shown (Size)
# $whole (Size)
app-body-cut = 共 { $whole }，只显示前 { $shown }。点击“复制正文”可复制全部内容。
app-copy-body = 复制正文
# Copies the command line that sends the same request.
app-copy-curl = 复制 curl 命令
app-copied = 已复制
app-not-copied = 浏览器不允许复制。
# Names the last lines that a container wrote.
app-last-lines = 容器日志的最后几行
# Names the list of the paths that the app's own file gives.
app-routes = 路由
# Runs the container with another port.
# $port (Number)
app-use-port = 使用端口 { $port }
# $build (Number)
app-sees-build = 当前显示的是构建 { $build }。
# $build (Number)
app-saw-build = 之前显示的是构建 { $build }。
# $build (Number)
app-build-ready = 构建 { $build } 已就绪。
# $build (Number)
app-run-build = 运行构建 { $build }
# Lies over the page of an app that an older build has made.
# $build (Number)
app-tag = 构建 { $build }
# $status (Number)
app-answered-error = 应用返回了 { $status }：这是应用内部的错误，不是网络问题。它的日志中有更多信息。
app-answer-is-old = 容器已结束。这是它最后一次响应。
# Below the cause of an end, once a file has changed.
app-mended = 文件在此之后有更改。请先构建，再重新运行。
