### Files that come from elsewhere: opened, dropped, replaced; and the menu of all files.
### Made from en/opening.ftl with the digest b238e5825e6763d2

opening-open = 打开文件或 zip…
opening-open-folder = 打开文件夹…
opening-not-opened = 无法打开文件：页面中负责读取文件的部分没有加载。请重试。
opening-nothing-to-open = 没有可打开的文件。
# $count (Number)
opening-open-question = 要打开 { $count } 个文件吗？
opening-open-undo = 点一次“撤销”即可恢复现有的文件。
opening-open-these = 打开
opening-open-only-these = 打开，并移除其他文件
opening-open-nothing = 取消
# $paths (List)
opening-would-replace = 替换：{ $paths }。
# $paths (List)
opening-would-add = 新增：{ $paths }。
# $paths (List)
opening-would-stay = 不在其中的现有文件：{ $paths }。
# $paths (List)
opening-are-left-out = 略过：{ $paths }。
# $count (Number)
opening-more-names = 另外 { $count } 个
opening-bad-path = 工作区中的文件不能使用路径 { $path }。
opening-start-over = 重新开始…
opening-start-over-question = 要重新开始吗？
    .detail = 所有文件将变为新工作区的文件。构建会保留，点一次“撤销”即可恢复你的文件。
opening-start-over-now = 重新开始
opening-keep-mine = 保留我的文件
opening-show-link = 复制我的工作区链接…
opening-link-title = 此工作区的链接
opening-link-is-key = 链接就是钥匙：任何人拿到它，都可以读取、更改和运行此工作区中的一切。
opening-copy-link = 复制链接
opening-close-link = 完成
opening-download-failed = 无法生成压缩包：{ $detail }
opening-drop-here = 将文件拖到这里即可添加
# $name (Text)
# $size (Size)
# $limit (Size)
opening-too-large = { $name } 的大小为 { $size }；单个文件最大为 { $limit }。
opening-not-text = { $name } 不是文本文件：它含有文本中不会出现的字节。图片和程序就含有这样的字节。
# $line (Number)
opening-other-encoding = { $name } 的第 { $line } 行不是 UTF-8 编码。请将文件另存为 UTF-8，然后重新添加。
# $encoding is a name such as UTF-16 LE.
opening-was-decoded = { $name } 原来的编码是 { $encoding }。文件已读取，并以 UTF-8 保存。
# Stand above a list of sentences, one for each of these files.
# $count (Number)
opening-many-not-taken = 有 { $count } 个文件未被接受
# $count (Number)
opening-many-replaced = 有 { $count } 个文件已替换为你拖入的文件
opening-unreadable = 无法读取 { $name }。
