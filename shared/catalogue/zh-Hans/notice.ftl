### Refusals and failures: files, builds, containers, the server's own state.
### Made from en/notice.ftl with the digest de4b4f1442a054ad

notice-unreadable = 服务器无法读取页面发送的内容：{ $detail }。
    .hint = 请重新加载页面；它的版本可能比服务器旧。
notice-file-changed-elsewhere = 你编辑 { $path } 时，它在别处被更改了；没有覆盖任何内容。
    .hint = 请对比两个版本，保留需要的内容，然后再次保存。
notice-no-such-file = 此工作区中已没有文件 { $path }。
notice-file-exists = 已有名为 { $path } 的文件。
    .hint = 请换一个名称，或先删除那个文件。
# $path (Text)
# $why (Message)
notice-bad-path = “{ $path }”在这里不能用作文件名。{ $why }
# $limit (Number)
# $again (Period)
notice-too-many-workspaces = 你所在的网络在短时间内新建了过多的工作区。此服务器一次最多接受 { $limit } 个。
    .hint = 请在 { $again }后再试。
notice-build-in-progress = 此工作区已有一个构建正在进行。
    .hint = 请等待它结束或取消它，然后再构建。
notice-no-such-build = 此工作区中已没有构建 { $build }。
notice-bad-build-argument = 不能在这里设置构建参数 { $name }。
    .hint = 名称由字母、数字和下划线组成，不能以 BUILDKIT_ 开头，也不能是 SOURCE_DATE_EPOCH。
# $key (Text)
# $most (Number) How many labels a build may have.
# $bytes (Number) How long the key and the value may be, each.
notice-bad-label = 不能在这里设置标记 { $key }。
    .hint = 一次构建最多有 { $most } 个标记，每个标记的键和值各不超过 { $bytes } 字节。以 drydock. 开头的键保留给 Drydock 使用。
# $layer (Number)
notice-no-such-layer = 镜像中没有层 { $layer }。
notice-no-such-image = 还没有镜像 { $image }：没有以此为名的构建成功过。
    .hint = 请先点击“构建”。
notice-no-such-container = 此工作区中已没有容器 { $container }。
    .hint = 点击“运行”启动一个。
notice-port-taken = 端口 { $port } 已通向另一个正在运行的容器。
    .hint = 请先停止那个容器，或选择另一个端口。
notice-no-such-shell = 控制台已结束。请重新打开。
notice-no-dockerfile = 没有可构建的 Dockerfile，或者其中没有指令。
    .hint = 请添加一个名为 Dockerfile 的文件，以 FROM 开头，例如 FROM python:3.8-alpine。
# $path (Text) The Dockerfile's path.
notice-dockerfile-missing = 没有可用于构建的文件 { $path }。
    .hint = 请添加这个文件，以 FROM 开头，例如 FROM python:3.8-alpine；或选择另一个 Dockerfile。
# $path (Text) The folder's path.
notice-context-missing = 构建上下文 { $path } 不存在：工作区中没有文件在这个文件夹里。
    .hint = 请在这个文件夹中添加一个文件，或选择另一个文件夹。
# $line (Number)
# $instruction (Text)
# $exit-code (Number)
notice-step-failed = 第 { $line } 行失败：{ $instruction } 以退出码 { $exit-code } 结束。
    .hint = 此步骤日志的最后几行说明了原因。
# $line (Number)
# $instruction (Text)
# $detail (Text)
notice-step-failed-by-engine = 第 { $line } 行失败：{ $instruction }。引擎报告：{ $detail }。
# $line (Number)
# $source (Text)
notice-source-missing = 第 { $line } 行要复制 { $source }，但工作区中没有这个文件。
    .hint-spelling = 请检查拼写，包括大小写。
    .hint-ignored-by = 请添加这个文件，或检查 { $ignore-file } 是否排除了它。
    .hint-ignored = 请添加这个文件，或检查是否有忽略文件排除了它。
# $line (Number)
# $detail (Text)
notice-dockerfile-line-invalid = 无法构建 Dockerfile 的第 { $line } 行：{ $detail }。
notice-dockerfile-invalid = 无法构建 Dockerfile：{ $detail }。
# $line (Number)
# $version (Text)
# $needed (Text)
notice-heredoc-too-new = 第 { $line } 行使用了 heredoc。此服务器的 Docker 引擎 { $version } 版本过旧，不支持 heredoc：它需要 { $needed } 或更新的版本。
    .hint = 请改用 && 连接 RUN 的命令，并把要交给 COPY 的文本放进单独的文件。
# $line (Number)
# $flag (Text)
# $version (Text)
# $needed (Text)
notice-flag-too-new = 第 { $line } 行使用了 { $flag }。此服务器的 Docker 引擎 { $version } 版本过旧，不支持这个选项：它需要 { $needed } 或更新的版本。
    .hint = 请去掉这个选项，或请服务器管理员升级引擎。
# $line (Number)
# $image (Text)
notice-base-image-of-line-missing = 第 { $line } 行以镜像 { $image } 开头。此服务器没有这个镜像，也没有镜像仓库能提供它。
# $available (List)
notice-base-image-missing = 此服务器没有镜像 { $image }，也没有镜像仓库能提供它。
    .hint-available = 此服务器提供 { $available }。
    .hint-none = 没有镜像仓库响应此服务器。请向服务器管理员索取基础镜像。
# $line (Number)
# $what (Text)
notice-refused = 第 { $line } 行要求使用 { $what }，此服务器不允许。
# $line (Number)
# $path (Text)
# $why (Message)
notice-ignore-file-refused = { $path } 的第 { $line } 行无法使用。{ $why }
notice-ignoring-too-much = 将所有文件与 { $path } 中的模式逐一比对用时过长，已停止。
    .hint = 请减少模式的数量，并减少每个模式中的 * 和 **。
notice-copying-too-much = 查找 { $path } 中 COPY 和 ADD 选取的所有文件用时过长，已停止。
    .hint = 请减少来源的数量，或用文件夹代替带 * 的模式。
notice-expanding-too-much = 将所有变量的值代入 { $path } 用时过长，已停止。
    .hint = 请减少变量，尤其是其他变量的值中所用的变量。
notice-planning-too-much = 分析 { $path } 的所有阶段和指令用时过长，已停止。
    .hint = 请减少指令和阶段。
# $waited (Period)
notice-server-busy = 服务器连续 { $waited }忙于其他工作，之后放弃了尝试。
    .hint = 请过一分钟再试。
# $free (Size)
notice-disk-nearly-full = 服务器的磁盘快满了：只剩 { $free }，因此不再进行新的构建和运行。你的文件已保存。
    .hint = 请过几分钟再试：旧镜像正在清理。如果磁盘一直是满的，请告诉服务器管理员。
# $limit (Period)
notice-build-timed-out = 构建已停止，因为一次构建最长为 { $limit }。
    .hint = 请缩短最慢的步骤。下一次构建会复用所有已完成的步骤。
notice-image-removed = 引擎中已没有这个镜像。为腾出空间，旧镜像会被清理。
    .hint = 请点击“构建”。仍在缓存中的步骤会被复用。
notice-container-did-not-start = 容器无法启动。引擎报告：{ $detail }。
    .hint = 请检查 CMD 或 ENTRYPOINT 指定的命令。
notice-engine-lost = 引擎停止了响应。
    .hint = 请等引擎恢复后再试。
notice-nobody-waited = 构建失去了排队位置，因为此工作区已没有打开的标签页。
    .hint = 请重新构建，并在构建排队时保持标签页打开。
notice-place-given-away = 构建队列已满。此构建的位置让给了排队构建较少的网络。
    .hint = 请过一分钟再构建。
notice-storage-full = 服务器的磁盘已满，你的文本尚未保存。文本会留在此页面中，一有空间就会保存。
    .hint = 请保持标签页打开，并告诉服务器管理员。
notice-storage-damaged = 服务器无法读取此工作区，因为数据库有一部分已损坏。
    .hint = 请告诉服务器管理员：重新启动后，服务器会用副本修复数据库。
notice-server-stopped = 构建完成之前，服务器已停止。
    .hint = 请重新构建。
notice-internal = Drydock 内部出错（事件编号 { $incident }）。
    .hint = 请重试。如果错误再次出现，请把这个编号告诉服务器管理员。
