### Limits that were met.
### Made from en/limit.ftl with the digest 4b71a715451c27bc

# $limit (Number)
limit-files = Um espaço de trabalho comporta no máximo { $limit ->
        [one] { $limit } arquivo
       *[other] { $limit } arquivos
    }.
    .hint = Exclua um arquivo de que você não precisa.
# $used (Size)
# $limit (Size)
limit-file-bytes = Este arquivo teria { $used }; um arquivo pode ter { $limit }.
    .hint = Reduza o arquivo ou divida-o.
# $used (Size)
# $limit (Size)
limit-workspace-bytes = Todos os arquivos juntos teriam { $used }; um espaço de trabalho pode ter { $limit }.
    .hint = Exclua ou encurte um arquivo.
# $used (Number)
limit-build-queue = { $used ->
        [one] Já há { $used } build na fila, o máximo que este servidor permite.
       *[other] Já há { $used } builds na fila, o máximo que este servidor permite.
    }
    .hint = Tente de novo em um minuto.
# $used (Number)
limit-build-queue-of-network = { $used ->
        [one] Já há { $used } build da sua rede na fila, o máximo que este servidor permite por rede.
       *[other] Já há { $used } builds da sua rede na fila, o máximo que este servidor permite por rede.
    }
    .hint = Tente de novo em um minuto.
# $used (Number)
# $limit (Number)
limit-instructions = O Dockerfile tem { $used } instruções; um build aceita no máximo { $limit }.
    .hint = Junte os comandos de vários RUN com && e defina vários valores em um só ENV ou LABEL.
# $used (Size)
# $limit (Size)
limit-build-memory = Esta etapa foi encerrada porque o build ficou sem memória: ele usou { $used }, e todas as etapas de um build podem usar, juntas, { $limit }.
    .hint = Faça menos coisas ao mesmo tempo: instale menos pacotes em um RUN, compile com menos tarefas simultâneas ou leia os arquivos em partes.
# $used (Number)
# $limit (Number)
limit-build-pids = Esta etapa falhou porque o build tinha { $used } processos e threads; ele pode ter { $limit }.
    .hint = Inicie menos deles ao mesmo tempo e procure um comando que inicia a si mesmo repetidamente.
# $used (Size)
# $limit (Size)
limit-build-disk = Esta etapa foi encerrada porque o build gravou { $used } no disco; as etapas dele podem gravar { $limit }.
    .hint = Baixe e grave menos e procure um laço que grava sem parar.
# $used (Size)
# $limit (Size)
limit-image-bytes = A imagem acrescenta { $used } à base; ela pode acrescentar { $limit }.
    .hint = Instale menos e remova os caches no mesmo RUN que os cria.
# $used (Size)
# $limit (Size)
limit-registry-bytes = As imagens deste espaço de trabalho ocupariam { $used } no registry; elas podem ocupar { $limit }.
    .hint = Envie uma imagem menor com o mesmo nome ou envie-a com menos tags.
# $used (Number)
limit-containers = { $used ->
        [one] { $used } contêiner deste espaço de trabalho está em execução, o máximo permitido.
       *[other] { $used } contêineres deste espaço de trabalho estão em execução, o máximo permitido.
    }
    .hint = Pare um deles antes.
# $used (Size)
# $limit (Size)
limit-app-body-bytes = O corpo da requisição tem { $used }; ele pode ter { $limit }.
    .hint = Envie menos dados de uma vez; nada da requisição chegou ao app.
# $used (Number)
limit-sockets = { $used ->
        [one] { $used } aba já mostra este espaço de trabalho, o máximo permitido.
       *[other] { $used } abas já mostram este espaço de trabalho, o máximo permitido.
    }
    .hint = Feche uma delas; esta aba tenta de novo sozinha.
# $used (Number)
limit-sockets-of-network = { $used ->
        [one] { $used } aba deste servidor está aberta na sua rede, o máximo permitido por rede.
       *[other] { $used } abas deste servidor estão abertas na sua rede, o máximo permitido por rede.
    }
    .hint = Feche uma delas; esta aba tenta de novo sozinha.
    .hint-operator = Se elas forem de muitas pessoas, quem administra o servidor pode permitir mais.
# $used (Number)
limit-requests = { $used ->
        [one] { $used } requisição desta aba está em andamento, o máximo permitido.
       *[other] { $used } requisições desta aba estão em andamento, o máximo permitido.
    }
    .hint = Espere uma resposta ou cancele uma requisição.
# $limit (Size)
limit-message-bytes = Esta aba foi desconectada: ela enviou uma mensagem de mais de { $limit }, o máximo permitido.
    .hint = Ela se conecta de novo sozinha. Envie menos dados de uma vez.
# $used (Number)
limit-unread-messages = { $used ->
        [one] Esta aba foi desconectada: { $used } mensagem esperava por ela, o máximo permitido.
       *[other] Esta aba foi desconectada: { $used } mensagens esperavam por ela, o máximo permitido.
    }
    .hint = Ela se conecta de novo sozinha e continua de onde estava.
# $limit (Size)
limit-socket-bytes = Esta aba foi desconectada: mais de { $limit }, o máximo permitido, estavam em trânsito entre ela e o servidor.
    .hint = Ela se conecta de novo sozinha e continua de onde estava. Envie e peça menos dados de uma vez.
# $limit (Size)
limit-workspace-socket-bytes = Esta aba foi desconectada: mais de { $limit }, o máximo permitido, estavam em trânsito entre as abas deste espaço de trabalho e o servidor.
    .hint = Ela se conecta de novo sozinha. Feche as abas de que você não precisa e envie menos dados de uma vez.
limit-server-socket-bytes = Esta aba foi desconectada: havia dados demais em trânsito no servidor, e a maior parte era deste espaço de trabalho.
    .hint = Ela se conecta de novo sozinha. Envie e peça menos dados de uma vez.
# $limit (Number)
limit-shells = Uma aba tem no máximo { $limit ->
        [one] { $limit } console
       *[other] { $limit } consoles
    }.
    .hint = Feche um de que você não precisa.
# $used (Size)
# $limit (Size)
limit-shell-bytes = O texto tem { $used }; o console aceita { $limit } de uma vez.
    .hint = Coloque-o em um arquivo ou execute-o em partes.
