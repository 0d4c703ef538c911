### The layers: headline, bars, timeline.
### Made from en/layers.ftl with the digest 4b071c10da058a84

layers-title = 层
layers-list = 构建步骤
layers-nothing-built = 尚未构建
layers-chooser = 显示的构建
# $build (Number)
# $took (Time)
layers-build-succeeded = 构建 { $build } · { $took }
# $build (Number)
layers-build-failed = 构建 { $build } · 失败
# $build (Number)
layers-build-cancelled = 构建 { $build } · 已取消
# $build (Number)
layers-build-busy = 构建 { $build } · 进行中
layers-newest = 返回最新构建
layers-compare = 对比
layers-compare-from = 从这里开始对比（A）
# $build (Number)
layers-compare-with = 与构建 { $build }（A）对比
layers-compared = 两个构建的对比

## The sentence on top, and what stands below it.

# $layers (Number)
layers-first = 首次构建会生成 { $layers } 层
layers-first-detail = 每完成一行，对应的条就会填满。
layers-no-instructions = 还没有指令
layers-no-instructions-detail = Dockerfile 以 FROM 和作为起点的镜像开头。
layers-queued = 正在排队
# $before (Number)
layers-queued-detail = { $before ->
        [0] 下一个就是这次构建。
       *[other] 前面还有 { $before } 个构建。
    }
# $line (Number)
layers-running = 构建中：正在执行第 { $line } 行
layers-getting-ready = 构建中：正在准备
# $step (Number)
# $steps (Number)
layers-running-detail = 第 { $step } 步，共 { $steps } 步。
# $build (Number)
# $ran (Number)
layers-succeeded = { $ran ->
        [0] 构建 { $build } 复用了所有层
       *[other] 构建 { $build } 执行了 { $ran } 层
    }
# $reused (Number)
# $image (Size)
layers-succeeded-detail = { $reused ->
        [0] 没有复用任何层。镜像大小：{ $image }。
       *[other] 复用了 { $reused } 层。镜像大小：{ $image }。
    }
# $build (Number)
# $line (Number)
layers-stopped-at-line = 构建 { $build } 停在第 { $line } 行
# $build (Number)
layers-failed = 构建 { $build } 失败
# $build (Number)
layers-cancelled = 构建 { $build } 已取消
layers-no-image = 没有生成镜像。
# $earlier (Number)
layers-no-image-but-earlier = 没有生成镜像。构建 { $earlier } 仍然保留。

# A saved time stands before it, in large digits.
layers-saved = 复用节省
# A time that will be saved stands before it, in large digits.
layers-will-be-saved = 预计节省

## A bar.

# Stands before the number of a line, for who hears it.
layers-line = 行
# $line (Number)
layers-go-to-line = 转到第 { $line } 行
layers-no-line = 构建之后，此指令已更改
layers-not-built = 尚未构建
layers-waiting = 等待中
layers-runs = 正在执行
layers-reused = 复用
layers-ran = 已执行
layers-step-failed = 失败
layers-not-reached = 未执行到
layers-no-layer = 无层
# $build (Number)
layers-from-build = 来自构建 { $build }
layers-base-is-here = 基础镜像已在此服务器上
layers-from-cache = 来自缓存
layers-stand-in = 替代镜像（{ $made-of }）
layers-changed-since = 之后有更改
# $line (Number)
layers-waits-for-line = 等待第 { $line } 行
layers-waits = 等待执行
# $line (Number)
layers-line-has-to-succeed = 第 { $line } 行须先成功
layers-step-has-to-succeed = 前面的步骤须先成功
layers-was-cancelled = 构建已取消
# $time (Time)
layers-cancelled-after = { $time }后取消
layers-not-begun = 构建在这一步之前已结束
# $code (Number)
layers-exit-code = 退出码 { $code }
layers-in-log = 请看日志
# $bytes (Message)
layers-downloading = 正在下载 { $bytes }
layers-extracting = 正在解压
# $bytes (Size)
layers-sending = 目前 { $bytes }
# $time (Time)
layers-saved-time = 节省了 { $time }
# $time (Time)
# $size (Size)
layers-saved-time-and-size = 节省了 { $time } · { $size }
# $time (Time)
# $size (Size)
layers-time-and-size = { $time } · { $size }
# $state (Message)
# $time (Time)
layers-state-and-time = { $state }，{ $time }
# Two things that are said of one step.
# $one (Message)
# $other (Message)
layers-and-also = { $one } · { $other }

## What is expected.

layers-not-needed = 不需要
layers-will-reuse = 将复用
layers-will-run = 将执行
layers-unknown = 未知
# $expected (Message)
# $why (Message)
layers-expected-because = { $expected }：{ $why }
layers-as-predicted = 与预测一致

## A Dockerfile that cannot be built.

# The word of a bar.
layers-cannot-build = 无法构建
layers-cannot-be-built = 无法构建
# $line (Number)
layers-cannot-be-built-at = 无法构建：第 { $line } 行
# $line (Number)
layers-once-readable = 第 { $line } 行改正后
# $line (Number)
layers-line-first = 须先改正第 { $line } 行
layers-file-first = 须先改正 Dockerfile
layers-nothing-sent = Docker 会先读完整个文件再开始，所以其中没有一行会执行。
layers-no-estimate = 无法估计
# $expected (Message)
# $why (Message)
layers-missed = 原预测：{ $expected }，{ $why }
# $agreed (Number)
# $of (Number)
layers-proof = { $of } 步中有 { $agreed } 步与预测一致。
# $unknown (Number)
layers-not-told-before = { $unknown } 步事先无法预测。
# $layers (Number)
layers-first-run = 首次构建将执行 { $layers } 层
# $run (Number)
layers-next = { $run ->
        [0] 下一次构建将复用所有层
       *[other] 下一次构建将执行 { $run } 层
    }
# $reused (Number)
layers-next-reused = { $reused ->
        [0] 没有可复用的层。
       *[other] 将复用 { $reused } 层。
    }
# $unknown (Number)
layers-next-unknown = { $unknown } 层无法预测。
layers-next-build = 下一次构建
# $time (Time)
layers-about = 约 { $time }
# $time (Time)
layers-saves = 节省 { $time }

## What if a file changes.

layers-what-if = 如果它变了呢？
# Stands on top of the layers as they would be.
# $layers (Number)
layers-if-changed = { $layers ->
        [0] 如果 { $path } 有更改，不会执行任何层
       *[other] 如果 { $path } 有更改，会执行 { $layers } 层
    }
layers-what-if-nothing = { $path }：不会执行任何行
# $line (Number)
layers-what-if-line = { $path }：会执行第 { $line } 行
# $lines (List)
# $last (Number)
layers-what-if-lines = { $path }：会执行第 { $lines } 和 { $last } 行
# $upper (Number)
# $lower (Number)
# $time (Time)
layers-swap = 把第 { $lower } 行移到第 { $upper } 行上方，每次更改 { $path } 可节省 { $time }。

## The timeline.

# $build (Number)
layers-timeline = 构建 { $build }
layers-next-timeline = 下一次构建（估计）
# $time (Time)
# $without (Time)
layers-instead = { $time }，而不是 { $without }
# $time (Time)
layers-segment = { $instruction }，{ $time }
layers-reused-ghost = { $instruction }，复用
layers-will-reuse-ghost = { $instruction }，将复用
# $lanes (Number)
layers-timeline-label = { $lanes ->
        [0] 各步骤用时
        [1] 各步骤用时
       *[other] 各步骤用时，最多 { $lanes } 个步骤并行
    }
