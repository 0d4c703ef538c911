### What is wrong between the files of a workspace: what a rule says of a breach, what it finds (`.what`) and why that matters (`.why`).
### Made from en/review.ftl with the digest 6844341cb83c2161

# $image (Text)
review-base-image-missing = 此服务器上没有镜像 { $image }，也没有镜像仓库可以提供它。
    .what = FROM、COPY --from 或 RUN --mount 指定了无法获得的镜像。
    .why = 构建从基础镜像开始。如果服务器上没有这个镜像，也没有镜像仓库可以提供，任何一行都不会执行。
# $images (Text)
review-base-image-missing-hint = 此服务器上有：{ $images }。
# $image (Text)
review-fix-base-image = 改为 { $image }

# $image (Text)
review-stand-in-has-no-apk = 此服务器用由 Debian 软件包构成的替代镜像代替 { $image }，而 Debian 没有 apk。
    .what = RUN 调用了 Alpine Linux 的包管理器 apk，而所用的镜像已换成由 Debian 软件包构成的替代镜像。
    .why = 没有镜像仓库时，无论名称是什么，Drydock 都用 Debian 软件包制作基础镜像。这一步会以“apk: not found”结束。
    .hint = 在这里请用 apt-get。如果有镜像仓库，或在自己的机器上用 Docker，在这个镜像中用 apk 是对的。
review-fix-apt-get = 改用 apt-get

review-import-not-installed = 没有任何步骤在镜像中安装 { $package }，因此这个导入在那里会失败。
    .what = 应用导入了一个软件包，但 RUN 和 requirements.txt 都没有安装它。
    .why = 镜像中只有构建时放进去的内容，没有你自己机器上的任何东西。容器启动时导入会失败，容器以 ModuleNotFoundError 结束。
review-fix-install = 安装 { $package }
review-add-to-list = 在 { $list } 中添加一行 { $package }。
review-add-run = 在 Dockerfile 中安装：RUN pip install { $package }。

review-run-ignored = 容器用 `flask` 启动应用，而 `flask` 会忽略这里对 { $function } 的调用。
    .hint = 应用监听哪里由 `flask run` 的选项决定。只有用 `python` 启动此文件时，这个调用才有作用。
    .what = 文件中调用了 app.run()，而容器用 flask run 启动应用。
    .why = 使用 flask run 时，Flask 会忽略 app.run() 及其参数：host、port 和 debug。起作用的是 flask run 的选项。

review-packages-conflict = 这个版本的 { $package } 与 { $other } { $version } 及更高版本不兼容，而 pip 会安装最新的 { $other }。
    .what = 一个旧软件包固定了版本，而它依赖的另一个软件包没有固定版本。后者的最新版本与旧软件包不兼容。
    .why = 没有限定版本的软件包，pip 会安装最新版本。应用随后在第一次导入时就会结束，例如报错：cannot import name 'url_quote' from 'werkzeug.urls'。
review-packages-conflict-hint = 同时指定 { $requirement }，或者换用 { $package } { $fixed } 或更高版本。
review-fix-require = 同时指定 { $requirement }

review-program-not-installed = 没有任何步骤在镜像中安装 { $package }，因此容器找不到程序 { $program }。
    .what = CMD 或 ENTRYPOINT 要启动某个 Python 软件包的程序，但没有任何步骤安装这个软件包。
    .why = 构建会成功，因为在容器启动之前没有人检查这条命令。容器随后立即以退出码 127（找不到）结束。

review-module-shadowed = Python 会把这个文件当作 { $who } 需要的模块 { $module }。
    .what = 有文件与程序或其软件包要导入的某个模块同名。
    .why = Python 先在所启动脚本的文件夹中查找，找到这个文件后就不再查找真正的模块。应用会在某个导入处结束。
    .hint = 给这个文件换个名称，Dockerfile 和其他文件中提到它的地方也要一起改。

review-template-missing = 工作区中没有 { $wanted }，而 Flask 会到那里查找模板。
    .what = 应用要渲染的模板在镜像中不在应用旁边的 templates 文件夹里。
    .why = 容器会启动，但页面随后以 TemplateNotFound 失败。
review-template-missing-elsewhere = 模板在 { $path }，而 Flask 查找的是 { $wanted }。
review-template-missing-ignored = { $ignore } 把 { $wanted } 排除在镜像之外。
review-template-missing-not-copied = 没有 COPY 把 { $wanted } 复制到镜像中。

review-windows-line-ends = 这个脚本使用 Windows 的换行符。shell 会把每行末尾多出的字符当作单词的一部分，导致命令失败。
    .what = 容器或构建要启动的脚本使用 Windows 的换行符。
    .why = Windows 用两个字符结束一行，Linux 只用一个。系统把前一个字符当作解释器名称的一部分，找不到这样的程序，于是对一个明明存在的文件报告“no such file or directory”。Git for Windows 检出文件时就会产生这样的换行符。
review-windows-line-ends-interpreter = 这个脚本使用 Windows 的换行符，因此系统查找的 { $interpreter } 名称后面多了一个不可见的字符，启动以“no such file or directory”失败。
review-fix-line-ends = 将此文件的所有换行符转换为 Linux 格式

# $files is a list of paths.
review-pasted-commands-files = 这些是终端命令，它们会写入 { $files }。
review-pasted-commands = 这些是终端命令，不应写在 { $path } 中。
    .what = 文件的内容是用来生成它的命令，正如教程中给出的那样。
    .why = 终端运行这些命令，写出文件。构建读取的是文件，不认识 echo、cat 或 docker 之类的命令。
review-pasted-readme-files = 这是给人看的文字，其中包含文件：{ $files }。
review-pasted-take-texts = 只把每个文件的文本放进对应的文件。
review-pasted-run-elsewhere = 这样的命令要在终端中运行。页面上有“构建”和“运行”按钮。
review-pasted-blank-missing = 在 -t { $name }. 中，点的前面缺少空格。点表示：当前文件夹。
review-pasted-folder-missing = docker build 的末尾要写明文件所在的文件夹。点表示：当前文件夹。
review-pasted-quote-open = 有一个引号没有闭合。这里认为文本在该行末尾的 > 之前结束。
# Names a button that does it.
review-place-files = 写入这些文件
# Names a button that asks first.
review-place-ask = 写入文件…
# Names a button that does it.
review-place-file = 写入此文件

review-other-language-readme = 这是给人看的文字，例如 README，不是 { $path } 的内容。
review-other-language-what = 文件内容所用的语言与文件名不符。
review-other-language-why = 文件名决定由谁来读取文件。构建读取 Dockerfile，Python 读取 app.py，双方都读不懂对方的文件。
review-other-language-dockerfile = 这是 Dockerfile，不是 { $path } 的内容。
review-other-language-compose = 这些是 Docker Compose 的服务，不是 { $path } 的内容。
review-other-language-kubernetes = 这些是 Kubernetes 的对象，不是 { $path } 的内容。
review-other-language-html = 这是 HTML 页面，不是 { $path } 的内容。
review-other-language-python = 这是 Python 程序，不是 { $path } 的内容。
review-other-language-javascript = 这是 JavaScript 程序，不是 { $path } 的内容。
review-other-language-json = 这是 JSON，不是 { $path } 的内容。
review-other-language-requirements = 这是 pip 的软件包列表，不是 { $path } 的内容。
review-other-language-script = 这是 shell 脚本，不是 { $path } 的内容。
review-other-language-ignore = 这些是 .dockerignore 的模式，不是 { $path } 的内容。
review-other-language-build-log = 这是构建的输出，不是 { $path } 的内容。
review-other-language-move = 把这段文本放进名为 { $own } 的文件。
review-other-language-remove = 删除这段文本。

# Says what becomes of a file that is put in place.
# $lines (Number)
review-place-new = 新建，{ $lines } 行
review-place-same = 保持不变
# $old (Number)
# $new (Number)
review-place-replaces = { $old ->
    [0] 添加 { $new } 行
   *[other] 替换 { $old } 行
}
# Says of a file that it will not hold the pasted text.
review-place-taken-out = 不含这段文本
review-place-image = 镜像将使用命令中的名称 { $name }。
# $port (Number)
review-place-port = “运行”将按命令所写，向容器的端口 { $port } 发送请求。
# Names a button.
review-place-name = 使用此名称
# Names a button.
review-place-keep = 保持文本不变
# $count (Number)
review-placed = { $count ->
    [0] 已采用该镜像名称。
   *[other] 已写入 { $count } 个文件。
}
