### What Drydock itself says of a Dockerfile: what mends a problem, what would keep an engine or the page busy for too long, and why a name cannot
### Made from en/dockerfile.ftl with the digest 667c3f65fec82360
### be changed. What BuildKit refuses is told in BuildKit's own words, which are not here.

## What a change does, as a button says it.

dockerfile-fix-add = 添加 { $option }
dockerfile-fix-add-slash = 添加斜杠
dockerfile-fix-change-to = 改为 { $text }
dockerfile-fix-change-to-label = 改为 LABEL
dockerfile-fix-comment-above = 把注释移到上一行
dockerfile-fix-copy = 复制 { $path }
dockerfile-fix-copy-above = 在前面复制 { $path }
dockerfile-fix-count-pipe-failures = 管道中任何一处失败都算失败
dockerfile-fix-double-quotes = 使用双引号
dockerfile-fix-env-above = 在上一行用 ENV 设置 { $name }
dockerfile-fix-equals-sign = 改用 = 的写法
# $port (Number)
dockerfile-fix-expose = 改为 EXPOSE { $port }
dockerfile-fix-insert = 插入 { $word }
dockerfile-fix-insert-blank = 插入空格
dockerfile-fix-join = 合并
dockerfile-fix-join-lines = 把数组的各行合并为一行
dockerfile-fix-json-array = 写成 JSON 数组
dockerfile-fix-json-array-with-shell = 写成带 shell 的 JSON 数组
dockerfile-fix-line-ends = 将此文件的所有换行符转换为 Linux 格式
dockerfile-fix-listen-everywhere = 监听 0.0.0.0
# $line (Number)
dockerfile-fix-move-below = 移到第 { $line } 行的安装之后
# $count (Number)
dockerfile-fix-plain-characters = 替换此指令中的 { $count } 个此类字符
# $count (Number)
dockerfile-fix-plain-characters-everywhere = 替换整个文件中的 { $count } 个此类字符
dockerfile-fix-remove = 删除 { $text }
dockerfile-fix-remove-blank-lines = 删除空行
dockerfile-fix-remove-instruction = 删除这条 { $instruction }
dockerfile-fix-remove-lists = 在同一条 RUN 中删除列表
dockerfile-fix-run = 运行 { $path }
dockerfile-fix-set-workdir = 设置 WORKDIR { $folder }
dockerfile-fix-slashes = 路径改用 /
dockerfile-fix-split = 把每个词写成单独的字符串

## What costs an engine more than it may.

# $number (Number)
# $count (Number)
# $most (Number)
dockerfile-too-many-instructions = 这是 { $count } 条指令中的第 { $number } 条；一次构建最多接受 { $most } 条

## What takes the page too long.

dockerfile-too-much-ignoring = 整体检查此文件耗时过长；请减少 { $file } 中的模式，以及每个模式中的 * 和 **
dockerfile-too-much-copying = 整体检查此文件耗时过长；请减少 COPY 和 ADD 的来源，或用文件夹代替模式
dockerfile-too-much-expanding = 整体检查此文件耗时过长；请减少在变量的值中引用其他变量
dockerfile-too-much-planning = 整体检查此文件耗时过长；请减少指令和阶段

## Why a name cannot be changed.

dockerfile-rename-nothing = 只有阶段、变量和 heredoc 的名称可以一次性全部更改。
dockerfile-rename-predefined = 这个变量由 BuildKit 以此名称设置。
dockerfile-rename-not-set = 这个变量不是在本文件中设置的，它的名称由别处决定。
dockerfile-rename-stage-name = 阶段的名称以字母开头，后面可以是小写字母、数字、`.`、`_` 和 `-`。
dockerfile-rename-stage-taken = 另一个阶段已使用此名称，或者它是保留名称。
dockerfile-rename-variable-name = 变量的名称以字母或 `_` 开头，后面可以是字母、数字和 `_`。
dockerfile-rename-variable-taken = 另一个变量已使用此名称。
dockerfile-rename-delimiter = 分隔符是一个由字母、数字、`_`、`-` 和 `.` 组成的单词。
dockerfile-rename-delimiter-taken = heredoc 中有一行正好是这个内容，或者该指令的另一个 heredoc 也以它为分隔符。
