### Dockerfiles that no engine is asked to build. A line 0 is none: the sentence is about the whole file.
### Made from en/unbuildable.ftl with the digest 7e2bd78b308cad47

# $word (Text)
unbuildable-no-instruction = { $word } 不是指令。
unbuildable-no-stage = Dockerfile 中没有 FROM，因此没有可构建的内容。
    .hint = 请添加一个，例如 FROM python:3.8-alpine；所有指令中，只有 ARG 可以写在它之前。
# $stages (List)
unbuildable-no-target = 构建应以阶段 { $target } 结束，但 Dockerfile 中没有该名称的阶段。
    .hint = 给某个阶段取这个名称：FROM … AS { $target }。
    .hint-stages = 其中的阶段有：{ $stages }。
# $line (Number)
unbuildable-circle = { $line ->
        [0] Dockerfile 中存在循环：一个阶段需要另一个阶段的文件，而那个阶段又需要它。
       *[other] 第 { $line } 行造成了循环：这个阶段需要另一个阶段的文件，而那个阶段又需要它。
    }
    .hint = 只从前面的阶段取文件。
# $line (Number)
# $what (Text)
unbuildable-stage-not-above = { $line ->
        [0] Dockerfile 要用到 { $what }，但前面没有该名称或编号的阶段。
       *[other] 第 { $line } 行要用到 { $what }，但前面没有该名称或编号的阶段。
    }
    .hint = 检查拼写，或者把该阶段移到从它取文件的阶段之前。
# $line (Number)
# $source (Text)
unbuildable-copy-of-address = { $line ->
        [0] Dockerfile 要复制 { $source }；COPY 只从工作区或阶段取文件，不会从网络获取。
       *[other] 第 { $line } 行要复制 { $source }；COPY 只从工作区或阶段取文件，不会从网络获取。
    }
    .hint = 把文件添加到工作区，或者在 RUN 中下载。
# $line (Number)
# $detail (Message)
unbuildable-too-costly = { $line ->
        [0] Dockerfile 会给引擎造成过大的负担：{ $detail }。
       *[other] 第 { $line } 行会给引擎造成过大的负担：{ $detail }。
    }
# $line (Number)
unbuildable-too-costly-somehow = { $line ->
        [0] Dockerfile 会给引擎造成过大的负担。
       *[other] 第 { $line } 行会给引擎造成过大的负担。
    }
# $line (Number)
# $what (Text)
unbuildable-ambiguous = { $line ->
        [0] Dockerfile 中有 { $what }，不同版本的引擎对它的解读不尽相同。
       *[other] 第 { $line } 行有 { $what }，不同版本的引擎对它的解读不尽相同。
    }
    .hint = 请用简明的写法：完整的名称、${"{"}NAME{"}"} 或 ${"{"}NAME:-value{"}"}，选项中不要有转义字符或引号。

## What costs an engine more than it may; no full stop.

# $limit (Size)
unbuildable-expanded-too-large = 到此处为止，指令在变量展开后超过了 { $limit }，也就是一次构建的上限；请减少引用较长的变量
unbuildable-expanding-too-long = 到此处为止，引擎展开单词耗时过长；请减少变量，缩小端口范围，并使用不含空格的较短单词
unbuildable-too-many-paths = 互相取文件的阶段太多，引擎处理耗时过长；请减少取文件的来源阶段
# $used (Size)
# $limit (Size)
unbuildable-value-too-large = { $name } 在变量展开后可达 { $used }；一个值最多为 { $limit }。不要让变量多次引用另一个变量，而后者又多次引用别的变量
# $used (Size)
# $limit (Size)
unbuildable-word-too-large = 这个单词在变量展开后可达 { $used }；一个值最多为 { $limit }。不要让变量多次引用另一个变量，而后者又多次引用别的变量
