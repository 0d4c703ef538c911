### What rules for Dockerfiles say of a breach, what they find (`.what`) and why that matters (`.why`). What BuildKit's own rules say of a
### Made from en/rules.ftl with the digest 3a65e0a0c3dbedd1
### breach is not here: it stays as a build prints it.

rules-stage-name-casing =
    .what = 阶段的名称含有大写字母。
    .why = BuildKit 以小写保存阶段的名称。后面的 FROM 会逐个字母比较，因此 FROM Build 找不到名为 Build 的阶段，而会去拉取镜像。

rules-from-as-casing =
    .what = FROM 和 AS 没有统一用大写或小写。
    .why = 这两个词属于同一条指令。写法一致时，一眼就能看到阶段的名称。

rules-no-empty-continuation =
    .what = 跨多行的指令中有一个空行。
    .why = 空行看起来像是指令的结束，以前也确实如此：BuildKit 已宣布今后会将其视为错误。

rules-consistent-instruction-casing =
    .what = 多数指令不用大写，而这条指令用了大写，或者正好相反。
    .why = Docker 不在意大小写，但人在意：全文统一更易读。

rules-duplicate-stage-name =
    .what = 两个阶段的名称相同。
    .why = 按名称引用时，得到的是最后一个；另一个只能通过编号引用。

rules-reserved-stage-name =
    .what = 阶段使用了已有其他含义的名称。
    .why = scratch 是空镜像，context 是构建的文件。如果阶段也叫这个名称，就分不清指的是哪一个。

rules-json-args-recommended =
    .what = CMD 或 ENTRYPOINT 没有写成 JSON 数组。
    .why = 这样 Docker 会先启动 shell，再由 shell 启动程序。信号只会传到 shell，因此 docker stop 要等待十秒再强制终止；docker run 的参数也会丢失。

rules-maintainer-deprecated =
    .what = MAINTAINER 多年前就已弃用。
    .why = LABEL 可以表达同样的内容，而且任何查看镜像的工具都能读取。

rules-undefined-arg-in-from =
    .what = FROM 使用的变量没有在第一个 FROM 之前用 ARG 声明。
    .why = 在 FROM 中，只有第一个 FROM 之前的 ARG 有效。没有它，变量就是空的，镜像的名称也就随之为空。

rules-workdir-relative-path =
    .what = 构建中的第一个 WORKDIR 是相对路径。
    .why = 这个路径以基础镜像的 WORKDIR 为起点，而基础镜像换个版本，WORKDIR 可能就不同了。

rules-undefined-var =
    .what = 指令使用的变量没有在同一阶段的前面用 ARG 或 ENV 定义。
    .why = 这样变量为空，而构建不会有任何提示。基础镜像的变量在构建之前无从得知：Docker 知道它们，显示的警告可能更少。

rules-multiple-instructions-disallowed =
    .what = 一个阶段有多个 CMD、ENTRYPOINT 或 HEALTHCHECK。
    .why = 只有最后一个生效，前面的都不起作用。

rules-legacy-key-value-format =
    .what = ENV 或 LABEL 没有用等号书写。
    .why = 在旧写法中，名称之后的所有内容都是值，因此一行只能写一对，漏写 = 也不容易发现。

rules-redundant-target-platform =
    .what = FROM 指定的平台就是构建的目标平台。
    .why = 不指定时，FROM 用的也是这个平台。

rules-secrets-used-in-arg-or-env =
    .what = ARG 或 ENV 中有看起来像密码、密钥或令牌的内容。
    .why = 两者都会留在镜像及其历史记录中，任何拿到镜像的人都能读到。RUN --mount=type=secret 只让一个步骤看到机密。

rules-invalid-default-arg-in-from =
    .what = 没有构建参数时，基础镜像没有名称，或者名称无效。
    .why = 构建应该不加参数就能成功；构建参数是用来改变它的。

rules-from-platform-flag-const-disallowed =
    .what = FROM 指定了一个固定的平台。
    .why = 这样镜像只能为该平台构建，在其他平台上要靠模拟运行，速度很慢。名称中提到平台的阶段可以这样指定。

rules-copy-ignored-file =
    .what = COPY 或 ADD 指定的文件，已由忽略文件排除在构建之外。
    .why = 构建器根本拿不到这个文件，因此这一步会失败，或者什么也不复制。

rules-invalid-definition-description =
    .what = 紧挨在 ARG 或阶段上方的注释没有以其名称开头。
    .why = docker build --call=outline 会把这样的注释显示为说明，但注释必须以阶段或参数的名称开头。

rules-expose-proto-casing =
    .what = 端口的协议含有大写字母。
    .why = Docker 以小写保存协议；写法一致，才便于查找。

rules-expose-invalid-format =
    .what = EXPOSE 映射了主机的端口。
    .why = EXPOSE 只说明容器监听哪个端口。主机的哪个端口通向它，要在启动容器时用 docker run -p 决定。

rules-last-user-is-root = 容器以 root 身份运行；请在最后用 USER 指定权限较低的用户
    .what = 最后一个 USER 是 root，因此容器以 root 身份运行。
    .why = 程序一旦被攻破，就能在容器中做任何事，对主机的危害也比其他用户更大。

rules-change-directory-in-run = RUN 结束后，这个目录就失效了；WORKDIR 会保留它
    .what = RUN 以切换目录开头。
    .why = 切换的目录在 RUN 结束后就失效。WORKDIR 对后面的所有指令和容器都有效，还会创建该目录。

rules-server-in-run = { $server } 是服务器：这一步永远不会结束，构建会一直等待
    .what = RUN 启动了服务器。
    .why = 命令结束，构建步骤才会结束，而服务器不会结束。容器要运行的内容应写在 CMD 中。

rules-sudo-in-run = 构建本来就以 root 身份执行，不需要 sudo
    .what = RUN 使用了 sudo。
    .why = 除非用 USER 另行指定，构建本来就以 root 身份执行，而且多数镜像中没有 sudo。如果 USER 改过，请用 USER root 改回来。

rules-base-without-tag = 不带标签的 { $image } 就是 { $image }:latest，而它会变
    .what = FROM 指定的镜像没有标签。
    .why = 没有标签时，Docker 使用 latest，而 latest 会变。今天能成功的构建，明天可能就会失败。

rules-latest-tag = latest 随时会变；请写明版本
    .what = FROM 指定的标签是 latest。
    .why = latest 今天和明天可能是不同的镜像，甚至不一定是最新的：今天能构建，明天可能就会失败。

rules-unpinned-apt-package = { $package } 的版本不固定，会安装最新的版本
    .what = apt-get install 指定的软件包没有写版本。
    .why = 下个月再构建，装的就是另一个版本了。不过，如果写明的版本已被 Debian 移除，构建会失败，所以只需固定要紧的软件包。

rules-apt-lists-kept = 软件包列表会留在这一层中；请在同一条 RUN 中删除 /var/lib/apt/lists
    .what = apt-get update 获取的软件包列表留在了镜像中。
    .why = 这些列表约有 20 MB，而且已经没有用了。由后面的 RUN 删除的文件仍在这一层中，所以要在同一条 RUN 中删除列表。

rules-exposed-port-zero = 端口的范围是 1 到 65535
    .what = EXPOSE 指定了端口 0，而任何程序都不能通过这个端口访问。
    .why = 端口的范围是 1 到 65535。构建会拒绝更大的数字，但不会拒绝 0。

rules-unpinned-pip-package = { $package } 的版本不固定，会安装最新的版本
    .what = pip install 指定的软件包没有写版本。
    .why = 下个月再构建，装的就是另一个版本，可能与程序不兼容。

rules-apt-get-without-yes = apt-get 会在安装前询问，而构建时无法回答
    .what = 没有让 apt-get install 不询问直接继续。
    .why = 构建时没有人回答，因此 apt-get 会放弃，构建失败。

rules-apt-get-recommends = 推荐的软件包也会安装
    .what = apt-get install 还会安装各软件包推荐的其他软件包。
    .why = 它们往往很多，而容器几乎用不到。

rules-apk-index-kept = 软件包索引会留在镜像中
    .what = apk add 把软件包索引留在了镜像中。
    .why = 加上 --no-cache 后，它会读取索引而不保留，因此也不需要 apk update。

rules-add-instead-of-copy = 此处不需要 ADD；请用 COPY
    .what = 用 ADD 复制普通文件，而这正是 COPY 的用途。
    .why = ADD 还会解压归档、下载网址。COPY 只复制，读的人不必猜测。

rules-several-sources-need-folder = 有多个来源时，目标必须是文件夹：请在目标末尾加上斜杠
    .what = COPY 把多个来源复制到一个末尾没有斜杠的目标。
    .why = 只有斜杠才能表明目标是文件夹。没有斜杠，一个文件可能会覆盖另一个，其他构建器也会拒绝。

rules-copy-from-unknown-stage = { $name } 不是此文件中的阶段，因此会去获取镜像 { $name }
    .what = COPY --from 指定的既不是此文件中的阶段，也不是带标签的镜像。
    .why = 构建会把这样的名称当作镜像，并尝试获取它。多半是阶段的名称写错了。
rules-copy-from-unknown-stage-guess = { $name } 不是此文件中的阶段，因此会去获取镜像 { $name }（你是想写 { $guess } 吗？）

rules-apt-in-script = apt 供人使用；脚本中请用 apt-get
    .what = RUN 使用了供人使用的 apt。
    .why = apt 的输出和提问可能随版本变化。apt-get 是为脚本设计的。

rules-pip-cache-kept = pip 下载的文件会留在镜像中
    .what = pip install 把下载的文件留在了镜像中。
    .why = 以后不会再用它们安装，只会让镜像变大。缓存挂载可以把它们保存在镜像之外。

rules-env-refers-to-itself = { $name } 还没有设置：同一条 ENV 的所有值会先全部读取，再进行设置
    .what = ENV 使用了由它自己设置的变量。
    .why = 同一条 ENV 的所有值会先全部读取，再进行设置，因此用到的是旧值，或者是空值。

rules-relative-destination = 没有 WORKDIR，文件复制到哪里全看基础镜像的工作目录
    .what = COPY 的目标是相对路径，而前面没有 WORKDIR。
    .why = 这样文件复制到哪里取决于基础镜像，多数情况下是根目录。

# $count (Number)
rules-consecutive-runs = 连续 { $count } 条 RUN 会产生 { $count } 层
    .what = 连续写了三条或更多的 RUN。
    .why = 每条 RUN 产生一层，后一条 RUN 删除的内容仍留在前面的层中。RUN 少，镜像更小；RUN 多，改动后需要重新构建的更少。

rules-whole-stage-copied = 这会复制该阶段的全部内容
    .what = COPY --from 复制了一个阶段的全部内容。
    .why = 这样它的工具、缓存和机密也会一起复制，分出第二个阶段就没有意义了。请只写需要的文件夹。

rules-pipe-hides-failure = 这个管道前面的命令失败时，构建仍会继续
    .what = RUN 用管道把一条命令的输出交给另一条，却没有使用 pipefail。
    .why = shell 只看管道中的最后一条命令。前面的命令失败时，构建仍会继续，只是少了它的全部或部分输出。

# $line (Number)
rules-copy-before-install = 任何文件一有改动，都会重新执行第 { $line } 行的安装；请先复制软件包列表，安装后再复制其余文件
    .what = 在安装软件包之前就复制了所有文件。
    .why = 一层之上的任何内容改变时，这一层都要重新构建。因此每次编辑任何文件，都会重新安装所有软件包，尽管软件包列表没有变。

# $line (Number)
rules-apt-update-alone = 列表早已过时，却仍会被复用；请在第 { $line } 行执行安装的 RUN 中更新
    .what = apt-get update 与需要它的安装是分开执行的。
    .why = 含有列表的层会被复用好几个月，而下面的安装每增加一个软件包都会重新执行。这时安装所要的版本，服务器上已经没有了。

rules-whole-context-copied = 文件夹中的所有内容都会进入镜像，包括这个 Dockerfile；不需要的请写进 .dockerignore
    .what = 复制了整个文件夹，而没有 .dockerignore。
    .why = Dockerfile 本身、笔记、.git 和本地的机密都会进入镜像，其中任何一个改动都会重新构建这一层。

rules-dockerfile-in-image = Dockerfile 也会被复制，因此每次编辑它都会重新构建这一层；请把它写进 { $ignore }
    .what = Dockerfile 本身被复制到了镜像中。
    .why = 这样每次编辑 Dockerfile 都会改变这一层，后面的所有步骤也要重新执行。运行中的应用并不需要 Dockerfile。

rules-copy-source-missing = 找不到 { $source }
    .what = COPY 或 ADD 指定的文件不存在，或者已由忽略文件排除。
    .why = 构建会停在这一步。路径从构建所用的文件夹算起，而不是从 Dockerfile 所在的位置算起。
rules-copy-source-missing-guess = 找不到 { $source }；你是想写 { $guess } 吗？
# $line (Number)
rules-copy-source-missing-ignored = { $source } 被 { $file } 第 { $line } 行的 { $pattern } 排除在构建之外

# $line (Number)
rules-entrypoint-hides-cmd = 第 { $line } 行的 ENTRYPOINT 在 shell 中运行，不会用到这个 CMD
    .what = CMD 被忽略，因为 ENTRYPOINT 没有写成 JSON 数组。
    .why = 这样 Docker 会在 shell 中运行 ENTRYPOINT 的文本，不给它任何参数：既没有 CMD 的，也没有 docker run 的。

rules-started-file-missing = 没有任何步骤把 { $path } 放进镜像
    .what = 没有任何 COPY 把 CMD 或 ENTRYPOINT 要运行的文件放到查找它的位置。
    .why = 构建会成功，因为在容器启动之前没有人检查这条命令。容器随后立即结束，并报告没有这个文件。
rules-started-file-missing-elsewhere = { $name } 在镜像中的位置是 { $path }，而此处要找的是 { $wanted }
rules-started-file-missing-ignored = { $ignore } 把 { $source } 排除在构建之外，因此此处找不到 { $path }
rules-started-file-missing-not-copied = 没有任何步骤把 { $source } 复制到镜像中，因此此处找不到 { $path }
rules-started-file-missing-guess = 镜像中没有 { $path }；你是想写 { $guess } 吗？

# $port (Number)
rules-expose-unlike-app = { $who } 监听端口 { $port }，但没有 EXPOSE 注明它
    .what = EXPOSE 指定的端口，应用并没有监听。
    .why = EXPOSE 不会开放任何端口，它只是告诉人和 docker run -P 要发布哪个端口。如果数字写错，发布的就是一个没有响应的端口。

# $line (Number)
rules-variable-above-install = { $name } 的值每变一次，第 { $line } 行的安装就会重新执行一次，而这次安装并不使用 { $name }
    .what = ARG 或 ENV 写在了并不使用该变量的安装之前。
    .why = 无论是否用到，变量都会影响后面的每条 RUN。值一变，就会重新安装所有软件包，尽管结果相同；写在安装之后就没有这个代价。

rules-server-on-loopback = { $server } 监听 { $host }，从容器外部无法访问
    .what = 服务器监听 127.0.0.1，这个地址只有容器自己能访问。
    .why = 容器有自己的网络。发布的端口通向容器在这个网络中的地址，而服务器并没有监听那个地址：容器在运行，浏览器却得不到响应。

rules-comment-at-line-end-refused = 注释要单独占一行：{ $instruction } 会把 # 及其后的词当作参数，构建会失败
rules-comment-at-line-end-files = 注释要单独占一行：{ $instruction } 会把 # 及其后的词当作文件名
rules-comment-at-line-end-value = 注释要单独占一行：# 及其后的词会成为这个 { $instruction } 的值的一部分
rules-comment-at-line-end-variables = 注释要单独占一行：ARG 会把 # 及其后的词当作变量名
rules-comment-at-line-end-volumes = 注释要单独占一行：VOLUME 会把 # 及其后的词当作文件夹
rules-comment-at-line-end-folder = 注释要单独占一行：# 及其后的词会成为文件夹名的一部分
rules-comment-at-line-end-user = 注释要单独占一行：# 及其后的词会成为用户名的一部分
rules-comment-at-line-end-array = 注释要单独占一行：后面跟着注释时，{ $instruction } 就不是 JSON 数组了，Docker 会把整行作为 shell 文本运行
rules-comment-at-line-end-escape = { $escape } 后面有注释，因此这一行不会延续，指令到此结束；请把注释移到单独的一行
rules-comment-at-line-end-hides = Docker 会把这几行合并为一行，因此这个注释会让后面各行全部失效；请把注释移到单独的一行
rules-comment-at-line-end =
    .what = 注释写在了指令的末尾。
    .why = Docker 只认单独占一行的注释。写在指令后面时，# 及其后的词就是参数：要复制的文件、端口，或者值的一部分。只有 shell（例如 RUN 中的 shell）允许行末注释。旧版本的 Docker 还会忽略 JSON 数组后面的内容。

rules-look-alike-character-blank = 这个空格是 { $code }，Docker 和 shell 会把它当作普通字符；请换成普通空格
rules-look-alike-character-behind-escape = 这一行的最后一个字符是 { $code }，因此这一行不会延续；请删除该字符
rules-look-alike-character-invisible = 此处有一个不可见的字符 { $code }；请删除
rules-look-alike-character-quote = { $character }（{ $code }）是文字处理软件的引号，Docker 和 shell 会把它当作普通字符；请改为 { $plain }
rules-look-alike-character-dash = { $character }（{ $code }）是文字处理软件的破折号，选项不会以它开头；请改为 { $plain }
rules-look-alike-character-full-width = { $character }（{ $code }）是全角字符，Docker 和 shell 会把它当作普通字符；请改为 { $plain }
rules-look-alike-character =
    .what = 有字符看起来像键盘上的字符，其实是另一个。
    .why = 文字处理软件、PDF 文件和聊天软件会把空格、引号和连字符替换成更美观的字符。Docker 和 shell 只认识键盘上的字符。这一行看起来没错，却会失败，或者变成别的意思。

rules-windows-path = Dockerfile 中的路径用 / 分隔，\ 则会转义其后的字符；请写成 { $path }
    .what = 路径采用了 Windows 的写法，而镜像面向 Linux。
    .why = 在 Dockerfile 中，\ 会转义下一个字符，写在行末则会连接下一行。Linux 用 / 分隔路径，也没有 C: 这样的盘符。
rules-windows-path-joins = Dockerfile 中的路径用 / 分隔，行末的 \ 会把下一行连到这一行；请写成 { $path }

rules-broken-array-single-quotes = JSON 数组要用双引号，因此 { $instruction } 会把整行当作普通文本
rules-broken-array-missing-comma = 两个字符串之间缺少逗号，因此 { $instruction } 会把整行当作普通文本
rules-broken-array-extra-comma = 这个逗号旁边没有字符串，因此 { $instruction } 会把整行当作普通文本
rules-broken-array-other-mark = JSON 数组的字符串之间要用逗号，因此 { $instruction } 会把整行当作普通文本
rules-broken-array-no-quotes = JSON 数组的每个字符串都要用双引号，因此 { $instruction } 会把整行当作普通文本
rules-broken-array-open-quote = 这个字符串有一端缺少引号，因此 { $instruction } 会把整行当作普通文本
rules-broken-array-backslash = JSON 字符串中的反斜杠要写两次，因此 { $instruction } 会把整行当作普通文本
rules-broken-array-inner-quote = 字符串内部的双引号前要加反斜杠，因此 { $instruction } 会把整行当作普通文本
rules-broken-array-other-bracket = JSON 数组要用方括号，因此 { $instruction } 会把整行当作普通文本
rules-broken-array-text-before = 方括号 [ 之前不能有任何内容，因此 { $instruction } 会把整行当作普通文本
rules-broken-array-touches = { $instruction } 与方括号 [ 之间缺少空格；请加上空格
rules-broken-array-next-line = 数组延续到下一行，但 Docker 认为指令到此结束；请在每个要延续的行末加上 { $escape }
rules-broken-array-no-opening-bracket = 缺少开头的方括号 [，因此 { $instruction } 会把整行当作普通文本
rules-broken-array-no-closing-bracket = 缺少结尾的方括号 ]，因此 { $instruction } 会把整行当作普通文本
rules-broken-array-text-behind = 方括号 ] 之后还有 { $text }，因此 { $instruction } 会把整行当作普通文本
rules-broken-array =
    .what = 参数看起来像 JSON 数组，但不是有效的 JSON 数组。
    .why = 数组不正确时，Docker 不会提示，而是把这一行当作普通文本：shell 会得到连同所有方括号和引号的文本，并去查找名为 [python, 的程序。COPY、ADD 和 VOLUME 会把它当作名称，SHELL 则会拒绝它。

rules-command-in-one-word = Docker 会查找名为“{ $text }”的程序，空格也算在名称里；请把 { $program } 和它的每个参数写成单独的字符串
    .what = JSON 数组把整条命令写在了一个字符串中。
    .why = 在 JSON 数组中，每个字符串是一个词，不会按空格拆分。第一个字符串是程序的名称。由于没有这个名称的程序，容器会立即结束。

rules-assignment-in-command-blanks = 由于 = 旁边有空格，shell 会把 { $name } 当作程序运行；请用 ENV 设置该变量，或去掉空格
rules-assignment-in-command-array = Docker 会查找名为 { $name }=… 的程序，因为 JSON 数组不经过 shell；请用 ENV 设置该变量
rules-assignment-in-command =
    .what = 命令以一个没有真正设置的变量开头。
    .why = 只有 = 两侧没有空格时，shell 才会设置变量，而 JSON 数组根本没有 shell。否则变量名会被当作程序名。ENV 设置的变量对容器中运行的一切都有效。

rules-carriage-return-in-script = 这个脚本使用 Windows 的换行符，shell 会把每行末尾多出的字符当作单词的一部分；请把换行符转换为 Linux 格式
    .what = heredoc 中的脚本使用 Windows 的换行符。
    .why = Windows 用两个字符结束一行，Linux 只用一个。Docker 在 heredoc 中会把两个都保留。shell 会把前一个当作这一行的最后一个字符：set -e 就成了不存在的选项，文件名中也会多出看不见的字符。
