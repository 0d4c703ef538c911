### What is wrong with the name of a file.
### Made from en/path.ftl with the digest cc6b253534e3a928

path-empty = 文件名中，斜杠之间至少要有一个字符。
# $limit (Number)
path-too-long = 文件名最多 { $limit } 字节。
path-escapes = 文件名不能超出工作区：开头不能是 /，也不能含有 . 或 .. 这样的部分。
path-character = 文件名不能含有控制字符、反斜杠和冒号。
# $limit (Number)
path-too-deep = 文件名中由斜杠分隔的部分最多有 { $limit } 个。
    .hint = 请减少文件夹的嵌套层数。
# The number is that of Unicode: U+200B.
# $number (Text)
# $character (Message)
path-hidden = 它含有 { $number }（{ $character }），会使一个名称看起来像另一个名称。
    .hint = 请重新输入名称，不要粘贴。
path-soft-hyphen = 软连字符
path-direction-mark = 阅读方向标记
path-without-width = 零宽字符
path-line-separator = 行分隔符
path-paragraph-separator = 段落分隔符
path-glyph-selector = 字形选择符
path-unseen-character = 不可见字符
