### Why an app gave no answer.
### Made from en/app-failure.ftl with the digest 0da5acbf34485940

app-failure-no-container = 没有正在运行的容器。
    .hint = 点击“运行”启动一个。
app-failure-not-published = 容器在运行，但没有发布任何端口，因此容器外部无法访问应用。
    .hint = 请加上 -p 重新运行，例如 docker run -p 8000:5000 IMAGE：第一个数字是这里的端口，第二个是应用在容器中的端口。
# $exit-code (Number)
app-failure-not-running = 容器没有在运行：它的进程已结束，退出码为 { $exit-code }。
    .hint = 日志的最后几行说明了原因。请改正错误，然后重新构建并运行。
# $limit (Size)
app-failure-out-of-memory = 容器使用的内存超过了 { $limit } 的上限，已被终止。
    .hint = 请减少一次载入的数据，然后重新构建并运行。
app-failure-not-listening = 容器在运行，但其中还没有程序监听端口 { $port }。
    .hint-starting = 如果应用还在启动，请稍后再次发送请求。
    .hint-command = 否则，请检查启动命令是否真的会启动 Web 服务器。
app-failure-loopback-only = 应用监听的是容器内的 127.0.0.1:{ $port }，从容器外部无法访问。
    .hint = 请让它监听 0.0.0.0：app.run(host="0.0.0.0")，或 flask run --host=0.0.0.0。
app-failure-other-port = 应用监听的是端口 { $listening }，而不是端口 { $port }。
    .hint = 请在 Dockerfile 中写上 EXPOSE { $listening }，然后重新构建并运行。
# $listening (List)
# $port (Text)
app-failure-other-ports = 应用监听的是端口 { $listening }，而不是端口 { $port }。
app-failure-connection-lost = 与端口 { $port } 的连接在收到响应之前中断：{ $detail }。
    .hint = 容器日志可能记录了应用当时在做什么。
# $waited (Period)
app-failure-timed-out = 应用在 { $waited }内没有给出完整的响应。
    .hint = 请查看容器日志，了解它正在做什么。
# $limit (Size)
app-failure-body-too-large = 响应已被截断，因为这里的响应最大为 { $limit }。
    .hint = 请在新标签页中打开应用：在那里响应不会被截断。
# $limit (Size)
app-failure-upload-too-large = 上传的内容过大：这里的请求最大为 { $limit }。应用只收到了其中一部分。
    .hint = 请发送小一些的文件。
app-failure-cancelled = 请求已取消。
