### Refusals and failures: files, builds, containers, the server's own state.
### Made from en/notice.ftl with the digest de4b4f1442a054ad

notice-unreadable = O servidor não conseguiu ler o que a página enviou: { $detail }.
    .hint = Recarregue a página; ela pode ser mais antiga que o servidor.
notice-file-changed-elsewhere = { $path } foi alterado em outro lugar enquanto você o editava; nada foi sobrescrito.
    .hint = Compare as duas versões, mantenha o que precisar e salve de novo.
notice-no-such-file = O arquivo { $path } não existe mais neste espaço de trabalho.
notice-file-exists = Já existe um arquivo chamado { $path }.
    .hint = Escolha outro nome ou exclua esse arquivo antes.
# $path (Text)
# $why (Message)
notice-bad-path = “{ $path }” não pode ser um nome de arquivo aqui. { $why }
# $limit (Number)
# $again (Period)
notice-too-many-workspaces = Muitos espaços de trabalho novos foram iniciados da sua rede em pouco tempo. Este servidor aceita { $limit } de uma vez.
    .hint = Tente de novo em { $again }.
notice-build-in-progress = Já há um build deste espaço de trabalho em execução.
    .hint = Espere esse build terminar ou cancele-o. Depois construa de novo.
notice-no-such-build = O build { $build } não existe mais neste espaço de trabalho.
notice-bad-build-argument = O argumento de build { $name } não pode ser definido aqui.
    .hint = Um nome tem letras, dígitos e sublinhados. Ele não começa com BUILDKIT_ nem é SOURCE_DATE_EPOCH.
# $key (Text)
# $most (Number) How many labels a build may have.
# $bytes (Number) How long the key and the value may be, each.
notice-bad-label = O rótulo { $key } não pode ser definido aqui.
    .hint = Um build tem no máximo { $most } rótulos, cada um com uma chave e um valor de no máximo { $bytes } bytes. Chaves que começam com drydock. são reservadas para o Drydock.
# $layer (Number)
notice-no-such-layer = A imagem não tem a camada { $layer }.
notice-no-such-image = A imagem { $image } ainda não existe: nenhum build com esse nome deu certo.
    .hint = Clique em “Construir” antes.
notice-no-such-container = O contêiner { $container } não existe mais neste espaço de trabalho.
    .hint = Clique em “Executar” para iniciar um.
notice-port-taken = A porta { $port } leva a outro contêiner em execução.
    .hint = Pare esse contêiner antes ou escolha outra porta.
notice-no-such-shell = O console terminou. Abra-o de novo.
notice-no-dockerfile = Não há Dockerfile para construir, ou ele não tem nenhuma instrução.
    .hint = Adicione um arquivo chamado Dockerfile que comece com FROM, como em FROM python:3.8-alpine.
# $path (Text) The Dockerfile's path.
notice-dockerfile-missing = O arquivo { $path }, necessário para o build, não existe.
    .hint = Adicione esse arquivo, começando com FROM, como em FROM python:3.8-alpine, ou escolha outro Dockerfile.
# $path (Text) The folder's path.
notice-context-missing = O contexto de build { $path } não existe: nenhum arquivo do espaço de trabalho está nessa pasta.
    .hint = Adicione um arquivo a essa pasta ou escolha outra.
# $line (Number)
# $instruction (Text)
# $exit-code (Number)
notice-step-failed = A linha { $line } falhou: { $instruction } terminou com o código de saída { $exit-code }.
    .hint = As últimas linhas do log da etapa dizem por quê.
# $line (Number)
# $instruction (Text)
# $detail (Text)
notice-step-failed-by-engine = A linha { $line } falhou: { $instruction }. O engine diz: { $detail }.
# $line (Number)
# $source (Text)
notice-source-missing = A linha { $line } quer copiar { $source }, mas o espaço de trabalho não tem esse arquivo.
    .hint-spelling = Confira a grafia, inclusive maiúsculas e minúsculas.
    .hint-ignored-by = Adicione o arquivo ou confira se { $ignore-file } deixa o arquivo de fora.
    .hint-ignored = Adicione o arquivo ou confira se um .dockerignore deixa o arquivo de fora.
# $line (Number)
# $detail (Text)
notice-dockerfile-line-invalid = Não é possível construir a linha { $line } do Dockerfile: { $detail }.
notice-dockerfile-invalid = Não é possível construir o Dockerfile: { $detail }.
# $line (Number)
# $version (Text)
# $needed (Text)
notice-heredoc-too-new = A linha { $line } tem um heredoc. O Docker Engine { $version } deste servidor é antigo demais para heredocs: eles precisam da versão { $needed } ou mais recente.
    .hint = Em vez disso, junte os comandos de um RUN com && e coloque em um arquivo próprio o texto para o COPY.
# $line (Number)
# $flag (Text)
# $version (Text)
# $needed (Text)
notice-flag-too-new = A linha { $line } usa { $flag }. O Docker Engine { $version } deste servidor é antigo demais para essa opção: ela precisa da versão { $needed } ou mais recente.
    .hint = Remova a opção ou peça um engine mais novo a quem administra o servidor.
# $line (Number)
# $image (Text)
notice-base-image-of-line-missing = A linha { $line } começa com a imagem { $image }. Este servidor não tem a imagem, e nenhum registry a fornece.
# $available (List)
notice-base-image-missing = Este servidor não tem a imagem { $image }, e nenhum registry a fornece.
    .hint-available = Este servidor oferece { $available }.
    .hint-none = Nenhum registry responde a este servidor. Peça imagens base a quem administra o servidor.
# $line (Number)
# $what (Text)
notice-refused = A linha { $line } pede { $what }, o que este servidor não permite.
# $line (Number)
# $path (Text)
# $why (Message)
notice-ignore-file-refused = A linha { $line } de { $path } não pode ser usada. { $why }
notice-ignoring-too-much = Comparar todos os arquivos com os padrões de { $path } demora demais, e a comparação foi interrompida.
    .hint = Use menos padrões, e menos * e ** em cada um deles.
notice-copying-too-much = Encontrar todos os arquivos que COPY e ADD usam em { $path } demora demais, e a busca foi interrompida.
    .hint = Use menos origens ou indique uma pasta em vez de padrões com *.
notice-expanding-too-much = Colocar os valores de todas as variáveis em { $path } demora demais, e a operação foi interrompida.
    .hint = Use menos variáveis, principalmente nos valores de outras variáveis.
notice-planning-too-much = Percorrer todos os estágios e instruções de { $path } demora demais, e a operação foi interrompida.
    .hint = Use menos instruções e menos estágios.
# $waited (Period)
notice-server-busy = O servidor ficou ocupado com outros trabalhos por { $waited } e desistiu de tentar.
    .hint = Tente de novo em um minuto.
# $free (Size)
notice-disk-nearly-full = O disco do servidor está quase cheio: restam { $free }; por isso, nada novo é construído nem executado. Seus arquivos estão salvos.
    .hint = Tente de novo em alguns minutos: imagens antigas estão sendo removidas. Se o disco continuar cheio, avise quem administra o servidor.
# $limit (Period)
notice-build-timed-out = O build foi interrompido, porque um build pode levar no máximo { $limit }.
    .hint = Reduza a etapa mais lenta. O próximo build reutiliza todas as etapas que terminaram.
notice-image-removed = O engine não tem mais esta imagem. Imagens antigas são removidas para liberar espaço.
    .hint = Clique em “Construir”. As etapas que ainda estão no cache são reutilizadas.
notice-container-did-not-start = Não foi possível iniciar o contêiner. O engine diz: { $detail }.
    .hint = Confira o comando indicado por CMD ou ENTRYPOINT.
notice-engine-lost = O engine parou de responder.
    .hint = Tente de novo quando o engine voltar.
notice-nobody-waited = O build perdeu o lugar na fila, porque nenhuma aba deste espaço de trabalho estava mais aberta.
    .hint = Construa de novo e mantenha a aba aberta enquanto o build espera.
notice-place-given-away = A fila de builds estava cheia. O lugar deste build passou para uma rede com menos builds em espera.
    .hint = Construa de novo em um minuto.
notice-storage-full = O disco do servidor está cheio; por isso, seu texto ainda não foi salvo. O texto fica nesta página e é salvo assim que houver espaço.
    .hint = Mantenha a aba aberta e avise quem administra o servidor.
notice-storage-damaged = O servidor não consegue ler este espaço de trabalho, porque uma parte do banco de dados está danificada.
    .hint = Avise quem administra o servidor: depois de reiniciado, o servidor repara o banco de dados a partir de uma cópia.
notice-server-stopped = O servidor parou antes de o build terminar.
    .hint = Construa de novo.
notice-internal = Algo deu errado dentro do Drydock (incidente { $incident }).
    .hint = Tente de novo. Se o erro voltar, informe este número a quem administra o servidor.
