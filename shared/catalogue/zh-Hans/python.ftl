### What is wrong with a Python file or a requirements.txt, and what mends it. Python's and pip's own words are arguments.
### Made from en/python.ftl with the digest 3e67d9051638678b

python-missing-token = 此处缺少 `{ $subject }`。
python-missing-expression = 此处缺少一个值。
python-missing-name = 此处缺少一个名称。
python-missing-block = 此语句缺少代码块。
    .hint = 在以冒号结尾的行之后，把代码块的各行缩进四个空格。
python-unexpected-indent = 这一行有缩进，但上面没有代码块开始。
    .hint = 只有冒号后面的各行才要缩进。
python-uneven-indent = 这一行的缩进与它周围的任何代码块都不一致。
    .hint = 让这一行的缩进与同一代码块的其他行完全相同。
python-mixed-indent = 缩进中混用了制表符和空格。Python 的提示是：{ $subject }。
    .hint = 所有行都用空格缩进，每级四个。制表符只是看起来像空格。
python-never-closed = 这个 `{ $subject }` 没有闭合。
python-unclosed-string = 这个字符串没有结束。
    .hint = 用与开头相同的引号结束它。
python-stray-character = `{ $subject }` 在 Python 中没有意义。
python-misspelled-keyword = Python 不认识这个词。你是想写 `{ $subject }` 吗？
python-print-statement = `print` 是函数，需要圆括号。
    .hint = 请写成 print(…)；没有圆括号的写法属于 Python 2。
python-shared-line = 同一行中又开始了第二条语句。
    .hint = 让它单独占一行。
python-single-equals = `=` 用于赋值，不用于比较。
    .hint = 比较请用 `==`。
python-out-of-place = `{ $subject }` 不能出现在此处。
python-return-outside = `return` 不在任何函数之内。
    .hint = 如果 `return` 属于上面的函数，请让它与该函数的其他行缩进相同。
python-bad-target = Python 不能给它赋值。
    .hint = `=` 的左边应是一个名称。
python-argument-order = 不带名称的参数写在了带名称的参数之后。
    .hint = 把带名称的参数放在最后。
python-parameter-order = 没有默认值的形参写在了有默认值的形参之后。
    .hint = 把有默认值的形参放在最后。
python-bad-f-string = 这个 f-string 花括号中的部分不正确。
    .hint = 如果花括号是文本的一部分，要写两次。
python-other-python = Python { $subject } 不支持这种语法。
    .hint = 较新的基础镜像带有较新的 Python。
python-too-deep = 此文件嵌套过深，无法解析。
python-invalid-syntax = Python 无法解析此处：{ $subject }。

python-run-above-routes = 应用在路由 { $subject } 之前就启动了，因此这个路由永远不会响应。
    .hint = 这个调用不会返回。把它移到所有路由之后，即文件末尾。
python-host-missing = 没有指定 host 的 `{ $subject }` 只监听 127.0.0.1，从容器外部无法访问。
    .hint = 请写成 { $subject }(host="0.0.0.0")。
python-host-loopback = 应用只监听 { $subject }，从容器外部无法访问。
    .hint = 请改为 "0.0.0.0"。
python-debug-on = 在调试模式下，任何看到错误页面的人都能在容器中运行 Python 代码。
    .hint = 调试模式适合学习。给别人用的镜像请关闭它。
python-variable-must-exist = 如果没有环境变量 { $subject }，应用会在此处出错并结束。
    .hint = 在 Dockerfile 中用 ENV { $subject }=… 设置，或用 os.environ.get 读取并给出默认值。

python-not-arequirement = pip 无法解析 `{ $subject }`。
    .hint = 每行写一个软件包，例如 flask 或 flask==3.0.0。
python-bad-package-name = `{ $subject }` 不能作为软件包的名称。
    .hint = 名称由字母和数字组成，中间可以有连字符、下划线和点。
python-bad-operator = pip 不认识这个运算符。你是想写 `{ $subject }` 吗？
python-missing-version = `{ $subject }` 之后缺少版本。
python-bad-version = `{ $subject }` 在此处不是有效的版本。
    .hint = 版本写成 3.0.0 这样；== 和 != 之后也可以写 3.0.*。
python-missing-operator = 版本之前缺少运算符。
    .hint = 请写成 { $subject }。
python-bad-extras = 这些附加项（extras）不正确。
    .hint = 它们是写在方括号中的名称，例如 flask[async,dotenv]。
python-bad-marker = `{ $subject }` 不是条件。
    .hint = 条件是一个比较，例如 python_version < "3.9"。
python-unknown-option = pip 在此文件中不接受 `{ $subject }`。
python-misspelled-option = pip 不认识这个选项。你是想写 `{ $subject }` 吗？
python-missing-value = `{ $subject }` 之后缺少值。
python-duplicate-requirement = { $subject } 在此文件中出现了两次。
    .hint = pip 不接受重复的软件包。请删除其中一行。
python-near-miss = 你是想写 { $subject } 吗？
    .hint = 写错的名称会装上别人的软件包，或者什么也装不上。
python-imported-name = 这个模块所在的软件包叫 { $subject }。
    .hint = 此处写 { $subject }；导入语句不用改。
python-part-of-python = { $subject } 是 Python 自带的，不需要安装。
    .hint = 删除这一行。

# Hints about characters that mean nothing in Python.
python-character-quotes = 这是文字处理软件的引号；Python 的引号是 " 和 '。
python-character-blank = 这个字符看起来像空格，但不是空格。删除它，再输入一个空格。
python-character-full-width = 这是全角字符。切换输入法后重新输入。
python-character-dash = 这是文字处理软件的破折号。Python 的减号是 -。

## What a change does, as a button says it.

python-fix-indent = 缩进这一行
python-fix-indent-alike = 让这一行与其他行缩进相同
python-fix-insert = 插入 `{ $text }`
python-fix-remove = 删除
python-fix-replace = 替换为 `{ $text }`
