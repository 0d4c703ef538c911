### Why there is no engine, and what the engine did after a build's end.
### Made from en/engine.ftl with the digest 3e3cab67cc6a1762

engine-switched-off = 按照管理员的设置，此服务器运行时不使用 Docker 引擎。
    .hint = 可以编辑文件；“构建”和“运行”需要引擎。
engine-not-found = 没有找到 Docker 引擎。
    .hint-install = 请安装 Docker，或在装有 dockerd 的机器上以 root 身份启动服务器。
    .hint-name = 如果引擎在别处，请用 DRYDOCK_ENGINE=unix:///path/to/docker.sock 指定。
engine-no-permission = 此服务器无权使用 { $address } 上的 Docker 引擎。
    .hint = 请以 root 身份，或以 docker 组中的用户身份启动服务器。
engine-unreachable = { $address } 上的 Docker 引擎没有响应。
    .hint = 请启动引擎。引擎恢复响应后，Drydock 会自动发现。
engine-did-not-start = 无法启动 Drydock 自己的 Docker 引擎：{ $detail }。
    .hint = 引擎的输出保存在数据文件夹的 engine/dockerd.log 文件中。
# $build (Number)
engine-restarted = 构建 { $build } 结束后，引擎仍在处理它，因此引擎已重新启动。
    .hint-apps = 正在运行的应用都已结束；点击“运行”重新启动你的应用。
    .hint-build = 再次构建之前，请缩小构建的规模：减少变量、阶段、文件或命令。
