### Inside an image: its history, what each layer did, and a file of it.
### Made from en/inside.ftl with the digest acbc09de95eb75f3

# $build (Number)
inside-title = 构建 { $build } 的镜像内部
inside-look = 查看镜像内部
inside-close = 关闭
inside-loading = 正在读取镜像。
inside-history = 历史，从基础镜像开始
inside-shared = 基础镜像，共用
# Stands for what made an entry where the image does not say it.
inside-no-history = 镜像没有说明这一层是如何生成的
# $line (Number)
inside-line = 第 { $line } 行
inside-no-layer = 无层
inside-files = 层中的文件
inside-filter = 按名称筛选文件
# How many entries of all hold something in their path.
# $found (Number)
# $all (Number)
inside-found = { $found ->
        [0] { $all } 项的路径都不包含“{ $matching }”。
       *[other] { $all } 项中有 { $found } 项的路径包含“{ $matching }”。
    }
# $added (Number)
# $changed (Number)
# $deleted (Number)
# $bytes (Size)
inside-totals = 新增 { $added } 项，更改 { $changed } 项，删除 { $deleted } 项，{ $bytes }。
# $bytes (Size)
inside-wasted-bytes = 浪费 { $bytes }：之后的层覆盖或删除了这些内容。
inside-added = 新增
inside-changed = 更改
inside-deleted = 删除
inside-folder = 文件夹
inside-link = 链接
inside-hard-link = 另一个名称
inside-special = 特殊文件
inside-leads-to = 指向 { $path }
inside-wasted = 浪费
inside-cut = 这一层的条目太多，没有全部保留。
# $shown (Size)
# $all (Size)
inside-text-cut = { $path }：共 { $all }，显示前 { $shown }
inside-no-text = { $path } 不是文本。
