### The console in the page: its transcript, its input, its terminal.
### Made from en/console-page.ftl with the digest c97c1a47afe5040b

console-page-transcript = 控制台
console-page-input = 命令行
console-page-input-hint = 按 Enter 执行这一行。按上、下方向键找回之前输入的行，按 Ctrl + R 搜索。按 Tab 补全；先按 Esc 再按 Tab 移到页面的下一部分。按 Ctrl + C 停止正在运行的程序，按 Ctrl + L 清空控制台。
console-page-program-input = 正在运行的程序的输入
console-page-suggestions = 建议
console-page-correct = 更正（Alt + Enter）
console-page-search-history = 在之前输入的行中搜索：
console-page-terminal = 终端
console-page-terminal-hint = 终端。先按 Esc 再按 Tab 可离开。
console-page-keys = 按键
console-page-left = 左
console-page-right = 右
console-page-up = 上
console-page-down = 下

# $word (Text)
console-page-unknown-command = docker 没有 { $word } 这个命令。
# $word (Text)
console-page-unknown-flag = 此命令没有 { $word } 这个选项。

## Remarks on commands

# $code (Number)
console-page-exit-code = 退出码 { $code }
console-page-by-build = 来自“构建”按钮
# $build (Number)
console-page-by-run = 来自“运行构建 { $build }”按钮
console-page-by-plain-run = 来自“运行”按钮
console-page-by-stop = 来自“停止”按钮
# $n (Number)
console-page-pasted = 粘贴了 { $n } 行
# $n (Number)
console-page-pasted-without-prompts = 粘贴了 { $n } 行；已去掉行首的 $
# $n (Number)
console-page-paste-stopped = 这一行失败，粘贴的内容到此不再执行。还有 { $n } 行没有执行。
console-page-run-rest = 执行其余的行
console-page-run-corrected = 执行更正后的行
# $n (Number)
console-page-lines-left-out = 省略了前面的 { $n } 行。
console-page-commands-left-out = 省略了之前的命令。
console-page-connection-lost = 连接已断开，这里运行的程序已结束。
console-page-new-shell = 已重新连接，并启动了新的 shell。

## The progress of a build

# $line (Number)
console-page-step-reused = 第 { $line } 行已复用
# $line (Number)
console-page-step-ran = 第 { $line } 行已执行
# $line (Number)
console-page-step-failed = 第 { $line } 行失败
# $line (Number)
console-page-step-running = 第 { $line } 行正在执行
