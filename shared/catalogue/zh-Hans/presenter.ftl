### Presenter mode: what changed and what it cost, as one sentence that a room can read.
### Made from en/presenter.ftl with the digest ebfb0e791f60510f

presenter-label = 演示模式
presenter-open = 演示模式（F9）

## The sentence: what was changed, and what that costs.

# $change (Message)
# $cost (Message)
presenter-title = { $change }，{ $cost }
# $cost (Message)
presenter-before-the-build = 构建之前：{ $cost }
# $cost (Message)
presenter-no-layer-changed = 没有层发生变化，{ $cost }

presenter-all-will-be-reused = 将全部复用
presenter-not-told-before = 无法预测将执行哪些步骤
# $layers (Number)
presenter-will-run = 将执行 { $layers } 层
# $layers (Number)
presenter-at-least-will-run = 至少将执行 { $layers } 层
presenter-all-was-reused = 已全部复用
# $layers (Number)
presenter-ran = 执行了 { $layers } 层

presenter-without-cache = 不使用缓存
presenter-first-build = 首次构建
# $lines (Number)
presenter-lines-changed = 更改了 { $lines } 行
# $files (Number)
presenter-files-changed = 更改了 { $files } 个文件
# $arguments (Number)
presenter-arguments-changed = 更改了 { $arguments } 个构建参数
presenter-base-changed = 更改了基础镜像
# $changes (Number)
presenter-changes = { $changes } 处更改

## What stands below it.

# $build (Number)
presenter-build = 构建 { $build }
# $build (Number)
presenter-step-as-predicted = 构建 { $build } · 与预测一致
# $build (Number)
# $steps (Number)
presenter-all-as-predicted = 构建 { $build } · 全部 { $steps } 步与预测一致
# $build (Number)
# $agreed (Number)
# $steps (Number)
presenter-some-as-predicted = 构建 { $build } · { $steps } 步中有 { $agreed } 步与预测一致
# $build (Number)
# $detail (Message)
presenter-before-build = 构建 { $build } 之前 · { $detail }
# $detail (Message)
presenter-next-build = 下一次构建 · { $detail }
# $number (Number)
presenter-stage = 阶段 { $number }
# $number (Number)
presenter-named-stage = 阶段 { $number }：{ $name }

## The lines of code above the layers.

# $line (Number)
presenter-line-changed = 更改了第 { $line } 行
# $first (Number)
# $last (Number)
presenter-code-lines-changed = 更改了第 { $first } 至 { $last } 行
# $line (Number)
presenter-at-line = 第 { $line } 行

## The keys, as they are written on a keyboard, and what each does.

presenter-key-space = 空格
presenter-key-escape = Esc
presenter-go-on = 下一步
presenter-start-build = 构建
presenter-compare = 对比
presenter-leave = 退出
presenter-edit = 编辑
presenter-line = 行
presenter-code-size = 代码字号
presenter-smaller-code = 缩小代码
presenter-larger-code = 放大代码
presenter-key-enter = Enter
presenter-key-control-enter = Ctrl + Enter
presenter-leave-code = 返回层

presenter-phases = 进展
presenter-predicted = 已预测
presenter-building = 构建中
presenter-proven = 已验证
presenter-failed = 失败
presenter-cancelled = 已取消
