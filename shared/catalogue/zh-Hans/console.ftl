### The console: what Drydock itself says of command lines. What Docker and sh say is no message.
### Made from en/console.ftl with the digest 497a4438950f7cad

## Shell

console-open-single-quotes = 单引号没有闭合。请输入剩余部分，并用 ' 闭合。
console-open-double-quotes = 双引号没有闭合。请输入剩余部分，并用 " 闭合。
console-open-backticks = 反引号中的命令没有闭合。请输入剩余部分，并用反引号闭合。
console-open-substitution = 命令替换没有闭合。请输入剩余部分，并用右圆括号闭合。
console-open-parameter = 变量的花括号没有闭合。请输入剩余部分，并用右花括号闭合。
console-open-here-document = 文本会一直继续，直到出现只有 { $delimiter } 的一行。
console-open-backslash = 反斜杠把这一行与下一行连在一起。请输入下一行。
console-open-operator = { $operator } 之后必须有命令。请输入命令。
# $depth (Number)
console-too-deep = 替换的嵌套超过了 { $depth } 层。请减少命令中的嵌套。
# $size (Size)
console-too-long = 命令最长为 { $size }，而这条命令本身或展开后超过了这个长度。请把文本写入文件，再使用该文件。

console-refused-background = 控制台一次只运行一条命令，因此不支持命令末尾的 &。要在后台运行容器，请用 docker run -d。
console-refused-function = 控制台没有函数。请逐条输入函数中的命令。
console-refused-if = 控制台没有 if。请在两条命令之间用 &&：第一条命令成功时，才运行第二条。
console-refused-loop = 控制台没有循环，因此不支持 { $word }。请对每个值分别输入命令，或把所有值交给一条命令。
console-refused-choice = 控制台没有分支选择，因此不支持 { $word }。请直接输入你选定的命令。
console-refused-arithmetic = 控制台不做计算，因此不支持双圆括号。请直接输入数字。
console-refused-array = 控制台没有数组。请为每个值使用一个变量。
console-refused-process-substitution = 控制台不能把一条命令的输出当作文件交给另一条命令。请用 > 把输出写入文件，或使用管道。
console-refused-subshell = 控制台没有子 shell，因此不支持用圆括号括起命令。请去掉圆括号再输入。
console-refused-group = 控制台没有命令组，因此不支持用花括号括起命令。请去掉花括号再输入。
console-refused-conditional = 控制台没有双方括号。请用 test 或单方括号。
console-refused-coprocess = 控制台一次只运行一条命令，因此不支持 coproc。
console-refused-descriptor = 控制台可以重定向标准输入、标准输出（1）和标准错误（2），不能重定向或关闭其他描述符。
console-refused-exec = 控制台不能重定向自身的输入或输出，因此不支持带重定向的 exec。请对每条命令分别重定向。
console-refused-expansion = 不支持变量的这种写法。支持的写法有 :- - := = :+ + :? ? # ## % %% / 和 //，以及在变量名前加 #。

console-expansion-too-much = 这条命令展开后过长，或者展开的工作量过大。请减少文件，或使用较短的值。
# $size (Size)
console-too-many-variables = 所有变量合计不得超过 { $size }。请用 unset 删除一些。

# $character is the character itself.
console-odd-curly-quote = { $character } 是弯引号，sh 不认识它。请用 { $replacement }。
console-odd-long-dash = { $character } 是长破折号，选项不会以它开头。请用 { $replacement }。
# $code is the number of the character, such as U+00A0.
console-odd-blank = 这个空格（{ $code }）不能分隔单词。请用普通空格。
console-odd-full-width = { $character } 是全角字符，sh 不认识它。请用 { $replacement }。
console-odd-invisible = 此处有一个不可见的字符（{ $code }）。请删除它。

# $count (Number)
console-paste-prompts = 已去掉命令前的 { $count } 个提示符。
# $count (Number)
console-paste-mended = 已去掉 { $count } 处行尾反斜杠后面的空格，使反斜杠能把两行连在一起。
# $count (Number)
console-paste-without-prompt = 有 { $count } 行与其他行不同，没有提示符。它们可能是输出，而不是命令。

### What Drydock says in the console besides the words of the tools and of docker.

## Tools

console-tools-above-the-workspace = 这个文件夹就是工作区，上面没有其他文件夹。
# $limit (Size)
console-tools-output-is-cut = 输出已截断：控制台中的命令最多输出 { $limit }。
console-tools-pattern-takes-too-long = 用这个模式搜索这段文本耗时过长。请在较小的文件中搜索，或使用更简单的模式。
# $tool is the name of a command, $what an option or a word of it
console-tools-not-supported = 此控制台的 { $tool } 不支持 { $what }。在容器中可以使用：docker run --rm -it alpine sh。
console-tools-basename = 显示路径的最后一部分
console-tools-cat = 显示文件内容
console-tools-chmod = 设置或取消文件的可执行权限
console-tools-command = 显示命令的来源（command -v）
console-tools-cp = 复制文件和文件夹
console-tools-cut = 显示各行的一部分
console-tools-date = 显示时间
console-tools-diff = 显示两个文件的差异
console-tools-dirname = 显示路径中的文件夹
console-tools-echo = 显示给出的文字
console-tools-env = 显示已导出的变量
console-tools-false = 什么也不做，返回失败
console-tools-find = 按名称查找文件
console-tools-grep = 显示与模式匹配的行
console-tools-head = 显示开头几行
console-tools-hostname = 显示机器的名称
console-tools-ls = 列出文件
console-tools-mkdir = 创建文件夹
console-tools-mv = 移动或重命名文件
console-tools-printenv = 按名称显示已导出的变量
console-tools-printf = 按格式显示给出的文字
console-tools-pwd = 显示工作目录
console-tools-rm = 删除文件和文件夹
console-tools-rmdir = 删除空文件夹
console-tools-sed = 修改文本中的行
console-tools-seq = 显示数列
console-tools-sort = 对行排序
console-tools-tail = 显示末尾几行
console-tools-tee = 显示输入，并写入文件
console-tools-touch = 创建空文件
console-tools-tr = 替换或删除字符
console-tools-true = 什么也不做，返回成功
console-tools-type = 说明命令的类型
console-tools-uname = 显示系统信息
console-tools-uniq = 重复的行只显示一次
console-tools-wc = 统计行数、单词数和字节数
console-tools-which = 显示命令所在的位置
console-tools-whoami = 显示用户名

## Server
console-nested-too-deeply = 命令的嵌套层数过多：是不是有脚本在运行它自己？
console-too-much-output = 写入的内容超过了此处文件或管道的上限
console-not-text = { $path } 将不再是文本。工作区只存放文本文件。
# $limit (Number)
console-too-many-folders = 工作区最多保留 { $limit } 个空文件夹
console-help = 以下命令可在此使用。docker --help 列出 docker 的命令；在命令名后加 --help 可查看更多说明。
console-edit-what = 请写上文件名，例如：vi app.py
console-edit-here = { $path } 已在上方的编辑器中打开；输入时会自动保存。
console-no-keyboard = { $name } 需要读取键盘输入，而控制台不会把输入传给它。请给它一个文件，或使用管道。
console-shell-in-shell = 这里已经是 shell。请写上要运行的脚本，例如：sh run.sh
console-runs-in-containers = { $name } 在镜像和容器中运行，不在这里：请写进 Dockerfile，或用 docker exec 或 docker run 运行。
console-no-git = 这里没有 git。文件都在上方的编辑器中。
console-no-compose = 这里没有 Docker Compose。请用 docker build 和 docker run 逐个构建并运行服务。
console-engine-broke = 引擎没有给出有效的响应
# $limit (Size)
console-memory-limit = 这里的容器最多可使用 { $limit } 内存。
console-cpu-limit = 这里的容器最多可使用 { $limit } 个 CPU。
console-tcp-only = 这里只能发布 TCP 端口，不能发布 { $protocol } 端口。
console-no-other-registry = 这里不支持其他镜像仓库（{ $registry }）的镜像。请使用不带镜像仓库的名称，例如 web 或 user/web。
console-base-image-stays = { $name } 是此服务器上所有工作区共用的基础镜像，不能在这里删除。
console-no-all-tags = 不支持 --all-tags：请指定一个标签。
console-is-stand-in = { $name } 在此服务器上是替代镜像：由于无法连接任何镜像仓库，Drydock 用 Debian 软件包制作了它。
console-can-be-pulled = 在此服务器上可以拉取：{ $names }。
console-no-build-call = 不支持 --call 和 --check。输入时页面会显示对 Dockerfile 的检查结果。
console-no-build-flag = 这里的 docker build 不支持 { $flag }。
console-only-local-requests = 请求只能发往你的容器所发布的端口，例如：curl localhost:8000
# $port (Number)
console-nothing-listens = 发布端口 { $port } 的容器尚未在该端口上响应。用 docker logs 可查看它在做什么。
# $port (Number)
console-no-such-port = 没有正在运行的容器发布端口 { $port }。用 docker ps 可查看已发布的端口。
console-user-name-length = 用户名的长度为 2 到 30 个字符。
console-user-name-characters = 用户名由小写字母和数字组成，中间可以用 - 或 _。
console-user-name-reserved = 此用户名保留给服务器提供的镜像。请换一个。
console-user-name-taken = 用户名 { $name } 属于此服务器上的另一个工作区。请换一个。
# $limit (Number)
console-too-many-user-names = 一个工作区最多可以使用 { $limit } 个用户名。
console-no-password = 已以 { $name } 的身份登录此服务器的镜像仓库。它不要求密码，也不保存密码。
console-log-in-first = 请先登录，例如：docker login -u my_name。然后给镜像取一个以该用户名开头的名称，例如：docker tag web my_name/web
console-not-your-name = 只能推送以你登录时的用户名开头的名称，例如：my_name/web
console-registry-turned-off = 此服务器没有镜像仓库：它已被关闭。
console-registry-starting = 此服务器的镜像仓库还在启动。请稍后再试。
console-no-registry = 此服务器没有镜像仓库：{ $reason }。
# $limit (Number)
console-too-many-registry-images = 一个工作区在此服务器的镜像仓库中最多可以有 { $limit } 个镜像。
console-is-seed = { $name } 由 Drydock 用教程的文件构建，不是 Docker Hub 上的同名镜像。
console-format-too-much = --format 的模板过长、输出过多、工作量过大，或者定义了自己的模板。请使用较短的模板。
console-build-cache-stays = 构建缓存会保留：它由此服务器的所有工作区共用，服务器会自动把它控制在上限之内。
# $size (Size)
console-copy-too-large = 一次最多复制 { $size }。请复制较小的文件夹或单个文件。

## Docker

# $command (Text)
console-docker-command = Drydock 中不能使用 { $command }。
# $flag (Text)
# $command (Text)
console-docker-flag = Drydock 中不能使用 { $command } 的 { $flag }。
console-docker-compose = Drydock 中不能使用 docker compose：请用 docker run 逐个启动服务。
console-docker-save = 这里不能把镜像和容器保存为归档，也不能从归档载入：要传递镜像，请用 docker push 和 docker pull。
console-docker-search = docker search 要查询 Docker Hub，而此服务器不会查询：用 docker images 可查看这里已有的镜像。
console-docker-network = Drydock 中不能使用自定义网络：要访问容器，请用 -p 发布端口。
console-docker-network-host = 不能使用 --network host，因为服务器的网络由所有人共用：请改用 -p 发布端口。
console-docker-volume = Drydock 中不能使用卷：请用 COPY 把文件复制到镜像中，或用 docker cp 复制到容器中。
# $flag (Text)
console-docker-host-mount = 不能对服务器的文件夹使用 { $flag }，因为服务器由所有人共用：请用 COPY 把文件复制到镜像中，或用 docker cp 复制到容器中。
# $flag (Text)
console-docker-volumes-from = Drydock 中不能使用 { $flag }，因为没有可共享的卷：请用 docker cp 复制文件。
console-docker-context = 不能使用其他上下文：控制台始终使用此工作区的引擎。
console-docker-host = 不能使用其他引擎：控制台始终使用此工作区的引擎。
console-docker-swarm = Drydock 中不能使用 Swarm：请用 docker run 启动单个容器。
# $flag (Text)
console-docker-privileged = 不能使用 { $flag }，因为拥有全部权限的容器可能会控制整个服务器。
# $flag (Text)
console-docker-api-socket = 不能使用 { $flag }，否则容器就能控制服务器的引擎。
# $flag (Text)
console-docker-cap-add = 不能使用 { $flag }，因为额外的权能（capability）会让容器触及自身之外的东西。
# $flag (Text)
console-docker-device = 不能使用 { $flag }，因为设备属于服务器，由所有人共用。
# $flag (Text)
console-docker-pid = 不能使用 { $flag }，因为与服务器共享命名空间的容器能看到别人的东西。
# $flag (Text)
console-docker-ipc = 不能使用 { $flag }，因为服务器的共享内存由所有人共用。
# $flag (Text)
console-docker-security-opt = 不能使用 { $flag }，因为不同用户的容器靠这些设置彼此隔离。
# $flag (Text)
console-docker-userns = 不能使用 { $flag }，因为不同用户的容器靠用户命名空间彼此隔离。
# $flag (Text)
console-docker-platform = 不能使用 { $flag }：镜像只为服务器的平台构建，并在该平台上运行。
console-docker-build-input = 不能从标准输入构建：构建上下文是工作区的文件夹，请在命令末尾写一个点。
# $context (Text)
console-docker-build-url = 不能从 { $context } 构建：构建上下文是工作区的文件夹，请在命令末尾写一个点。
# $kind (Text)
console-docker-inspect-type = Drydock 中没有类型为 { $kind } 的对象：docker inspect 显示容器和镜像。
# $most (Number)
console-docker-too-many-ports = 一条命令最多指定 { $most } 个端口。

## Slips on a docker command line

console-slip-space-before-dot = 点的前面缺少空格：点是构建上下文，必须单独成词。
console-slip-dot = 末尾缺少构建上下文：写一个点，表示工作区。
console-slip-no-image = 缺少镜像的名称：它写在选项之后。
# $name (Text)
console-slip-dockerfile-name = 文件名是 { $name }，而 docker build 读取的是 Dockerfile，请重命名文件。
# $name (Text)
# $found (Text)
console-slip-dockerfile-flag = 没有文件 { $name }，但有 { $found }。
# $port (Text)
# $free (Text)
console-slip-port-taken = 另一个容器正在使用端口 { $port }：请停止那个容器，或改用端口 { $free }。
# $name (Text)
console-slip-name-taken = 另一个容器的名称是 { $name }：请先删除那个容器，或换一个名称。
# $name (Text)
# $found (Text)
console-slip-unknown-image = 没有镜像 { $name }，但有 { $found }。
# $name (Text)
# $found (Text)
console-slip-unknown-container = 没有容器 { $name }，但有 { $found }。
# $name (Text)
console-slip-not-running = 容器 { $name } 已停止：请先启动它。
# $flag (Text)
console-slip-flag-after-image = 写在镜像之后的是容器的命令：{ $flag } 这样的选项要写在镜像之前。
console-slip-shell = 镜像中没有 bash：试试 sh。
# $container (Text)
console-slip-image-in-use = 容器 { $container } 是由这个镜像创建的：请先删除该容器。
console-slip-quotes = 引号把几个词合成了一个：请去掉引号。
# $flag (Text)
console-slip-two-dashes = 长选项以两个短横线开头：{ $flag }。
# $wrong (Text)
# $found (Text)
console-slip-nearest = 没有 { $wrong }：你是想写 { $found } 吗？
