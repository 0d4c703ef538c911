### The pairs of workspaces to compare: the name of each, what it is about, what its sides are called, what is compared, and what to look for.
### Made from en/pairs.ftl with the digest bd12accafddeaac9

pairs-copy-order = COPY 的顺序
    .about = 在慢的一行之下还是之上
    .a = 先 COPY
    .b = 后 COPY
    .story = 同样的四条指令。在 A 中，程序在慢的 RUN 之上复制；在 B 中，则在它之下复制。修改的是 app.py 中的一行。
    .look = 如果上方的步骤重新执行，下方的步骤也会重新执行。请看修改后的 RUN：它在 A 中执行，在 B 中复用。

pairs-dependencies-first = 依赖在前
    .about = requirements.txt 在代码之前
    .a = 一次全部复制
    .b = 依赖在前
    .story = A 复制所有内容，再安装 requirements.txt 列出的软件包。B 先复制 requirements.txt 和软件包并安装，最后才复制代码。
    .look = 修改的是 app.py，安装并不需要它。请看安装这一步：只有 A 会重新安装。

pairs-dockerignore = .dockerignore
    .about = 使缓存失效的笔记
    .a = 没有
    .b = 有
    .story = 两个 Dockerfile 相同，都复制整个文件夹。B 有一个列出了 notes.md 的 .dockerignore。
    .look = 修改的是笔记，没有程序会读取它。请看 COPY：在 A 中，笔记导致一切重新执行；在 B 中，什么都不执行。

pairs-slim-base = 精简的基础镜像
    .about = slim 还是 alpine
    .a = slim
    .b = alpine
    .story = 同一个程序，两个基础镜像：A 使用 python:3.12-slim，B 使用 python:3.12-alpine。
    .look = 请看 FROM 的条上标出的大小。如果此服务器没有真正的镜像，就会使用替代镜像；此时两者由同一个 Debian 制作，大小也相同。

pairs-multi-stage = 多阶段构建
    .about = 不带上工具
    .a = 一个阶段
    .b = 两个阶段
    .story = A 在要发布的镜像中制作程序。B 在单独的阶段中制作，只复制结果。
    .look = 请看两个镜像的大小：制作过程中产生的内容会永远留在 A 中。

pairs-one-run = 一条 RUN 还是多条
    .about = 已删除的文件仍有的代价
    .a = 多条 RUN
    .b = 一条 RUN
    .story = 两者都下载一个大文件，用它完成工作，然后删除。A 用三条 RUN，B 用一条。
    .look = 层不会变小：之后的层删除的文件仍会随镜像发布。请看第一条 RUN 的字节数。
