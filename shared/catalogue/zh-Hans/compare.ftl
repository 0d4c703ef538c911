### Two builds side by side: the sentence about them, and the words around it. The builds are called A and B in every language.
### Made from en/compare.ftl with the digest c75a7813c498bb1e

compare-back = 返回文件
compare-to-layers = 层
compare-build-key = Ctrl + Enter
compare-back-home = 返回自己的文件

## The sentence on top.

compare-nothing-built = 还没有可对比的构建
# $build (Number)
compare-only-one = 构建 { $build } 是 A
# $build (Number)
compare-not-over = 构建 { $build } 正在进行
compare-was-cancelled = { $letter } 已取消
# $line (Number)
compare-stopped-at-line = { $letter } 停在第 { $line } 行
compare-has-failed = { $letter } 失败
compare-no-images = 两个构建都没有生成镜像
# $time (Time)
compare-moving-below-saves = 把 { $keyword } 移到 { $other } 下方，可节省 { $time }
# $time (Time)
compare-moving-below-costs = 把 { $keyword } 移到 { $other } 下方，会多花 { $time }
# $time (Time)
compare-moving-above-saves = 把 { $keyword } 移到 { $other } 上方，可节省 { $time }
# $time (Time)
compare-moving-above-costs = 把 { $keyword } 移到 { $other } 上方，会多花 { $time }
# $time (Time)
compare-leaving-out-saves = 排除 { $path }，可节省 { $time }
# $time (Time)
compare-letting-in-costs = 不排除 { $path }，会多花 { $time }
# $time (Time)
compare-keeping-apart-saves = 把 { $path } 分开复制，可节省 { $time }
# $time (Time)
compare-taking-along-costs = 把 { $path } 一并复制，会多花 { $time }
# $bytes (Size)
compare-smaller = { $letter } 的镜像小 { $bytes }
# $time (Time)
compare-faster = { $letter } 少用了 { $time }
compare-alike = 两个构建的开销相同

## What stands below it, often the end of the sentence on top.

compare-nothing-built-detail = 请把你的文件构建两次，或选择一组示例。
compare-waits = 请做些更改再构建：那次构建就是 B。
compare-not-over-detail = 请等待这次构建结束。
compare-one-image = 只有 { $letter } 生成了镜像，无法对比两个镜像。
compare-no-images-detail = 请选择生成了镜像的构建。
compare-ignored-detail = 每次更改这个文件时都是如此：忽略文件把它排除在 COPY 之外。
compare-not-ignored-detail = 每次更改这个文件时都是如此：忽略文件不再把它排除在 COPY 之外。
compare-on-every-change = 每次更改 { $path } 时都是如此。
compare-smaller-detail = 存储、传输和启动时都更省。
compare-faster-same-files = 两者的文件相同：差别来自之前的构建。
compare-faster-detail = 仅这一次如此。更改文件之后，两个构建重新执行的步骤相同。
# $bytes (Size)
compare-stand-ins = 两个镜像都是 { $bytes }，因为两者的基础镜像在这里都是由 { $made-of } 制作的替代镜像。真正的镜像大小各不相同。
# $bytes (Size)
compare-alike-detail = 更改文件后，哪一个都不会更省时间；两个镜像都是 { $bytes }。
# $bytes (Size)
compare-also-smaller = { $letter } 的镜像小 { $bytes }。
# $place (Message)
compare-edit-in-both = 两边的修改：{ $place }。
# $a (Message)
# $b (Message)
compare-edits-differ = 两边的修改不同：A 是 { $a }，B 是 { $b }。
# $place (Message)
compare-edit-only-in = 只有 { $letter } 因修改而执行了步骤：{ $place }。
# $line (Number)
compare-place = { $path } 第 { $line } 行

## Pairs of workspaces.

compare-pairs = 对比示例
compare-story = 看点
compare-four-builds = “两边都构建”会进行四次真正的构建：A，以及修改后的 A；B，以及做了同样修改的 B。
compare-build-both = 两边都构建
compare-build-both-again = 两边重新构建
compare-part-a = A（首次）
compare-part-a-edited = A（修改后）
compare-part-b = B（首次）
compare-part-b-edited = B（修改后）
# $number (Number)
# $part (Message)
compare-progress = 第 { $number } 次构建（共 4 次）：{ $part }
# $number (Number)
compare-stopped = 停在第 { $number } 次构建（共 4 次）
# $part (Message)
# $failure (Message)
compare-part-failed = { $part }没有生成镜像。{ $failure }点击“继续”会重新进行这次构建和之后的构建。
# $part (Message)
# $failure (Message)
compare-last-part-failed = { $part }没有生成镜像。{ $failure }点击“继续”会重新进行这次构建。
# $part (Message)
compare-part-cancelled = { $part }已取消。点击“继续”会重新进行这次构建和之后的构建。
# $part (Message)
compare-last-part-cancelled = { $part }已取消。点击“继续”会重新进行这次构建。
compare-go-on = 继续

## The head of a side.

compare-side-a = A
compare-side-b = B
compare-choose-a = 左侧的构建（A）
compare-choose-b = 右侧的构建（B）
compare-none = 还没有构建
# $build (Number)
# $time (Time)
compare-took = 构建 { $build } · { $time }
# $build (Number)
compare-failed = 构建 { $build } · 失败
# $build (Number)
compare-cancelled = 构建 { $build } · 已取消
# $build (Number)
compare-under-way = 构建 { $build } · 进行中
compare-swap = 交换
compare-keep = 采用 { $letter } 的文件
compare-restore = 恢复 { $letter } 的文件
compare-cancel = 取消

## Both Dockerfiles, both stacks, and the other files.

compare-dockerfile = { $letter } 的 Dockerfile
compare-same-dockerfile = Dockerfile 相同
# $difference (Message)
compare-same-dockerfile-but = Dockerfile 相同；{ $difference }
# $difference (Message)
# $files (Number)
compare-same-dockerfile-and-more = Dockerfile 相同；{ $difference }，另有 { $files } 个文件不同
# $line (Number)
compare-line-differs = { $path } 的第 { $line } 行不同
compare-follows = A 完成后会立即构建 B。
compare-steps = { $letter } 的步骤
# $line (Number)
compare-counterpart = 在 { $letter } 中：第 { $line } 行。
compare-no-counterpart = { $letter } 中没有。
compare-moved-down = 已下移
compare-moved-up = 已上移
compare-moved-here = 移到了这里
compare-only-in-a = 仅 A 中有：
compare-only-in-b = 仅 B 中有：
compare-others = 其他文件
compare-other-changed = { $path } 不同
compare-other-only = 只有 { $letter } 有 { $path }
compare-other-of = { $letter } 的 { $path }
compare-other-unknown = 此文件太大，无法在这里显示。
# $lines (Number)
compare-more-lines = 还有 { $lines } 行未显示：对比只显示前 2000 行。
compare-edit = 两边的修改：{ $path }
compare-before = 修改前：
compare-after = 修改后：
compare-comes-here = 你的下一次构建会显示在这里。
compare-same-files = 两个构建使用的文件相同。

## Times and sizes.

compare-time-of = 这两个构建的用时
compare-size-of = 这两个镜像的大小
# $bytes (Size)
compare-layer = { $instruction } { $bytes }
# $bytes (Size)
compare-less = 小 { $bytes }
# $a (Time)
# $b (Time)
compare-a-day = 每天更改 10 次：A { $a }，B { $b }
# $time (Time)
compare-segment = { $instruction } { $time }
# $time (Time)
compare-saved = 节省 { $time }
compare-nothing-ran = 无需执行任何步骤
