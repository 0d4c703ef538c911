### Why a container ended.
### Made from en/exit.ftl with the digest abd91b578e2ac2ec

exit-without-error = 容器的进程已自行结束，没有错误（退出码 0）。
    .hint = 容器的命令运行多久，容器就存在多久；Web 服务器会一直运行。
exit-not-executable = 容器的命令无法执行（退出码 126）。
    .hint = 请检查 CMD 或 ENTRYPOINT 指定的命令及其权限。
exit-not-found = 找不到容器的命令（退出码 127）。
    .hint = 请检查 CMD 或 ENTRYPOINT 指定的命令。
# $exit-code (Number)
exit-with-code = 容器的进程已结束，退出码为 { $exit-code }。
    .hint = 日志的最后几行说明了原因。
exit-did-not-start = 容器无法启动。
    .hint = 日志的最后一行说明了原因和解决办法。
exit-stopped = 容器已停止。
exit-out-of-memory = 容器使用的内存超过上限，已被终止。
    .hint = 请减少一次载入的数据，然后重新构建并运行。
exit-out-of-disk = 容器写入磁盘的数据超过上限，已被终止；它的日志中有具体的数值。
    .hint = 请减少写入，或删除不再需要的文件，然后重新构建并运行。
exit-disk-nearly-full = 服务器磁盘快满时容器仍在写入，已被终止；它的日志中有剩余空间的大小。
    .hint = 请过几分钟再试：旧镜像正在清理。如果磁盘一直是满的，请告诉服务器管理员。
exit-engine-restarted = 容器已结束，因为引擎必须重新启动：有一个构建早已结束，引擎却仍在处理它。
    .hint = 点击“运行”重新启动。
exit-idle = 此工作区有一段时间无人使用，容器已停止。
    .hint = 点击“运行”重新启动。
exit-lost = 容器已不存在：服务器或其引擎停止了。
    .hint = 点击“运行”重新启动。
