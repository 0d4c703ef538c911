### What `drydock serve` says on a terminal while it starts and stops.
### Made from en/serve.ftl with the digest 9da114d595a316ed

serve-engine-ready = Docker 引擎 { $version } 已响应。
serve-engine-starting = 正在启动 Docker 引擎…
# $name (Text)
# $seconds (Number)
serve-image-pulled = 基础镜像 { $name }：已拉取（{ $seconds } 秒）。
# $name (Text)
# $made-of (Text)
# $seconds (Number)
serve-image-stand-in = 基础镜像 { $name }：没有镜像仓库响应，因此使用替代镜像（{ $made-of }；{ $seconds } 秒）。
# $name (Text)
# $why (Text)
serve-image-missing = 基础镜像 { $name }：不可用（{ $why }）。
serve-image-preparing = 基础镜像 { $name }：正在准备…
serve-ready = Drydock 已就绪：{ $address }
serve-all-ready = 一切就绪：可以构建和运行了。
# $why (Message)
serve-without-engine = “构建”和“运行”不可用。{ $why }
serve-too-many-connections = 打开的连接过多：可能是此服务器的连接总数过多，也可能是来自你的网络地址的连接过多。请关闭其他标签页，或过几秒再试。
serve-stopping = 正在停止；再按一次 Ctrl-C 立即结束。
serve-port-taken = 端口 { $port } 已被占用：请结束占用它的程序，或用 --port 或 DRYDOCK_PORT 选择另一个端口。
# $port (Text)
# $why (Text)
serve-port-refused = 无法使用端口 { $port }（{ $why }）：请用 --port 或 DRYDOCK_PORT 选择另一个端口。
# $address (Text)
# $why (Text)
serve-metrics-refused = 无法在 { $address } 提供指标：{ $why }。请用 --metrics-addr 或 DRYDOCK_METRICS_ADDR 选择另一个地址，或不设置地址。
serve-data-in-use = 另一个 Drydock 服务器正在使用数据文件夹 { $path }：请结束那个服务器，或用 --data 或 DRYDOCK_DATA 选择另一个文件夹。
# $path (Text)
# $process (Text)
serve-data-in-use-by = 另一个 Drydock 服务器（进程 { $process }）正在使用数据文件夹 { $path }：请结束那个服务器，或用 --data 或 DRYDOCK_DATA 选择另一个文件夹。
# $damaged (Text)
# $age (Period)
# $files (Number)
serve-repaired = 数据库已损坏，现已替换为 { $age }前的副本。除 { $files } 个仍可读取的文件外，副本之后的所有内容都已丢失。损坏的数据库保存为 { $damaged }。
# $path (Text)
# $why (Text)
serve-damaged = 数据库 { $path } 已损坏（{ $why }），旁边也没有完好的副本。请把你自己的副本放在那里，或移走这个文件，从空数据库开始。
serve-not-started = Drydock 无法启动：{ $why }。
