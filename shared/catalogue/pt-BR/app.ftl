### The app panel: invitation, address, request composer, inspector.
### Made from en/app.ftl with the digest 4654ef28837475f9

app-region = App
# Names the frame with the app's page.
app-frame = Página do app
# The app's page sets a cookie, and the server is reached without TLS from another machine.
app-frame-cookie = Esta página define um cookie. O navegador descarta o cookie neste quadro, porque o acesso ao servidor é por HTTP simples. Abra o app em uma aba: lá funciona.
app-frame-script-cookie = Um script desta página define um cookie. O navegador descarta o cookie neste quadro, porque o quadro faz parte de outro site. Abra o app em uma aba: lá funciona.
app-frame-whole-tab = Esta página quer ocupar a aba inteira. O quadro não permite isso. Abra o app em uma aba: lá funciona.
# $address is where the page went, as a link or a redirect does.
app-frame-refused = A página tentou ir para { $address }. O quadro mostra apenas o próprio app. Clique em “Enviar de novo” para voltar. Em uma aba própria, o app pode ir para lá.

# The three steps to a first answer.
app-invite-build = 1. Construa a imagem
    .about = O Docker executa as linhas do seu Dockerfile, uma camada após a outra. Cada barra é preenchida ao terminar.
app-invite-run = 2. Execute um contêiner
    .about = Inicia seu app a partir da imagem, separado de todos os outros apps.
app-invite-see = 3. Veja a resposta
    .about = A página do seu app aparece aqui, com status, cabeçalhos e tempos.

# Sends the request again.
app-ask-again = Enviar de novo
app-path = Caminho da requisição
# $port (Number)
app-container-port = porta { $port } do contêiner
# Opens the app as a page of its own.
app-open = Abrir em uma aba
app-method = Método
app-send = Enviar requisição
app-cancel = Cancelar requisição
# Unfolds the fields for headers and body.
app-more = Cabeçalhos e corpo
app-headers = Cabeçalhos, um por linha
app-body = Corpo
# $line (Number)
app-bad-header = A linha { $line } não é um cabeçalho; escreva no formato nome: valor.
app-bad-path = Um caminho começa com /.
app-starting = O contêiner está iniciando.
# $port (Number)
app-waiting = O contêiner está em execução. Aguardando o app escutar na porta { $port }.
app-stopping = O contêiner está parando.
app-sending = Aguardando a resposta.
app-nothing-asked = Nenhuma requisição foi enviada ainda.
app-connection-lost = A conexão com o servidor foi perdida antes de chegar uma resposta.
    .hint = O log do contêiner pode mostrar o que o app fez.
# How long the answer took, its size, and who gave it.
# $time (Message)
# $size (Size)
# $build (Number)
app-answer = { $time } · { $size } · resposta do build { $build }
# The same where the image was not built here.
# $time (Message)
# $size (Size)
app-answer-of-image = { $time } · { $size }
# The same while the answer is still coming.
# $time (Message)
# $build (Number)
app-answer-begun = { $time } · resposta do build { $build }
# $number (Message)
app-milliseconds = { $number } ms
# Names the time until the first byte.
app-first-byte = primeiro byte
# Names the time from the first byte to the last.
app-body-time = corpo
app-answer-headers = Cabeçalhos da resposta
app-answer-body = Corpo da resposta
app-empty-body = O corpo está vazio.
# $shown (Size)
# $whole (Size)
app-body-cut = Os primeiros { $shown } de { $whole }. O botão copia o corpo inteiro.
app-copy-body = Copiar corpo
# Copies the command line that sends the same request.
app-copy-curl = Copiar comando curl
app-copied = Copiado
app-not-copied = O navegador não permitiu copiar.
# Names the last lines that a container wrote.
app-last-lines = Últimas linhas do log do contêiner
# Names the list of the paths that the app's own file gives.
app-routes = Rotas
# Runs the container with another port.
# $port (Number)
app-use-port = Usar a porta { $port }
# $build (Number)
app-sees-build = Você está vendo o build { $build }.
# $build (Number)
app-saw-build = Este era o build { $build }.
# $build (Number)
app-build-ready = O build { $build } está pronto.
# $build (Number)
app-run-build = Executar build { $build }
# Lies over the page of an app that an older build has made.
# $build (Number)
app-tag = build { $build }
# $status (Number)
app-answered-error = O app respondeu com { $status }: um erro dentro do app, não da rede. O log do app diz mais.
app-answer-is-old = O contêiner terminou. Esta é a última resposta dele.
# Below the cause of an end, once a file has changed.
app-mended = Os arquivos mudaram desde então. Construa, depois execute de novo.
