### What suggestions of the editor say beside what they put in. Instructions, flags and directives say what their cards say.
### Made from en/completion.ftl with the digest b13e6972b825daad

completion-stage-name = Dá nome ao estágio.
completion-health-command = Um comando que informa se o contêiner está saudável.
completion-health-none = Desativa a verificação da imagem base.
completion-network-default = A rede do build.
completion-network-none = Sem rede.
completion-working-directory = A pasta que WORKDIR define.
completion-mount-cache = Uma pasta mantida entre builds, para gerenciadores de pacotes e compiladores.
completion-mount-bind = Arquivos do contexto, de um estágio ou de uma imagem, somente leitura, sem camada.
completion-mount-secret = Um segredo do build, que não fica em nenhuma camada.
completion-mount-tmpfs = Uma pasta na memória, vazia no início e descartada no fim.
completion-mount-ssh = O agente SSH do builder.
