### Why a container ended, a build step failed or an app does not answer: the cause, and what to do. Words of programs are arguments.
### Made from en/clinic.ftl with the digest d4188cd9fee438ea

## What a change does, as a button says it.

clinic-fix-add-line = 在 { $path } 中添加 { $text }
clinic-fix-answer-yes = 让 apt-get 不询问直接继续
clinic-fix-apt-update = 先获取软件包列表
clinic-fix-blanks-around-equals = 删除 = 两侧的空格
clinic-fix-break-system-packages = 允许 pip 改动这个 Python：--break-system-packages
clinic-fix-first-line = 在 { $path } 的开头加上 { $line }
clinic-fix-insert-line = 插入一行：{ $line }
clinic-fix-install-too = 同时安装 { $text }
clinic-fix-line-ends = 将 { $path } 的换行符改为 LF
clinic-fix-remove-before-first-line = 删除 { $path } 首行之前的内容
clinic-fix-rename = 将 { $path } 重命名为 { $to }
clinic-fix-spaces = 将 { $path } 的缩进全部改为空格
clinic-fix-write = 写成 { $path }
clinic-fix-split-words = 把每个词写成单独的字符串

## The start.

clinic-carriage-return = { $path } 使用 Windows 的换行符（CRLF）。因此容器要找的程序，名称末尾多了一个不可见的字符。
clinic-carriage-return-hint = 将文件的换行符改为 LF，然后重新构建。
clinic-carriage-return-somewhere = 某个脚本使用 Windows 的换行符（CRLF）。因此容器要找的程序，名称末尾多了一个不可见的字符。

clinic-exec-format = 容器无法运行这个文件。它可能是面向另一种处理器的程序，也可能是缺少 #!/bin/sh 之类首行的脚本。
clinic-exec-format-hint = 检查这个文件或基础镜像面向哪种处理器。
clinic-exec-format-no-first-line = { $path } 的第一行没有说明由哪个程序来运行这个脚本。
clinic-exec-format-no-first-line-hint = shell 脚本的第一行要写 `#!/bin/sh`。
clinic-exec-format-before-first-line = { $path } 的 #! 之前还有别的内容，例如一个空行。#! 必须是文件最开头的两个字符。

clinic-start-words-one-string = { $keyword } 指定的是一个名叫“{ $program }”的程序，空格也算在名称里。
clinic-start-words-one-string-hint = 在数组中，把每个词写成单独的字符串。
clinic-start-words-no-array = { $keyword } 以方括号开头，却不是有效的 JSON 数组，因此由 shell 连同方括号一起运行这一行。
clinic-start-words-no-array-hint = 数组中每个词都要加双引号，词与词之间用逗号隔开，最后的方括号之后不能有任何内容。
clinic-start-words-equals = { $name } 的 = 前面或后面有空格。因此 shell 把 { $name } 当成了程序名。

clinic-file-missing = 容器要启动 { $path }，而镜像中没有这个文件。
clinic-file-missing-hint = 检查文件名、复制该文件的 COPY，以及 WORKDIR。
# $problem (Message)
clinic-file-missing-said = Dockerfile 中的问题：{ $problem }。
clinic-file-missing-interpreter = { $path } 的第一行指定了程序 { $program }，而镜像中没有这个程序。
clinic-file-missing-bash = Alpine Linux 不带 bash：把第一行写成 `#!/bin/sh`，或用 `apk add --no-cache bash` 安装 bash。

clinic-program-missing = 镜像中没有程序 { $program }。
clinic-program-missing-hint = 检查拼写，并确认构建中有步骤安装这个程序。
clinic-program-missing-system = 在构建中安装这个程序：`{ $line }`。
clinic-program-missing-bash = Alpine Linux 不带 bash：改用 `sh`，或用 `apk add --no-cache bash` 安装 bash。
clinic-program-missing-package = 没有任何步骤安装 { $package }，因此镜像中没有程序 { $program }。
clinic-program-missing-list = 在 { $list } 中添加一行 { $package }，然后重新构建。
clinic-program-missing-run = 在 Dockerfile 中安装：`RUN pip install { $package }`。
clinic-program-missing-not-there = 文件中写了 { $package }，但容器找不到它的程序 { $program }。
clinic-program-missing-not-there-hint = 检查最后一个阶段是否安装了它，以及 PATH 是否包含该程序所在的文件夹。
clinic-program-missing-path = { $program } 是你自己的文件，而不带路径的名称只会在镜像的程序中查找。
clinic-program-missing-path-hint = 写上路径：`./{ $program }`。

clinic-not-executable = 文件 { $path } 没有标记为可执行。
clinic-not-executable-hint = 在文件的菜单中把它标记为可执行，或在构建中运行 `chmod +x`。
clinic-not-executable-folder = { $path } 是文件夹，而容器只能启动文件。

clinic-user-missing = 镜像中没有名为 { $user } 的用户。
clinic-user-missing-hint = 在前面的步骤中创建这个用户。

## Python.

clinic-module-shadowed = Python 在查找模块 { $module } 时，找到的却是你的文件 { $path }。
clinic-module-shadowed-hint = 给 { $path } 换个名称，Dockerfile 和其他文件中提到它的地方也要一起改。

clinic-conflict = 已安装的 { $package } 版本与 { $other } { $version } 及更高版本不兼容，而 pip 没有受到限制，安装了 { $other } { $version } 或更高版本。
clinic-conflict-hint = 同时指定 { $requirement }。
clinic-conflict-newer = 或者换用较新的 { $package }：{ $version } 及更高版本没有这个问题。

clinic-module-missing = 应用导入了 { $module }，但没有任何步骤在镜像中安装 { $package }。
clinic-module-missing-list = 在 { $list } 中添加一行 { $package }，然后重新构建。
clinic-module-missing-run = 在 Dockerfile 中安装：`RUN pip install { $package }`。
clinic-module-missing-removed = 自 Python { $version } 起，Python 不再包含模块 { $module }。
clinic-module-missing-removed-package = 安装 { $package } 即可恢复这个模块，或者换用带有较旧 Python 的基础镜像。
clinic-module-missing-removed-hint = 换用导入该模块的软件包的较新版本，或者换用带有较旧 Python 的基础镜像。
clinic-module-missing-standard = { $module } 是 Python 自带的模块，但这个镜像中的 Python 在编译时没有包含它。
clinic-module-missing-part = 已安装的 { $package } 版本中没有模块 { $module }。
clinic-module-missing-part-hint = 检查拼写，或者指定编写代码时所用的版本。
clinic-module-missing-not-there = 文件中写了 { $package }，但运行应用的 Python 找不到它。
clinic-module-missing-not-there-hint = 检查最后一个阶段是否安装了它，以及应用是否由同一个 Python 运行。
clinic-module-missing-ignored = 应用导入了 { $path }，而 { $ignore } 把这个文件排除在镜像之外。
clinic-module-missing-not-copied = 应用导入了 { $path }，但没有 COPY 把这个文件复制到镜像中。
clinic-module-missing-not-copied-hint = 把该文件复制到应用所在的文件夹，或用 `COPY . .` 复制整个文件夹。
clinic-module-missing-elsewhere = 应用导入了 { $path }，它在镜像中的位置是 { $place }，Python 不会到那里查找。
clinic-module-missing-elsewhere-hint = Python 在所启动脚本的文件夹中查找：把文件放到那里，或者在模块名前写上它的文件夹。

clinic-template-missing = 工作区中没有名为 { $name } 的文件。
clinic-template-missing-hint = 在应用旁边创建文件 templates/{ $name }。
clinic-template-missing-folder = { $path } 位于文件夹 { $folder } 中，而 Flask 在名为 templates 的文件夹中查找。
clinic-template-missing-at-root = { $path } 就在应用旁边，而 Flask 在名为 templates 的文件夹中查找。
clinic-template-missing-folder-hint = 把该文件放进 templates 文件夹；这个文件夹要与创建应用的文件放在一起。
clinic-template-missing-ignored = { $ignore } 把 { $path } 排除在镜像之外。
clinic-template-missing-not-copied = 没有 COPY 把 { $path } 复制到镜像中。
clinic-template-missing-not-copied-hint = 把文件夹也复制进去：`COPY templates templates`。
clinic-template-missing-elsewhere = { $path } 在镜像中，但不在查找它的应用旁边。

clinic-app-missing-nowhere = 命令 flask 找不到应用：在它启动的文件夹中，既没有 app.py，也没有 wsgi.py。
clinic-app-missing-nowhere-hint = 检查 WORKDIR 和 COPY，或者指定文件：`flask --app FILE run`。
clinic-app-missing-module = 服务器无法导入模块 { $module }。
clinic-app-missing-module-hint = 检查 { $module }.py 是否在服务器启动的文件夹中，以及其中的导入能否成功。
clinic-app-missing-name = 模块 { $module } 中没有名为 { $name } 的应用。
clinic-app-missing-name-hint = 按 MODULE:NAME 的形式写明模块和其中的应用。

# $line (Number)
clinic-syntax = Python 无法解析 { $path } 的第 { $line } 行。
clinic-syntax-hint = 错误就在这一行，或者上面有括号或引号没有闭合。
# $line (Number)
clinic-syntax-indentation = { $path } 第 { $line } 行的缩进与前后各行不一致。
clinic-syntax-indentation-hint = 同一个代码块中的各行，要用相同数量的空格缩进。
# $line (Number)
clinic-syntax-tabs = { $path } 第 { $line } 行用制表符缩进，而前后各行用空格缩进，或者正好相反。
clinic-syntax-tabs-hint = 只用空格缩进。
clinic-syntax-newer = { $path } 是为 Python { $since } 或更高版本编写的，而镜像中的 Python 是 { $has }。
clinic-syntax-newer-hint = 换用较新的基础镜像，至少是 { $image }。

clinic-variable-missing = 应用要读取环境变量 { $name }，但没有任何地方设置它。
clinic-variable-missing-hint = 在 Dockerfile 中用 `ENV { $name }=…` 设置，或用 os.environ.get 读取并给出默认值。

## Ports and files.

clinic-port-permission = 容器的用户无权监听这个端口：小于 1024 的端口属于 root。
clinic-port-permission-hint = 监听 1024 或以上的端口，例如 8000。
clinic-address-in-use = 这个容器中已有另一个程序在监听同一个端口。
clinic-address-in-use-hint = 只启动一次服务器，或者让第二个程序使用其他端口。
clinic-folder-permission = 容器以用户 { $user } 的身份运行，而该用户无权写入 { $path }。
clinic-folder-permission-database = 容器以用户 { $user } 的身份运行，而该用户无权写入数据库所在的文件夹。
clinic-folder-permission-hint = 在 USER 之前用 `RUN chown { $user } FOLDER` 把文件夹交给该用户，或者用 `COPY --chown={ $user }` 复制文件。
clinic-folder-permission-nobody = 程序无权打开 { $path }：它属于另一个用户，或者任何人都不能写入该处。

## Steps of a build.

clinic-package-manager-of-alpine = { $image } 基于 Alpine Linux，其中没有 { $program }。
clinic-package-manager-of-alpine-hint = Alpine 用 `apk add --no-cache NAME` 安装软件包。也可以换用标签以 -slim 结尾的基础镜像。
clinic-package-manager-of-debian = { $image } 基于 Debian，其中没有 { $program }。
clinic-package-manager-of-debian-hint = 用 `apt-get update && apt-get install -y NAME` 安装软件包。
clinic-package-manager-of-stand-in = 此服务器用替代镜像代替 { $image }，替代镜像基于 Debian，其中没有 { $program }。

clinic-externally-managed = 这个 Python 属于镜像的系统，pip 不得改动系统的软件包。
clinic-externally-managed-hint-image = 换用官方 Python 镜像，例如 `FROM python:3.13-slim`，在其中可以用 pip 安装。
clinic-externally-managed-hint-venv = 或者安装到独立的虚拟环境中：`RUN python3 -m venv /venv && /venv/bin/pip install NAME`。

clinic-compiler-missing = 有软件包需要编译，而镜像中没有 { $program }。
clinic-compiler-missing-image = 有软件包需要编译，而镜像 { $image } 中没有 { $program }。
clinic-compiler-missing-hint = 在前面的步骤中安装编译器，或者换用不需要 pip 编译的软件包版本。
clinic-compiler-missing-library = 有软件包需要编译，而镜像缺少提供 { $sign } 的库。
clinic-compiler-missing-psycopg = psycopg2-binary 是同一个软件包的预编译版本。

clinic-requirements-missing = 工作区中没有名为 { $name } 的文件。
clinic-requirements-missing-hint = 创建文件 { $name }，每行写一个软件包。
clinic-requirements-missing-ignored = { $ignore } 把 { $path } 排除在镜像之外。
clinic-requirements-missing-not-copied = 执行这一步时，镜像中还没有 { $path }。
clinic-requirements-missing-not-copied-hint = 在这一步之前加上一行 `COPY { $path } ./`。

clinic-distribution-missing = pip 找不到符合 { $wanted } 的软件包。
clinic-distribution-missing-hint = 检查名称的拼写，以及该软件包是否支持镜像中的 Python。
clinic-distribution-missing-server = pip 无法连接提供软件包的服务器。
clinic-distribution-missing-server-hint = 请稍后再试。如果一直这样，请告诉此 Drydock 的管理员。
clinic-distribution-missing-standard = { $name } 是 Python 自带的，不需要安装。
clinic-distribution-missing-python = { $wanted } 需要的 Python 版本与镜像中的不同。
clinic-distribution-missing-python-hint = 换用该软件包的其他版本，或带有其他 Python 版本的基础镜像。
clinic-distribution-missing-version = 没有这个 Python 可用的、符合 { $wanted } 的版本。
clinic-distribution-missing-version-hint = 这个 Python 可用的最新版本是 { $version }。
clinic-distribution-missing-invalid = pip 无法解析 { $wanted } 这一项。
clinic-distribution-missing-invalid-hint = 版本写在两个等号之后，例如 `flask==3.0.3`。
clinic-distribution-missing-conflict = 有两个软件包都依赖第三个软件包，但所需的版本互相冲突。
clinic-distribution-missing-conflict-hint = 下面的日志中列出了它们。去掉其中一个版本限定，让 pip 自行选择合适的版本。
clinic-distribution-missing-alpine = { $name } 没有适用于 Alpine Linux 的版本。
clinic-distribution-missing-alpine-hint = 换用标签以 -slim 而不是 -alpine 结尾的基础镜像。

clinic-system-package-missing-lists = apt-get 不认识任何软件包，因为镜像没有自带软件包列表。
clinic-system-package-missing-lists-hint = 安装之前，在同一条 RUN 中运行 `apt-get update`。
clinic-system-package-missing-debian = 这个镜像的 Debian 中没有名为 { $package } 的软件包。
clinic-system-package-missing-debian-hint = 检查拼写：Debian 和 Alpine 的软件包名称常常不同。
clinic-system-package-missing-alpine = 这个镜像的 Alpine Linux 中没有名为 { $package } 的软件包。
clinic-system-package-missing-alpine-hint = 检查拼写：Alpine 和 Debian 的软件包名称常常不同。

clinic-copy-source-missing = 工作区中没有 { $path }。
clinic-copy-source-missing-hint = 检查名称。无论 WORKDIR 怎么写，路径都从工作区的根目录算起。
clinic-copy-source-missing-meant = 但有 { $path }。
clinic-copy-source-missing-no-array = { $keyword } 以方括号开头，却不是 JSON 数组，因此方括号被算作名称的一部分。
clinic-copy-source-missing-ignored = { $ignore } 把 { $path } 排除在构建之外。

clinic-root-needed = 这一步不是以 root 身份执行的，而只有 root 才能安装系统的软件包。
clinic-root-needed-user = 这一步以用户 { $user } 的身份执行，而只有 root 才能安装系统的软件包。
clinic-root-needed-hint = 在 USER 之前安装软件包，或者在这一步之前写 `USER root`，之后再切换回原来的用户。

clinic-network-unreachable = 这一步无法连接到其他机器。
clinic-network-unreachable-name = 在网络中找不到名称 { $host }。
clinic-network-unreachable-name-hint = 检查名称的拼写。
clinic-network-unreachable-hint = 如果没有写错，请稍后再试。如果一直这样，请告诉此 Drydock 的管理员。

clinic-apt-stopped = 发行版的服务器上已经没有版本 { $release } 的软件包了。
clinic-apt-stopped-hint = 换用较新版本的基础镜像，例如标签中带 bookworm 的镜像。
clinic-apt-stopped-asks = apt-get 询问是否继续，而构建时没有人回答。
clinic-apt-stopped-asks-hint = 写成 `apt-get install -y`。
clinic-apt-stopped-stale = 软件包列表比服务器上的内容旧：它们来自一个被复用的步骤。
clinic-apt-stopped-stale-hint = 把 `apt-get update` 和安装写在同一条 RUN 中，这样两者总是一起重新执行。

clinic-package-json-missing = 工作区中没有名为 { $name } 的文件。
clinic-package-json-missing-hint = 创建文件 { $name }，或者把它复制到这一步执行时所在的文件夹。
clinic-package-json-missing-lock-hint = 在你的机器上运行 `npm install` 会生成这个文件；也可以用 `npm install` 代替 `npm ci`。
clinic-package-json-missing-ignored = { $ignore } 把 { $path } 排除在镜像之外。
clinic-package-json-missing-not-copied = 执行这一步时，镜像中还没有 { $path }，或者它不在这一步的文件夹中。
clinic-package-json-missing-not-copied-hint = 在这一步之前加上一行 `{ $line }`。

## The end.

clinic-out-of-memory = 容器使用的内存超过上限，已被终止。
clinic-out-of-memory-hint = 减少一次载入的数据，或者减少启动的工作进程。
clinic-out-of-memory-step = 这一步被终止，很可能是因为使用的内存超过了上限。
clinic-out-of-memory-step-hint = 在一步中少安装一些软件包，或者安装较小的软件包。
clinic-segfault = 程序访问了不属于它的内存，被内核终止。问题出在编译过的代码中。
clinic-segfault-hint = 试试那个编译过的软件包的其他版本。
clinic-segfault-alpine = 编译过的软件包在 Alpine 上测试得较少：试试标签以 -slim 结尾的基础镜像。
clinic-stopped-asked = 容器收到停止请求后停止了。这不是故障。
clinic-stopped-keyboard = 容器被 Ctrl+C 中断。
clinic-stopped-killed = 容器被外部强制终止。
clinic-stopped-killed-hint = 程序收到停止请求后，如果十秒内没有结束，就会发生这种情况。
# $seconds (Number)
clinic-nothing-listens = 程序已运行 { $seconds } 秒，却没有监听任何端口，因此没有人能向它请求页面。
clinic-nothing-listens-hint = 检查命令是否启动了服务器，以及程序是否在等待别的事情。
clinic-nothing-listens-output = Python 可能会先缓冲输出：`ENV PYTHONUNBUFFERED=1` 可让输出立即显示。
clinic-output-held-back = 没有人在终端上读取输出，因此 Python 可能会先把它缓冲起来。
clinic-output-held-back-hint = `ENV PYTHONUNBUFFERED=1` 或 `python -u` 可让每一行立即显示。
clinic-ended-at-once = 程序已完成工作，正常结束。容器的寿命与它的第一个进程相同。
clinic-ended-at-once-hint = 服务器会一直运行；脚本执行完最后一行就结束。
# $code (Number)
# $line (Number)
clinic-ended-itself = { $path } 的第 { $line } 行以退出码 { $code } 结束了程序。
# $code (Number)
clinic-ended-itself-somewhere = 程序以退出码 { $code } 自行结束，Python 没有报告错误。
clinic-ended-itself-hint = 服务器不应执行到这一行。检查它上面的条件。
clinic-ended-itself-somewhere-hint = 在 { $path } 中查找 sys.exit() 或 exit()。
clinic-ended-at-once-no-command = Dockerfile 中没有 CMD：镜像启动 Python，而没有人输入，所以它立即结束。
clinic-ended-at-once-shell = { $program } 后面没有文件时会等待用户输入，而没有人输入，所以它立即结束。请在它后面写上文件。
clinic-ended-at-once-background = 这条命令在后台启动一个程序，然后自己就结束了。请在前台启动程序。
clinic-ended-at-once-no-server = { $path } 创建了应用，但没有启动服务器。用 `flask run --host=0.0.0.0` 启动，或在文件末尾调用 app.run(host="0.0.0.0")。
