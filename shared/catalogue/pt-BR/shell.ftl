### Header, actions, problems and the tabs of the dock and of narrow screens.
### Made from en/shell.ftl with the digest 5ee5ab18708ab4d7

shell-brand = Drydock
# The page's name in the browser's tab.
shell-page-title = Drydock: aprenda Docker no navegador
shell-language = Idioma
shell-language-missing = Não foi possível carregar os textos deste idioma. Verifique a conexão e escolha o idioma de novo.
shell-title = Python: hello world

shell-engine = Engine
shell-engine-unknown = engine ainda desconhecido
shell-engine-more = Mais sobre o engine e as imagens base
shell-engine-starting = engine iniciando
shell-engine-starting-reason = O engine está iniciando; isso leva alguns segundos.
shell-engine-absent = sem engine
# What the engine is: its version, and how it is kept apart from others.
# $version (Text)
# $isolation (Message)
shell-engine-ready = Docker { $version } · { $isolation }
shell-isolation-user-namespaces = namespaces de usuário
shell-isolation-own-engine = engine próprio
shell-preparing-image = preparando { $image }
shell-image-pulling = { $image }: sendo baixada
shell-image-standing-in = { $image }: uma imagem substituta está sendo criada
# $image (Text)
# $size (Size)
shell-image-here = { $image }: disponível, { $size }
# $image (Text)
# $contents (Text)
# $size (Size)
shell-image-stand-in = { $image }: imagem substituta feita de { $contents }, { $size }
shell-image-missing = { $image }: ausente ({ $detail })

shell-connection = Conexão
shell-connecting = conectando
shell-saved = conectado, salvo
shell-saving = salvando
shell-unsaved = conectado, não salvo
# $seconds (Number)
shell-lost = { $seconds ->
        [0] conexão perdida, tentando de novo
       *[other] conexão perdida, nova tentativa em { $seconds } s
    }
# The browser has no network; what is typed stays in the browser.
shell-offline = offline: guardado aqui
shell-failed = sem conexão com o servidor
shell-wrong-version = esta página e o servidor não são compatíveis
shell-try-now = Tentar agora
shell-page-is-old = O servidor tem uma página mais nova.
shell-reload = Recarregar
shell-language-failed = Não foi possível carregar a parte da página que lê Dockerfiles; faltam problemas, cores e ajuda. Construir funciona sem ela.
shell-python-failed = Não foi possível carregar a parte da página que lê Python; faltam as rotas e as dicas dos arquivos Python.
shell-try-again = Tentar de novo
shell-crashed = A página parou por causa de um erro próprio. Os arquivos salvos estão seguros, e o texto ainda não salvo está guardado neste navegador. Recarregue para continuar.
shell-theme-system = Cores: as do sistema
shell-theme-light = Cores: claras
shell-theme-dark = Cores: escuras

# Name the lines between two panes, which can be moved.
shell-split-editors = Altura do editor de cima
shell-split-layers = Largura das camadas
shell-split-dock = Altura da saída

shell-build = Construir
shell-build-and-run = Construir e executar
shell-build-key = Ctrl + Enter
shell-run-key = Ctrl + Shift + Enter
shell-cancel-build = Cancelar build
shell-cancel-key = Esc
shell-run = Executar
shell-stop = Parar
shell-image = Imagem
    .hint = Como chamar a imagem, como em docker build -t
shell-port = Porta do contêiner
    .hint = A porta em que o app escuta dentro do contêiner: o segundo número de docker run -p
shell-bad-port = Uma porta é um número de 1 a 65535.
# Stands before two commands of Docker.
shell-same-as = Igual a
shell-copy-build = Copiar o comando de build
shell-copy-run = Copiar o comando de execução
# $line (Number)
shell-cannot-build-line = build impossível: linha { $line }
shell-cannot-build = build impossível
shell-options = Opções
# $count (Number)
shell-options-set = { $count ->
        [0] Opções do build
        [one] Opções do build, { $count } definida
       *[other] Opções do build, { $count } definidas
    }
shell-arguments = Argumentos de build
shell-no-arguments = Um ARG no Dockerfile ganha um campo aqui.
shell-dockerfile = Dockerfile
shell-context = Pasta do build (contexto)
shell-target = Estágio alvo
shell-last-stage = o último
shell-no-cache = Sem cache: tudo é executado
# Names the sentence that leads a first visitor on.
shell-coach = Primeiros passos
# $number (Number)
shell-coach-step = { $number } de 4
shell-coach-build = Comece aqui: construa e execute sua primeira imagem
# $line (Number)
shell-coach-change-line = Agora mude o texto na linha { $line } de app.py
shell-coach-change = Agora mude uma linha do seu app
shell-coach-predict = Veja nas camadas quais linhas o próximo build vai executar
shell-coach-build-again = Construa e execute de novo: veja se a previsão estava certa
shell-coach-next = Próximo
# Ends the first steps for good.
shell-coach-skip = Pular
shell-progress = Andamento do build
shell-asking = enviando
shell-cancelling = cancelando
shell-starting = iniciando
# $before (Number)
shell-in-line = { $before ->
        [0] próximo da fila
        [one] { $before } build vai antes
       *[other] { $before } builds vão antes
    }
# $time (Time)
shell-built-in = concluído em { $time }
# $time (Time)
shell-failed-after = falhou após { $time }
# $time (Time)
shell-cancelled-after = cancelado após { $time }
shell-not-connected = “Construir” e “Executar” precisam da conexão com o servidor.
shell-offline-build = Este dispositivo está offline. O que você digita fica guardado aqui; “Construir” e “Executar” voltam a funcionar quando houver rede.
shell-bad-image-name = O nome de uma imagem tem letras minúsculas e dígitos, com . _ - / entre eles e, talvez, uma :tag.
# $path (Text) The Dockerfile's path.
shell-no-dockerfile = Para construir, é preciso o arquivo { $path }, e ele não pode estar vazio.
# $path (Text) The folder's path.
shell-no-context = Para construir, é preciso um arquivo na pasta { $path }, o contexto de build. Escolha outra pasta nas opções.
shell-nothing-built = Construa antes. “Executar” inicia um contêiner da imagem.
shell-conflict-first = Antes, escolha qual texto de { $path } manter.

shell-notices = O que é bom saber
shell-conflict = { $path } foi alterado aqui e em outra aba. Os dois textos ficam guardados até você escolher.
# Names the lines in which both texts differ.
shell-both-texts = Os dois textos
shell-diff-key = − o outro texto, + o seu
# Says of a line, for who does not see its sign, which of the texts has it.
shell-only-mine = só no seu:
shell-only-theirs = só no outro:
shell-keep-mine = Manter o meu
shell-take-theirs = Usar o outro
# $path (Text)
# $reason (Message)
shell-not-saved = { $path } não está salvo. { $reason }
# Stands above the list of these files.
# $count (Number)
shell-many-not-saved = { $count ->
        [one] Um arquivo não foi salvo
       *[other] { $count } arquivos não foram salvos
    }
# $build (Number)
shell-files-of-build = Seus arquivos agora são os do build { $build }.
shell-files-opened = Os arquivos que você abriu estão no lugar.
shell-files-as-at-first = Seus arquivos agora são os de um novo espaço de trabalho.
shell-files-as-before = Seus arquivos estão como antes.
shell-undo = Desfazer
shell-workspace-was-gone = O servidor não tinha mais este espaço de trabalho. Seus arquivos agora estão em um novo espaço de trabalho. Os builds dele começam no build 1.
shell-dismiss = Dispensar
shell-show-in-log = Mostrar no log

shell-layers = Camadas
shell-output = Saída
# Lets a low window show the dock below the editors.
shell-open-output = Abrir saída
# Leaves only its tabs of the dock.
shell-fold-output = Recolher saída
shell-build-log = Log do build
shell-container-log = Log do contêiner
shell-console = Console
shell-console-failed = Não foi possível carregar o console.
shell-maximise = Ocupar a página
shell-split = App ao lado
shell-app = App
shell-files = Arquivos
shell-log = Log
shell-places = Partes da página
shell-no-container = nenhum contêiner ainda
shell-container-starting = contêiner iniciando
shell-container-stopping = contêiner parando
# The app has not answered yet, whatever the reason.
# $build (Number)
# $port (Number)
shell-container-waits = build { $build } em execução · a porta { $port } ainda não responde
# $build (Number)
# $port (Number)
shell-container-runs = build { $build } em execução · porta { $port }
# The image was not built here, so it has no build's number.
# $port (Number)
shell-image-runs = { $image } em execução · porta { $port }
shell-container-unpublished = em execução · nenhuma porta publicada
shell-container-created = contêiner criado, não iniciado
# $code (Number)
shell-container-ended = terminou com código de saída { $code }
