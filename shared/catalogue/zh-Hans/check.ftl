### What `drydock check` says on a terminal.
### Made from en/check.ftl with the digest 111922fe3e2656f8

check-error = 错误
check-warning = 警告
check-info = 信息
check-help = 帮助
# $files (Number)
check-fine = 检查了 { $files } 个文件，没有发现问题。
# $errors (Number)
# $warnings (Number)
# $infos (Number)
check-summary = { $errors } 个错误，{ $warnings } 个警告，{ $infos } 条信息。
# $encoding is a name such as UTF-16 LE.
check-encoding = 此文件的编码是 { $encoding }。文件已读取，但 Docker 和 Python 只能读取 UTF-8：请将文件另存为 UTF-8。
check-encoding-of-list = 此文件的编码是 { $encoding }，pip 可以读取，但其他程序不一定可以：请将文件另存为 UTF-8。
check-marked-script = 此脚本的 #! 之前有字节顺序标记，因此内核找不到执行它的程序。请将文件另存为不带字节顺序标记的 UTF-8。
check-not-text = 这不是文本文件。
check-other-encoding = 此行不是 UTF-8 编码。请将文件另存为 UTF-8。
check-nothing = { $folder } 中没有 Dockerfile、.dockerignore、Python 文件或 requirements.txt。
# $path (Text)
# $why (Text)
check-unreadable = 无法读取 { $path }：{ $why }。
# $folder (Text)
# $limit (Number)
check-too-many = { $folder } 中的文件超过 { $limit } 个。请直接指定构建上下文所在的文件夹。
