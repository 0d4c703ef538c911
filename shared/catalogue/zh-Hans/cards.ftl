### What the cards of the editor say of the words of a Dockerfile. Code stands between backticks.
### Made from en/cards.ftl with the digest c6bec64fface7cc2

## Instructions.

cards-instruction-add = 与 `COPY` 一样把文件复制到镜像中，另外还接受 URL 和 Git 仓库，并会解压本地的 tar 归档。只复制普通文件时，请用 `COPY`。
cards-instruction-arg = 声明一个构建时使用的变量，用 `--build-arg NAME=value` 设置。它只在所在的阶段内有效，运行中的容器里没有它。写在第一个 `FROM` 之前的变量只能在 `FROM` 行中使用；阶段内要用它，需再写一次 `ARG NAME`。
cards-instruction-cmd = 当 `docker run` 没有指定其他命令时，由此镜像创建的容器所运行的命令；如果有 `ENTRYPOINT`，则是它的默认参数。每个阶段只有最后一个生效。JSON 形式不经过 shell，直接启动程序，因此程序能收到停止信号。
cards-instruction-copy = 从构建上下文复制文件；加上 `--from` 则从另一个阶段或镜像复制。忽略文件（`.dockerignore`）所排除的内容不在构建上下文中。只要文件的内容、名称和执行权限不变，这一层就会被复用。
cards-instruction-entrypoint = 由此镜像创建的每个容器都会运行的程序。`docker run` 中写在镜像名之后的内容会作为参数传给它，没有则传入 `CMD`。使用 shell 形式时，两者都不会传入。
cards-instruction-env = 设置环境变量，供后面的指令以及由此镜像创建的每个容器使用。值一旦改变，该阶段后面的每条 `RUN` 都会重新执行。不要用来存放机密：任何拿到镜像的人都能读到。
cards-instruction-expose = 注明应用监听哪些端口，不写 `/udp` 时为 TCP。它本身不会开放任何端口：要用 `docker run -p 8000:5000` 来发布；`-P` 则会发布所有注明的端口。
cards-instruction-from = 开始一个阶段，以基础镜像、前面的阶段或空镜像（`scratch`）为起点。一个文件可以有多个 `FROM`；除非用 `--target` 指定别的阶段，否则最后一个阶段成为最终的镜像。
cards-instruction-healthcheck = Docker 会不时在容器内运行的检查命令：退出码 0 表示健康，1 表示不健康。`NONE` 关闭从基础镜像继承的检查。每个阶段只有最后一个生效。
cards-instruction-label = 为镜像添加元数据，可用 `docker inspect` 查看。不产生层，也不影响缓存。
cards-instruction-maintainer = 镜像的作者。已弃用：请改写为 `LABEL org.opencontainers.image.authors=…`。
cards-instruction-onbuild = 把一条指令留到以后：当另一个构建以此镜像作为 `FROM` 时，这条指令会紧接在那个 `FROM` 之后执行。
cards-instruction-run = 在构建时运行一条命令，并把它所做的改动保存为一层。只要命令文本、作用域内的变量以及上面的一切都不变，这一层就会被复用；命令从网络获取的文件不在考虑之列。
cards-instruction-shell = 后面的 `RUN`、`CMD` 和 `ENTRYPOINT` 在 shell 形式下使用的 shell；必须写成 JSON 数组。未设置时为 `/bin/sh -c`。
cards-instruction-stopsignal = `docker stop` 发送的信号，可写名称或编号；未设置时为 SIGTERM。
cards-instruction-user = 指定以哪个用户执行后面的 `RUN`、`CMD` 和 `ENTRYPOINT`，并运行容器。未指定时为 root。
cards-instruction-volume = 让一个文件夹不放在容器自己的层中：每个容器在该处都会得到一个卷。后续构建步骤写入其中的文件可能会丢失。
cards-instruction-workdir = 后面的指令和容器所用的工作目录；如果不存在，构建时会自动创建。相对路径以上一个 `WORKDIR` 为起点。

## Flags.

cards-flag-chown = 新文件的所有者，可写名称或编号。不指定时归 root（0:0）所有。
cards-flag-chmod = 新文件的权限，可写数字，也可写成 `u=rwX,go=rX` 这样的形式。
cards-flag-link = 把文件放进独立的一层，不依赖前面的层，因此前面的层改变时，这一层仍可复用。
cards-flag-exclude = 排除匹配的文件，写法与 .dockerignore 相同。可以多次使用。
cards-flag-checksum = 下载的文件必须具有的摘要；不一致时构建失败。
cards-flag-keep-git-dir = 保留 Git 来源中的 `.git` 文件夹。
cards-flag-unpack = 指定是否解压归档。不写此选项时，下载的归档不会被解压。
cards-flag-from = 从本文件的某个阶段（按名称或编号）或某个镜像中取文件。
cards-flag-parents = 在目标路径下保留源路径的文件夹结构。
cards-flag-platform = 选用多平台镜像的哪个变体。`$BUILDPLATFORM` 是执行构建的机器的平台，`$TARGETPLATFORM` 是构建的目标平台。
cards-flag-interval = 两次检查之间的间隔（默认 30s）。
cards-flag-retries = 连续失败多少次后，容器被视为不健康（默认 3 次）。
cards-flag-start-interval = 启动宽限期内两次检查之间的间隔（默认 5s）。
cards-flag-start-period = 启动宽限期，期间的失败不计（默认 0s）。
cards-flag-timeout = 检查超过这个时间即视为失败（默认 30s）。
cards-flag-mount = 仅为这条命令挂载：`cache`（在多次构建之间保留）、`bind`、`secret`、`ssh` 或 `tmpfs`。
cards-flag-network = 这条命令使用的网络：`default`、`none` 或 `host`。
cards-flag-security = `insecure` 表示不在沙箱中运行；需要构建器允许。
cards-flag-device = 让命令可以使用构建器的某个设备。

## Directives at the top of a file.

cards-directive-syntax = 指定解析此文件的前端镜像，也就决定了 Dockerfile 语法的版本。
cards-directive-escape = 设置转义字符，它转义后面的一个字符，也可让指令延续到下一行：`\`（默认）或反引号。路径中要写 `\` 时，用反引号更方便。
cards-directive-check = 指定跳过哪些构建检查，以及其余检查未通过时是否中止构建。

## Parts of an image's tag.

cards-tag-latest = `latest` 只是一个名称，指发布者最后推送的镜像。过一段时间，它就是另一个镜像了。
cards-tag-alpine = Alpine Linux：约 5 MB，用 musl 代替 glibc，软件包用 `apk` 安装。含 C 代码的 Python 软件包可能需要编译。
cards-tag-slim = 只含运行所需内容的 Debian：没有编译器，工具很少。体积小，预编译的 Python 软件包可以直接使用。
cards-tag-trixie = Debian 13。
cards-tag-bookworm = Debian 12。
cards-tag-bullseye = Debian 11。
cards-tag-buster = Debian 10，已不再更新。
cards-tag-stretch = Debian 9，已不再更新。
cards-tag-noble = Ubuntu 24.04。
cards-tag-jammy = Ubuntu 22.04。
cards-tag-focal = Ubuntu 20.04，免费支持已结束。
cards-tag-windowsservercore = Windows Server Core：只能在 Windows 上运行。
cards-tag-nanoserver = Windows Nano Server：只能在 Windows 上运行。
cards-tag-distroless = 只有程序及其依赖的库：没有 shell，也没有包管理器。
cards-tag-nonroot = 以非 root 用户运行。
cards-tag-debug = 附带 shell，便于进入查看。
cards-tag-lts = 长期支持版本；会随时间更新。
cards-tag-stable = 发布者的稳定版系列；会随时间更新。
cards-tag-edge = 最新的开发状态，尚未定为稳定版。
cards-tag-rc = 候选发布版：还不是最终版本。
cards-tag-onbuild = 含有 `ONBUILD` 指令，会在你的构建中执行。

## Variables that BuildKit sets.

cards-variable-all-proxy = 用于所有协议的代理，来自 `--build-arg`；不会进入镜像，也不影响缓存。
cards-variable-as = 同 `{ $name }`。
cards-variable-ftp-proxy = FTP 代理，来自 `--build-arg`；不会进入镜像，也不影响缓存。
cards-variable-http-proxy = HTTP 代理，来自 `--build-arg`；不会进入镜像，也不影响缓存。
cards-variable-https-proxy = HTTPS 代理，来自 `--build-arg`；不会进入镜像，也不影响缓存。
cards-variable-no-proxy = 不经代理访问的主机，来自 `--build-arg`。
cards-variable-targetplatform = 构建的目标平台，如 `linux/amd64`。阶段内用 `ARG TARGETPLATFORM` 声明。
cards-variable-targetos = 构建的目标系统，如 `linux`。阶段内用 `ARG TARGETOS` 声明。
cards-variable-targetarch = 构建的目标处理器，如 `amd64`。阶段内用 `ARG TARGETARCH` 声明。
cards-variable-targetvariant = 目标处理器的变体，如 `v7`；常常为空。阶段内用 `ARG TARGETVARIANT` 声明。
cards-variable-buildplatform = 执行构建的机器的平台，如 `linux/amd64`。阶段内用 `ARG BUILDPLATFORM` 声明。
cards-variable-buildos = 执行构建的系统。阶段内用 `ARG BUILDOS` 声明。
cards-variable-buildarch = 执行构建的处理器。阶段内用 `ARG BUILDARCH` 声明。
cards-variable-buildvariant = 执行构建的处理器的变体。阶段内用 `ARG BUILDVARIANT` 声明。

## A variable of the file.

# $line (Number)
cards-variable-set = 由第 { $line } 行的 `{ $instruction }` 设置。
# $line (Number)
cards-variable-declared = 由第 { $line } 行的 `{ $instruction }` 声明；值由构建赋予。
cards-variable-build-arg = 可以用 `--build-arg` 设为其他值。
cards-variable-of-shell = 本文件中没有设置：它是 shell 的变量，或来自基础镜像。
cards-variable-not-set = 在本阶段中，这一行之前没有设置它：展开后为空。

## Here-documents and stages.

cards-heredoc = heredoc：从下一行开始，直到内容为 `{ $delimiter }` 的一行为止。
cards-heredoc-expands = 其中的变量会被展开；给分隔符加上引号就不会展开。
cards-heredoc-quoted = 分隔符加了引号，所以其中的变量保持原样。
cards-heredoc-tabs = 各行开头的制表符会被去掉。
cards-stage = 阶段 { $name }
# $line (Number)
# $base (Message)
# $count (Number)
cards-stage-about = 从第 { $line } 行开始，基于{ $base }；`FROM` 之后有 { $count } 条指令。
# What a stage is based on.
cards-base-image = 镜像 `{ $image }`
cards-base-stage = 阶段 `{ $name }`
# $number (Number)
cards-base-stage-number = 阶段 { $number }
cards-base-scratch = 空镜像（`scratch`）

## Images.

cards-image-scratch = 空镜像：一个空的文件系统，适合不需要其他文件的程序。
cards-image = 此阶段以镜像 `{ $image }` 为起点。
cards-image-digest = 摘要把它固定下来：每次构建用的都是完全相同的内容。
cards-image-no-tag = 没有标签就等于 `latest`，而 `latest` 过些日子就是另一个镜像；请写明版本。
# $meaning (Message)
cards-image-part = `{ $part }`：{ $meaning }
cards-image-exact-version = 就是这个版本。
cards-image-newest-release = 这个版本系列中最新的一版。
cards-image-stand-in = 没有镜像仓库响应，因此这里使用替代镜像：{ $parts }。构建和层的工作方式相同，但其中的版本和工具不同。

## Ports, folders, signals and users.

cards-port = 端口 { $port }
cards-port-about = 应用在容器内监听端口 { $port }。`docker run -p 8000:{ $port }` 让它可以从外部通过端口 8000 访问。
cards-folder = 文件夹 { $folder }
cards-folder-about = 从这里开始，相对路径都以 `{ $folder }` 为起点：在 `RUN`、`COPY`、`CMD` 中以及容器中都是如此。
# $meaning (Message)
cards-signal = 信号 { $number }：{ $meaning }
cards-signal-hup = 告知程序它的终端已断开；服务器收到后会重新读取配置。
cards-signal-int = Ctrl-C 发送的信号；Python 会引发 KeyboardInterrupt。
cards-signal-quit = 请求程序结束；nginx 等会先完成正在处理的请求。
cards-signal-kill = 由内核立即终止；程序来不及清理。
cards-signal-usr1 = 作用由各个程序自行决定。
cards-signal-term = 请求程序结束，并留出时间清理。除非另行设置，`docker stop` 发送的就是这个信号。
cards-signal-winch = 窗口大小已改变。Apache 收到此信号会平滑退出。
cards-user = 用户 { $user }
cards-user-root = 在容器中可以做任何事的用户。
cards-user-number = 编号为 { $user } 的用户；镜像中不需要有对应的名称。
cards-user-name = 用户 `{ $user }`，必须存在于镜像的 `/etc/passwd` 中：或由基础镜像自带，或用 `RUN useradd { $user }` 创建。
cards-user-group = 用户组为 `{ $group }`。

## Which files COPY or ADD takes.

cards-takes-nothing = 不会复制任何文件。
cards-takes-nothing-fits = 不会复制任何文件：没有匹配的文件。
# $size (Message)
cards-takes-one = 复制 `{ $path }`（{ $size }）。
# $count (Number)
# $size (Message)
# $names (Message)
cards-takes-many = 复制 { $count } 个文件（{ $size }）：{ $names }。
# $names (Message)
cards-keeps-out = `{ $file }` 排除了 { $names }。
cards-path = `{ $path }`
# $names (List)
# $last (Message)
cards-paths-and = { $names } 和 { $last }
# $names (List)
# $count (Number)
cards-paths-and-more = { $names } 以及另外 { $count } 项
cards-size-empty = 空
