### Both logs.
### Made from en/log.ftl with the digest 955d82b1edcf775e

log-build-log = 构建日志
log-container-log = 容器日志
log-no-build = 尚未构建。Dockerfile 各行的输出会显示在这里。
log-no-build-lines = 此构建尚无输出。
log-no-container = 尚未运行过容器。应用的输出会显示在这里。
log-no-container-lines = 容器尚无输出。
# Names the line of the Dockerfile before the text of its instruction.
# $line (Number)
log-step = 第 { $line } 行
log-reused = 复用
# $time (Time)
log-running = 正在执行，{ $time }
log-failed = 失败
# $time (Time)
log-failed-after = { $time }后失败
# $code (Number)
log-failed-with = 失败，退出码 { $code }
# $time (Time)
# $code (Number)
log-failed-after-with = { $time }后失败，退出码 { $code }
log-waiting = 等待中
log-not-reached = 未执行到
log-not-needed = 不需要
# $count (Number)
log-lines-before = 原因之前的 { $count } 行
# $count (Number)
log-lines-after = 原因之后的 { $count } 行
# $size (Size)
log-cut = 这里截去了 { $size }：日志超过了长度上限，只保留开头和结尾。
# $count (Number)
log-lost = 更早的 { $count } 行已不再保留。
log-following = 正在跟随最新的行
log-follow = 跟随
log-folded = 已折叠，只显示原因
# $count (Number)
log-show-all = 显示全部 { $count } 行
log-fold = 只显示原因
log-search = 搜索
# $current (Number)
# $count (Number)
log-matches = { $current } / { $count }
log-no-match = 无匹配
log-next = 下一个匹配
log-previous = 上一个匹配
log-copy-all = 全部复制
# $line (Number)
log-copy-step = 复制第 { $line } 行的输出
log-copied = 已复制
log-not-copied = 浏览器不允许复制
