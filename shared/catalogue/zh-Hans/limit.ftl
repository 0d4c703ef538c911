### Limits that were met.
### Made from en/limit.ftl with the digest 4b71a715451c27bc

# $limit (Number)
limit-files = 一个工作区最多有 { $limit } 个文件。
    .hint = 请删除一个不需要的文件。
# $used (Size)
# $limit (Size)
limit-file-bytes = 此文件的大小将达到 { $used }；单个文件最大为 { $limit }。
    .hint = 请缩小或拆分文件。
# $used (Size)
# $limit (Size)
limit-workspace-bytes = 所有文件的总大小将达到 { $used }；一个工作区最大为 { $limit }。
    .hint = 请删除或缩短一个文件。
# $used (Number)
limit-build-queue = 已有 { $used } 个构建在排队，达到此服务器允许的上限。
    .hint = 请过一分钟再试。
# $used (Number)
limit-build-queue-of-network = 你所在的网络已有 { $used } 个构建在排队，达到此服务器对一个网络允许的上限。
    .hint = 请过一分钟再试。
# $used (Number)
# $limit (Number)
limit-instructions = Dockerfile 有 { $used } 条指令；一次构建最多 { $limit } 条。
    .hint = 请用 && 合并多条 RUN 的命令，并在一条 ENV 或 LABEL 中写多个值。
# $used (Size)
# $limit (Size)
limit-build-memory = 构建内存不足，此步骤已结束：构建使用了 { $used }，而它的所有步骤合计最多可用 { $limit }。
    .hint = 请减少同时进行的工作：在一条 RUN 中少安装一些软件包，减少并行编译的任务数，或分块读取文件。
# $used (Number)
# $limit (Number)
limit-build-pids = 此步骤失败，因为构建有 { $used } 个进程和线程；上限是 { $limit } 个。
    .hint = 请减少同时启动的数量，并检查是否有命令在不断地启动自身。
# $used (Size)
# $limit (Size)
limit-build-disk = 此步骤已被终止，因为构建向磁盘写入了 { $used }；它的步骤最多可写入 { $limit }。
    .hint = 请减少下载和写入，并检查是否有循环在无休止地写入。
# $used (Size)
# $limit (Size)
limit-image-bytes = 镜像在基础镜像之上增加了 { $used }；最多可增加 { $limit }。
    .hint = 请少安装一些内容，并在产生缓存的同一条 RUN 中删除缓存。
# $used (Size)
# $limit (Size)
limit-registry-bytes = 此工作区的镜像在镜像仓库中将占用 { $used }；最多可占用 { $limit }。
    .hint = 请用相同的名称推送小一些的镜像，或在推送时少用几个标签。
# $used (Number)
limit-containers = 此工作区有 { $used } 个容器正在运行，已达到允许的上限。
    .hint = 请先停止其中一个。
# $used (Size)
# $limit (Size)
limit-app-body-bytes = 请求正文的大小为 { $used }；最大为 { $limit }。
    .hint = 请减少一次发送的内容；应用没有收到其中任何部分。
# $used (Number)
limit-sockets = 已有 { $used } 个标签页显示此工作区，达到允许的上限。
    .hint = 请关闭其中一个；此标签页会自动重试。
# $used (Number)
limit-sockets-of-network = 你所在的网络已打开此服务器的 { $used } 个标签页，达到对一个网络允许的上限。
    .hint = 请关闭其中一个；此标签页会自动重试。
    .hint-operator = 如果这些标签页属于许多人，服务器管理员可以提高上限。
# $used (Number)
limit-requests = 此标签页有 { $used } 个请求正在进行，已达到允许的上限。
    .hint = 请等待响应，或取消一个请求。
# $limit (Size)
limit-message-bytes = 此标签页的连接已断开：它发送的一条消息超过了 { $limit } 的上限。
    .hint = 它会自动重新连接。请减少一次发送的内容。
# $used (Number)
limit-unread-messages = 此标签页的连接已断开：有 { $used } 条消息等待它接收，已达到允许的上限。
    .hint = 它会自动重新连接，并从中断处继续。
# $limit (Size)
limit-socket-bytes = 此标签页的连接已断开：与它之间正在传输的数据超过了 { $limit } 的上限。
    .hint = 它会自动重新连接，并从中断处继续。请减少一次发送和请求的内容。
# $limit (Size)
limit-workspace-socket-bytes = 此标签页的连接已断开：与此工作区所有标签页之间正在传输的数据超过了 { $limit } 的上限。
    .hint = 它会自动重新连接。请关闭不需要的标签页，并减少一次发送的内容。
limit-server-socket-bytes = 此标签页的连接已断开：经由服务器传输的数据过多，其中大部分属于此工作区。
    .hint = 它会自动重新连接。请减少一次发送和请求的内容。
# $limit (Number)
limit-shells = 一个标签页最多有 { $limit } 个控制台。
    .hint = 请关闭一个不需要的控制台。
# $used (Size)
# $limit (Size)
limit-shell-bytes = 文本的大小为 { $used }；控制台一次最多接收 { $limit }。
    .hint = 请把它放进文件，或分几次执行。
