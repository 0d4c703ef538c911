### File tabs and the editor.
### Made from en/files.ftl with the digest b50cd00fbdb7b407

files-region = 文件
# Names the strip that holds the tabs of the Dockerfiles.
files-upper-tabs = 配方
# Names the strip with the tabs of the other files.
files-tabs = 其他文件
# Names the strip with the tabs of all files, which share one editor.
files-all-tabs = 所有文件
# Stands below a Dockerfile that the next build does not take.
# $path (Text) The Dockerfile that it takes.
files-builds-another = 下一次构建使用 { $path }。
# Stands beside the name of the Dockerfile that the next build takes, where there are several.
files-built-next = 用于下次构建
# Makes the next build take the Dockerfile that is open.
files-build-this-one = 用它构建
# Describes how to leave an editor by keyboard.
files-keyboard-hint = 开始输入之前，按 Tab 移到页面的下一部分；输入之后，按 Tab 缩进。先按 Esc 再按 Tab 可离开编辑器。按 F1 解释此行，按 F8 转到下一个问题，按 Ctrl 加句点列出修复。
# Stands in a corner of an editor that got the focus by keyboard.
files-tab-leads-on = Tab：页面的下一部分。输入之后，Tab 用于缩进。
# Stands there after something was typed.
files-tab-indents = Tab 用于缩进。先按 Esc 再按 Tab：页面的下一部分。
# Shows the card of the word at the cursor.
files-explain = 解释此行
files-explain-keys = F1
# Puts a file into its usual shape.
files-format = 格式化
files-format-keys = Shift + Alt + F
# Names the list of a file's stages and instructions.
files-outline = 大纲
# $index (Number)
files-stage = 阶段 { $index }
# $index (Number)
# $name (Text)
files-named-stage = 阶段 { $index }：{ $name }

files-new-file = 新建文件
files-new-name = 新文件的名称
files-other-name = { $path } 的新名称
files-name-taken = 已有名为 { $path } 的文件。
files-menu = { $path } 的操作
files-rename = 重命名
files-rename-keys = F2
files-make-executable = 设为可执行
files-make-not-executable = 取消可执行
# Says of a file that it may be executed.
files-executable = 可执行
files-delete = 删除
files-delete-question = 要删除 { $path } 吗？
    .detail = 用它生成的构建和镜像保持不变。
# Deletes nothing.
files-keep = 保留
files-deleted = { $path } 已删除。
files-replaced = { $path } 已替换为你拖入的文件。
# Takes back what was said to have been done.
files-undo = 撤销
# Closes a remark.
files-dismiss = 关闭
files-download = 下载所有文件
files-one-editor = 所有文件共用一个编辑器
files-two-editors = Dockerfile 使用单独的编辑器
# Names the menu of all files; its button shows the shorter word.
files-workspace-menu = 文件菜单
files-all-files = 文件
# Says beside a file's name that it was changed since the last build.
files-changed = 已更改
# Says beside a file's name that the server did not take it.
files-not-saved = 未保存
# Says beside a file's name that it was changed here and elsewhere.
files-conflict = 两个版本
# Describes a tab: executable, changed.
# $remarks (List)
files-described = { $remarks }

# The editor's own words: for finding and replacing, and for folding.
files-find = 查找
files-replace-with = 替换为
files-find-next = 下一个
files-find-previous = 上一个
files-select-all = 全选
files-match-case = 区分大小写
files-regular-expression = 正则表达式
files-whole-words = 全字匹配
files-replace = 替换
files-replace-all = 全部替换
files-close-search = 关闭
files-current-match = 当前匹配
files-on-line = 所在行
files-replaced-on-line = 已替换第 { $line } 行的匹配
files-replaced-matches = 已替换 { $count } 处匹配
files-go-to-line = 转到行
files-go = 转到
files-suggestions = 建议
files-fold = 折叠
files-unfold = 展开
files-folded-code = 已折叠的行
files-unfold-code = 展开
# Between the numbers of the first and the last line that were folded.
files-folded-to = 至
files-lines-folded = 已折叠行
files-lines-unfolded = 已展开行
files-selection-deleted = 已删除所选内容
files-quick-fixes = 快速修复
files-nothing-to-fix = 此行没有可以自动修复的内容。
files-new-name-of-symbol = 新名称
files-control-character = 控制字符
