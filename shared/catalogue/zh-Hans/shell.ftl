### Header, actions, problems and the tabs of the dock and of narrow screens.
### Made from en/shell.ftl with the digest 5ee5ab18708ab4d7

shell-brand = Drydock
# The page's name in the browser's tab.
shell-page-title = Drydock：在浏览器中学习 Docker
shell-language = 语言
shell-language-missing = 未能获取该语言的文本。请检查连接，然后重新选择语言。
shell-title = Python Hello World 示例

shell-engine = 引擎
shell-engine-unknown = 引擎状态未知
shell-engine-more = 有关引擎和基础镜像的更多信息
shell-engine-starting = 引擎正在启动
shell-engine-starting-reason = 引擎正在启动；需要几秒钟。
shell-engine-absent = 没有引擎
# What the engine is: its version, and how it is kept apart from others.
# $version (Text)
# $isolation (Message)
shell-engine-ready = Docker { $version } · { $isolation }
shell-isolation-user-namespaces = 用户命名空间
shell-isolation-own-engine = 独立引擎
shell-preparing-image = 正在准备 { $image }
shell-image-pulling = { $image }：正在拉取
shell-image-standing-in = { $image }：正在制作替代镜像
# $image (Text)
# $size (Size)
shell-image-here = { $image }：已就绪，{ $size }
# $image (Text)
# $contents (Text)
# $size (Size)
shell-image-stand-in = { $image }：替代镜像（{ $contents }），{ $size }
shell-image-missing = { $image }：缺失（{ $detail }）

shell-connection = 连接
shell-connecting = 正在连接
shell-saved = 已连接，已保存
shell-saving = 正在保存
shell-unsaved = 已连接，未保存
# $seconds (Number)
shell-lost = { $seconds ->
        [0] 连接已断开，正在重试
       *[other] 连接已断开，{ $seconds } 秒后重试
    }
# The browser has no network; what is typed stays in the browser.
shell-offline = 离线：内容保留在这里
shell-failed = 无法连接到服务器
shell-wrong-version = 此页面与服务器的版本不匹配
shell-try-now = 立即重试
shell-page-is-old = 服务器上有更新的页面。
shell-reload = 重新加载
shell-language-failed = 页面中负责读取 Dockerfile 的部分无法加载；问题、配色和帮助不可用，但仍可以构建。
shell-python-failed = 页面中负责读取 Python 的部分无法加载；Python 文件的路由和提示不可用。
shell-try-again = 重试
shell-crashed = 页面因自身错误而停止。已保存的文件是安全的，尚未保存的文本保留在此浏览器中。请重新加载以继续。
shell-theme-system = 颜色：跟随系统
shell-theme-light = 颜色：浅色
shell-theme-dark = 颜色：深色

# Name the lines between two panes, which can be moved.
shell-split-editors = 上方编辑器的高度
shell-split-layers = 层的宽度
shell-split-dock = 输出的高度

shell-build = 构建
shell-build-and-run = 构建并运行
shell-build-key = Ctrl + Enter
shell-run-key = Ctrl + Shift + Enter
shell-cancel-build = 取消构建
shell-cancel-key = Esc
shell-run = 运行
shell-stop = 停止
shell-image = 镜像
    .hint = 镜像的名称，即 docker build -t 中的名称
shell-port = 容器端口
    .hint = 应用在容器内监听的端口：docker run -p 的第二个数字
shell-bad-port = 端口是 1 到 65535 之间的数字。
# Stands before two commands of Docker.
shell-same-as = 等同于
shell-copy-build = 复制构建命令
shell-copy-run = 复制运行命令
# $line (Number)
shell-cannot-build-line = 无法构建：第 { $line } 行
shell-cannot-build = 无法构建
shell-options = 选项
# $count (Number)
shell-options-set = { $count ->
        [0] 构建选项
       *[other] 构建选项，已设置 { $count } 个
    }
shell-arguments = 构建参数
shell-no-arguments = Dockerfile 中的每个 ARG 在这里都有一个输入框。
shell-dockerfile = Dockerfile
shell-context = 要构建的文件夹（上下文）
shell-target = 目标阶段
shell-last-stage = 最后一个
shell-no-cache = 不使用缓存：全部执行
# Names the sentence that leads a first visitor on.
shell-coach = 入门步骤
# $number (Number)
shell-coach-step = { $number } / 4
shell-coach-build = 从这里开始：构建并运行你的第一个镜像
# $line (Number)
shell-coach-change-line = 现在更改 app.py 第 { $line } 行的文字
shell-coach-change = 现在更改应用中的一行
shell-coach-predict = 请看这些层：它们显示下一次构建将执行哪些行
shell-coach-build-again = 再次构建并运行：看看预测是否正确
shell-coach-next = 下一步
# Ends the first steps for good.
shell-coach-skip = 跳过
shell-progress = 构建进度
shell-asking = 正在发送
shell-cancelling = 正在取消
shell-starting = 正在启动
# $before (Number)
shell-in-line = { $before ->
        [0] 排在下一个
       *[other] 前面还有 { $before } 个构建
    }
# $time (Time)
shell-built-in = 构建用时 { $time }
# $time (Time)
shell-failed-after = { $time }后失败
# $time (Time)
shell-cancelled-after = { $time }后取消
shell-not-connected = “构建”和“运行”需要与服务器连接。
shell-offline-build = 此设备已离线。你输入的内容会保留在这里；网络恢复后，即可继续“构建”和“运行”。
shell-bad-image-name = 镜像名称由小写字母、数字以及它们之间的 . _ - / 组成，后面可以加 :tag。
# $path (Text) The Dockerfile's path.
shell-no-dockerfile = 构建需要文件 { $path }，而且它不能为空。
# $path (Text) The folder's path.
shell-no-context = 构建需要文件夹 { $path }（构建上下文）中有文件。请在选项中选择另一个文件夹。
shell-nothing-built = 请先构建。“运行”会从镜像启动一个容器。
shell-conflict-first = 请先选择保留 { $path } 的哪一份文本。

shell-notices = 通知
shell-conflict = { $path } 在这里和另一个标签页中都有更改。在你选择之前，两个文本都会保留。
# Names the lines in which both texts differ.
shell-both-texts = 两个文本
shell-diff-key = − 另一个文本，+ 你的文本
# Says of a line, for who does not see its sign, which of the texts has it.
shell-only-mine = 仅你的文本中有：
shell-only-theirs = 仅另一个文本中有：
shell-keep-mine = 保留我的
shell-take-theirs = 采用另一个
# $path (Text)
# $reason (Message)
shell-not-saved = { $path } 未保存。{ $reason }
# Stands above the list of these files.
# $count (Number)
shell-many-not-saved = 有 { $count } 个文件未保存
# $build (Number)
shell-files-of-build = 你的文件现在是构建 { $build } 的文件。
shell-files-opened = 你打开的文件已就位。
shell-files-as-at-first = 你的文件现在是新工作区的文件。
shell-files-as-before = 你的文件已恢复原样。
shell-undo = 撤销
shell-workspace-was-gone = 服务器上已没有这个工作区。你的文件现在在一个新的工作区中，其中的构建从构建 1 开始。
shell-dismiss = 关闭
shell-show-in-log = 在日志中显示

shell-layers = 层
shell-output = 输出
# Lets a low window show the dock below the editors.
shell-open-output = 展开输出
# Leaves only its tabs of the dock.
shell-fold-output = 折叠输出
shell-build-log = 构建日志
shell-container-log = 容器日志
shell-console = 控制台
shell-console-failed = 无法加载控制台。
shell-maximise = 铺满页面
shell-split = 应用并排显示
shell-app = 应用
shell-files = 文件
shell-log = 日志
shell-places = 页面的各部分
shell-no-container = 还没有容器
shell-container-starting = 容器正在启动
shell-container-stopping = 容器正在停止
# The app has not answered yet, whatever the reason.
# $build (Number)
# $port (Number)
shell-container-waits = 正在运行构建 { $build } · 端口 { $port } 尚无响应
# $build (Number)
# $port (Number)
shell-container-runs = 正在运行构建 { $build } · 端口 { $port }
# The image was not built here, so it has no build's number.
# $port (Number)
shell-image-runs = 正在运行 { $image } · 端口 { $port }
shell-container-unpublished = 运行中 · 未发布端口
shell-container-created = 容器已创建，未启动
# $code (Number)
shell-container-ended = 已结束，退出码 { $code }
