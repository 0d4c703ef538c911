### What is wrong with an ignore file.
### Made from en/ignore.ftl with the digest 8cc7f988851806bd

# $remark is the matcher's own.
ignore-pattern = 构建不接受这个模式：{ $remark }。
ignore-line-too-long = 构建读取的每一行最多 65,535 字节。
# $limit (Number)
ignore-too-many = 忽略文件最多有 { $limit } 个模式，这个已超出。请用一个模式匹配多个文件，例如 *.log，或匹配整个文件夹。
# $limit (Number)
ignore-pattern-too-long = 一个模式最多 { $limit } 字节，这个更长。请用 * 代替名称的一部分。
# $limit (Number)
ignore-double-stars = 一个模式中最多有 { $limit } 个 **，这个更多。一个 ** 就可以代表任意多级文件夹。
