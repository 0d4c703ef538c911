### The list of problems, and what the page and the editor show about one.
### Made from en/problems.ftl with the digest a423e9f84aa1d075

problems-title = 问题
problems-error = 错误
problems-warning = 警告
problems-hint = 提示
# $count (Number)
problems-count = { $count } 个问题
# $count (Number)
problems-errors = { $count } 个错误
# $count (Number)
problems-warnings = { $count } 个警告
# $count (Number)
problems-hints = { $count } 条提示
problems-filter = 显示哪些问题
problems-file = 文件
problems-all-files = 所有文件
problems-text = 在问题中查找
# $line (Number)
problems-place = { $path } 第 { $line } 行
problems-not-read = 正在读取你的文件。
problems-none = 没有在你的文件中发现问题。
problems-none-here = 没有符合筛选条件的问题。
# $count (Number)
problems-more = 还有 { $count } 个问题未显示；缩小筛选范围即可看到。
problems-explain = 解释 { $rule }
problems-example = 原写法
problems-better = 更好的写法
problems-reference = 更多：{ $reference }
# $line (Number)
# $message (Message)
problems-summary = { $path } 第 { $line } 行：{ $message }
# $line (Number)
# $message (Message)
problems-at-line = 第 { $line } 行：{ $message }
problems-show-all = 全部显示
