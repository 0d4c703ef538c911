### What suggestions of the editor say beside what they put in. Instructions, flags and directives say what their cards say.
### Made from en/completion.ftl with the digest b13e6972b825daad

completion-stage-name = 为阶段命名。
completion-health-command = 用来判断容器是否健康的命令。
completion-health-none = 关闭基础镜像中的检查。
completion-network-default = 构建的网络。
completion-network-none = 没有网络。
completion-working-directory = WORKDIR 设置的文件夹。
completion-mount-cache = 在多次构建之间保留的文件夹，供包管理器和编译器使用。
completion-mount-bind = 来自上下文、阶段或镜像的文件，只读，不产生层。
completion-mount-secret = 构建时使用的机密，不进入任何层。
completion-mount-tmpfs = 内存中的文件夹，开始时为空，结束后消失。
completion-mount-ssh = 构建器的 SSH 密钥代理（ssh-agent）。
