### Why a step runs again, is reused, or cannot be told; to stand beside the word.
### Made from en/cause.ftl with the digest 223baf6cec7d3d84

cause-stage-not-needed = 镜像不需要这个阶段
cause-base-is-here = 基础镜像已在此服务器上
cause-built-by-others = 此服务器上已有其他人构建过
# $build (Number)
cause-same-base = 基础镜像与构建 { $build } 相同
# $build (Number)
cause-nothing-changed = 自构建 { $build } 以来，所依赖的内容未变

cause-no-cache = 本次构建已关闭缓存
cause-never-built = 此前从未在这里构建过
# $change (Message)
cause-instruction = 此指令已更改：{ $change }
cause-base-means-another = 基础镜像变了：{ $name } 现在指向另一个镜像
# $change (Message)
cause-base = 基础镜像已更改：{ $change }
cause-content = 之前没有构建用过这些文件
# $change (Message)
cause-workdir = 工作目录已更改：{ $change }
# $change (Message)
cause-user = 用户已更改：{ $change }
cause-own-user = 镜像自带的用户
# $change (Message)
cause-shell = shell 已更改：{ $change }
# $change (Message)
cause-network = 网络已更改：{ $change }
# $change (Message)
cause-platform = 平台已更改：{ $change }
# $line (Number)
cause-line-runs = 因为第 { $line } 行重新执行
cause-step-before-runs = 因为前面有步骤重新执行
# $line (Number)
cause-moved-onto-line = 此指令现在接在另一个步骤（第 { $line } 行）之后
cause-moved = 此指令现在接在另一个步骤之后
cause-missing-file = 没有 { $path }：构建会在这里停止

cause-remote = 取决于 { $source } 返回的内容
# $line (Number)
cause-output-of-line = 取决于第 { $line } 行写入的内容
cause-output-of-step = 取决于另一个步骤写入的内容
# $line (Number)
cause-image-of-line = 取决于第 { $line } 行的镜像中的内容
cause-image-of-step = 取决于另一个镜像中的内容
cause-dropped = 引擎清除了部分缓存，可能也包括这个步骤
cause-unknown = 构建之前无法预测

## Files.

cause-file-changed = { $path } 已更改
# $line (Number)
cause-line-changed = { $path } 已更改：第 { $line } 行
# $lines (List)
cause-lines-changed = { $path } 已更改：第 { $lines } 行
# $line (Number)
cause-line-gone = { $path } 已更改：删除了原第 { $line } 行
# $lines (Message)
cause-lines-gone = { $path } 已更改：删除了原第 { $lines } 行
# $first (Number)
# $last (Number)
cause-lines = { $first }–{ $last }
# $cause (Message)
# $places (Number)
cause-and-places = { $cause }，另有 { $places } 处
# $cause (Message)
# $files (Number)
cause-and-files = { $cause }，另有 { $files } 个文件
cause-added = { $path } 是新增的
cause-removed = { $path } 已删除
cause-renamed = { $from } 已改名为 { $path }
# $change (Message)
cause-mode = 文件权限已更改：{ $path }，{ $change }
# $change (Message)
cause-link = 链接 { $path } 已更改：{ $change }
# Stands for what a link leads to, where it was no link before or is none any more.
cause-no-link = 普通文件
cause-ignore-file-gone = { $ignore-file } 已删除，因此 { $path } 不再被排除
cause-let-in = { $ignore-file } 现在不再排除 { $path }
cause-left-out = { $ignore-file } 现在排除了 { $path }
cause-selected = 此指令选取的文件变了：{ $path }

## Variables.

# $value (Message)
cause-argument-set = 新设置了构建参数 { $name }：{ $value }
# $value (Message)
cause-argument-unset = 不再设置构建参数 { $name }；原值为 { $value }
# $change (Message)
cause-argument-changed = 构建参数 { $name } 已更改：{ $change }
cause-argument = 构建参数 { $name } 已更改
# $value (Message)
cause-variable-set = 新设置了变量 { $name }：{ $value }
# $value (Message)
cause-variable-unset = 不再设置变量 { $name }；原值为 { $value }
# $change (Message)
cause-variable-changed = 变量 { $name } 已更改：{ $change }
cause-variable = 变量 { $name } 已更改

## Values.

# What something was, and what it is now.
# $old (Message)
# $new (Message)
cause-change = { $old } → { $new }
# The same where a reader would see no difference; signs stand for the blanks.
# $old (Message)
# $new (Message)
cause-change-of-blanks = 只有空白不同：{ $old } → { $new }
# A part of a value; the mark stands for what is before it.
# $text (Message)
cause-from-the-middle = …{ $text }
# A value without a character.
cause-empty = “”
# The beginning of a value.
cause-beginning = { $text }…

## The name of the way to a place.

# $line (Number)
cause-go-to-line = 转到 { $path } 第 { $line } 行
cause-go-to = 转到 { $path }
