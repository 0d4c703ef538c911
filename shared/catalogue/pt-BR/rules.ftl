### What rules for Dockerfiles say of a breach, what they find (`.what`) and why that matters (`.why`). What BuildKit's own rules say of a
### Made from en/rules.ftl with the digest 3a65e0a0c3dbedd1
### breach is not here: it stays as a build prints it.

rules-stage-name-casing =
    .what = O nome de um estágio tem letras maiúsculas.
    .why = O BuildKit guarda os nomes de estágios em minúsculas. Um FROM posterior é comparado letra por letra, por isso FROM Build não encontra um estágio chamado Build e baixa uma imagem no lugar dele.

rules-from-as-casing =
    .what = FROM e AS não estão os dois em maiúsculas nem os dois em minúsculas.
    .why = As duas palavras formam uma só instrução. Quando são escritas do mesmo jeito, o nome do estágio se encontra de relance.

rules-no-empty-continuation =
    .what = Há uma linha em branco dentro de uma instrução que ocupa várias linhas.
    .why = Uma linha em branco parece o fim da instrução, e já foi: o BuildKit anunciou que isso passará a ser um erro.

rules-consistent-instruction-casing =
    .what = Uma instrução está em maiúsculas onde a maioria não está, ou o contrário.
    .why = Para o Docker não faz diferença, para as pessoas faz: o mesmo estilo em todo o arquivo é mais fácil de ler.

rules-duplicate-stage-name =
    .what = Dois estágios têm o mesmo nome.
    .why = Quem pede o nome recebe o último deles, e o outro só pode ser acessado pelo número.

rules-reserved-stage-name =
    .what = Um estágio tem um nome que já significa outra coisa.
    .why = scratch é a imagem vazia, e context são os arquivos do build. Com um estágio com esse nome, ninguém sabe dizer a qual dos dois ele se refere.

rules-json-args-recommended =
    .what = CMD ou ENTRYPOINT não está escrito como array JSON.
    .why = O Docker então inicia um shell, que inicia o programa. Os sinais só chegam ao shell, por isso docker stop espera dez segundos e encerra à força; os argumentos de docker run também se perdem.

rules-maintainer-deprecated =
    .what = A instrução MAINTAINER está obsoleta há anos.
    .why = Um rótulo diz o mesmo e pode ser lido por qualquer ferramenta que examina imagens.

rules-undefined-arg-in-from =
    .what = FROM usa uma variável que nenhum ARG acima do primeiro FROM declara.
    .why = Ali só contam as instruções ARG anteriores ao primeiro FROM. Sem uma delas, a variável fica vazia, e com ela o nome da imagem.

rules-workdir-relative-path =
    .what = O primeiro WORKDIR do build é um caminho relativo.
    .why = O caminho parte do WORKDIR da imagem base, e outra versão dessa imagem pode ter outro WORKDIR.

rules-undefined-var =
    .what = Uma instrução usa uma variável que nenhum ARG ou ENV anterior, no mesmo estágio, define.
    .why = A variável então fica vazia, e o build não avisa. As variáveis da imagem base não são conhecidas antes do build: o Docker as conhece e pode mostrar menos avisos.

rules-multiple-instructions-disallowed =
    .what = Um estágio tem mais de um CMD, ENTRYPOINT ou HEALTHCHECK.
    .why = Só o último vale; os anteriores não fazem nada.

rules-legacy-key-value-format =
    .what = ENV ou LABEL está escrito sem sinal de igual.
    .why = Na forma antiga, tudo o que vem depois do nome é o valor. Por isso, só cabe um par por linha, e um = esquecido passa despercebido.

rules-redundant-target-platform =
    .what = FROM pede a plataforma para a qual se constrói.
    .why = É o que FROM já faz sem que se peça.

rules-secrets-used-in-arg-or-env =
    .what = ARG ou ENV contém algo que parece uma senha, uma chave ou um token.
    .why = Os dois ficam na imagem e no histórico dela, onde qualquer pessoa que tenha a imagem pode lê-los. RUN --mount=type=secret mostra um segredo a uma só etapa.

rules-invalid-default-arg-in-from =
    .what = Sem argumentos de build, a imagem base não tem nome, ou não tem um nome válido.
    .why = Um build deve funcionar como está; os argumentos de build existem para modificá-lo.

rules-from-platform-flag-const-disallowed =
    .what = FROM pede uma plataforma fixa.
    .why = Então a imagem só pode ser construída para essa plataforma, e nas outras é executada devagar, por emulação. Um estágio cujo nome menciona a plataforma pode pedi-la.

rules-copy-ignored-file =
    .what = COPY ou ADD indica um arquivo que o arquivo de exclusões (.dockerignore) deixa fora do build.
    .why = O builder nunca recebe o arquivo, por isso a etapa falha ou não copia nada.

rules-invalid-definition-description =
    .what = O comentário logo acima de um ARG ou de um estágio não começa com o nome dele.
    .why = docker build --call=outline mostra esses comentários como descrições, mas só quando começam com o nome do estágio ou do argumento.

rules-expose-proto-casing =
    .what = O protocolo de uma porta está escrito com letras maiúsculas.
    .why = O Docker o guarda em minúsculas; escrito assim também no arquivo, pode ser encontrado de novo.

rules-expose-invalid-format =
    .what = EXPOSE mapeia uma porta do host.
    .why = EXPOSE só diz em qual porta o contêiner escuta. Qual porta do host leva até ela se decide ao iniciar o contêiner, com docker run -p.

rules-last-user-is-root = O contêiner é executado como root; termine com um USER que possa fazer menos
    .what = O último USER diz root, por isso o contêiner é executado como root.
    .why = Um programa invadido pode então fazer de tudo dentro do contêiner e, contra o host, mais do que outro usuário poderia.

rules-change-directory-in-run = Este diretório é esquecido quando o RUN termina; WORKDIR o mantém
    .what = Um RUN começa mudando de diretório.
    .why = A mudança acaba junto com o RUN. WORKDIR vale para todas as instruções abaixo e para o contêiner, e cria o diretório.

rules-server-in-run = { $server } é um servidor: esta etapa nunca termina, e o build fica esperando por ela
    .what = Um RUN inicia um servidor.
    .why = Uma etapa do build termina quando seu comando termina, e um servidor não termina. O que o contêiner deve executar fica em CMD.

rules-sudo-in-run = Um build é root mesmo sem sudo
    .what = Um RUN usa sudo.
    .why = Um build já é root, a menos que USER diga outra coisa, e a maioria das imagens não tem sudo. Onde USER foi mudado, volte com USER root.

rules-base-without-tag = { $image } sem tag significa { $image }:latest, que muda
    .what = FROM indica uma imagem sem tag.
    .why = Sem tag, o Docker usa latest, e latest muda. Um build que funciona agora pode falhar amanhã.

rules-latest-tag = latest muda de um dia para o outro; indique uma versão
    .what = FROM indica a tag latest.
    .why = latest é outra imagem a cada dia, e nem sempre a mais nova: o que se constrói agora pode falhar amanhã.

rules-unpinned-apt-package = Qualquer versão de { $package } é instalada, a que for a mais nova
    .what = apt-get install indica um pacote sem versão.
    .why = Um build do mês que vem recebe então outra versão. Por outro lado, com uma versão que o Debian retirou o build falha; por isso, fixe o que importa.

rules-apt-lists-kept = As listas de pacotes ficam nesta camada; remova /var/lib/apt/lists no mesmo RUN
    .what = As listas de pacotes que apt-get update baixa ficam na imagem.
    .why = As listas têm uns vinte megabytes, e nada mais precisa delas. Um arquivo que um RUN posterior remove continua na camada; por isso, remova as listas no mesmo RUN.

rules-exposed-port-zero = As portas vão de 1 a 65535
    .what = EXPOSE indica a porta 0, na qual nenhum programa pode ser acessado.
    .why = As portas vão de 1 a 65535. Um build recusa um número maior, mas não recusa 0.

rules-unpinned-pip-package = Qualquer versão de { $package } é instalada, a que for a mais nova
    .what = pip install indica um pacote sem versão.
    .why = Um build do mês que vem recebe então outra versão, que pode não funcionar com o programa.

rules-apt-get-without-yes = O apt-get pergunta antes de instalar, e um build não tem como responder
    .what = Nada diz a apt-get install para prosseguir sem perguntar.
    .why = Em um build não há ninguém para responder, por isso o apt-get desiste e o build falha.

rules-apt-get-recommends = Pacotes recomendados também são instalados
    .what = apt-get install instala também o que os pacotes recomendam.
    .why = Muitas vezes são numerosos, e um contêiner quase nunca precisa deles.

rules-apk-index-kept = O índice de pacotes fica na imagem
    .what = apk add deixa seu índice de pacotes na imagem.
    .why = Com --no-cache, ele lê o índice e não guarda nenhum; assim, apk update também é desnecessário.

rules-add-instead-of-copy = Nada aqui precisa de ADD; use COPY
    .what = ADD copia arquivos comuns, para os quais existe COPY.
    .why = ADD também descompacta arquivos e baixa endereços. COPY só copia, e quem lê não precisa ficar em dúvida.

rules-several-sources-need-folder = Várias origens precisam de uma pasta: termine o destino com uma barra
    .what = COPY leva várias origens a um destino que não termina com uma barra.
    .why = Só uma barra diz que o destino é uma pasta. Sem ela, um arquivo pode substituir o outro, e outros builders recusam a instrução.

rules-copy-from-unknown-stage = { $name } não é um estágio deste arquivo, por isso a imagem { $name } seria baixada
    .what = COPY --from não indica nem um estágio deste arquivo nem uma imagem com tag.
    .why = Um build entende esse nome como uma imagem e tenta baixá-la. Na maioria das vezes, é um estágio escrito errado.
rules-copy-from-unknown-stage-guess = { $name } não é um estágio deste arquivo, por isso a imagem { $name } seria baixada (você quis dizer { $guess }?)

rules-apt-in-script = apt é feito para pessoas; para scripts existe apt-get
    .what = Um RUN usa apt, que é feito para pessoas.
    .why = A saída e as perguntas do apt podem mudar de uma versão para outra. O apt-get é feito para scripts.

rules-pip-cache-kept = O que o pip baixa fica na imagem
    .what = pip install deixa na imagem o que baixou.
    .why = Nada mais será instalado a partir desses arquivos, que só aumentam a imagem. Uma montagem de cache os guarda fora dela.

rules-env-refers-to-itself = { $name } ainda não está definida: os valores de um ENV são lidos antes que qualquer um seja definido
    .what = Um ENV usa uma variável que ele mesmo define.
    .why = Todos os valores de um ENV são lidos antes que qualquer um seja definido; por isso, vale o valor anterior, ou nenhum.

rules-relative-destination = Sem WORKDIR, isto vai para a pasta em que a imagem base por acaso estiver
    .what = COPY tem um destino relativo, e não há WORKDIR antes dele.
    .why = O lugar para onde os arquivos vão depende então da imagem base; na maioria delas, é a pasta raiz.

# $count (Number)
rules-consecutive-runs = { $count } RUN seguidos criam { $count } camadas
    .what = Há três ou mais RUN seguidos.
    .why = Cada um cria uma camada, e o que um remove continua na camada de outro. Com menos RUN, a imagem fica menor; com mais RUN, uma mudança reconstrói menos.

rules-whole-stage-copied = Isto copia tudo o que o estágio tem
    .what = COPY --from copia tudo o que um estágio tem.
    .why = Com isso vêm junto as ferramentas, os caches e os segredos dele, e o segundo estágio não economiza nada. Indique as pastas necessárias.

rules-pipe-hides-failure = Quando o comando antes deste pipe falha, o build continua
    .what = Um RUN liga um comando a outro com um pipe, sem pipefail.
    .why = O shell só considera o último comando de um pipe. Quando o primeiro falha, o build continua sem a saída dele ou só com uma parte dela.

# $line (Number)
rules-copy-before-install = Qualquer mudança em qualquer arquivo executa de novo a instalação na linha { $line }; copie primeiro a lista de pacotes, e o resto depois dela
    .what = Todos os arquivos são copiados antes de os pacotes serem instalados.
    .why = Uma camada é construída de novo quando algo acima dela muda. Assim, cada edição de um arquivo qualquer instala todos os pacotes outra vez, embora a lista de pacotes seja a mesma.

# $line (Number)
rules-apt-update-alone = As listas são reutilizadas muito depois de ficarem velhas; atualize no RUN que instala, na linha { $line }
    .what = apt-get update é executado separado da instalação que precisa dele.
    .why = A camada com as listas é reutilizada por meses, enquanto a instalação abaixo é executada de novo a cada pacote novo. A instalação então pede versões que os servidores não têm mais.

rules-whole-context-copied = Tudo o que está na pasta vai para a imagem, inclusive este Dockerfile; liste em .dockerignore o que não deve ir
    .what = A pasta inteira é copiada, e não há .dockerignore.
    .why = O próprio Dockerfile, anotações, .git e segredos locais vão para a imagem, e qualquer mudança em um deles constrói a camada de novo.

rules-dockerfile-in-image = O Dockerfile também é copiado, por isso cada edição dele constrói esta camada de novo; indique-o em { $ignore }
    .what = O próprio Dockerfile é copiado para a imagem.
    .why = Cada edição do Dockerfile muda então esta camada, e todas as etapas abaixo são executadas de novo. O app em execução não precisa do Dockerfile.

rules-copy-source-missing = Não há { $source } entre os arquivos
    .what = COPY ou ADD indica um arquivo que não existe ou que o arquivo de exclusões (.dockerignore) deixa de fora.
    .why = O build para nesta etapa. Os caminhos partem da pasta que é construída, não do lugar do próprio Dockerfile.
rules-copy-source-missing-guess = Não há { $source } entre os arquivos; você quis dizer { $guess }?
# $line (Number)
rules-copy-source-missing-ignored = { $source } fica fora do build por causa da linha { $line } de { $file }, { $pattern }

# $line (Number)
rules-entrypoint-hides-cmd = O ENTRYPOINT na linha { $line } é executado em um shell e nunca vê este CMD
    .what = CMD é ignorado, porque ENTRYPOINT não está escrito como array JSON.
    .why = O Docker executa então o texto do ENTRYPOINT em um shell e não lhe dá argumentos: nem os de CMD, nem os de docker run.

rules-started-file-missing = Nada leva { $path } para a imagem
    .what = CMD ou ENTRYPOINT executa um arquivo que nenhum COPY põe onde ele é procurado.
    .why = O build funciona, pois ninguém examina o comando antes de um contêiner iniciar. O contêiner então termina imediatamente e diz que esse arquivo não existe.
rules-started-file-missing-elsewhere = { $name } está na imagem como { $path }, e aqui se procura { $wanted }
rules-started-file-missing-ignored = { $ignore } deixa { $source } fora do build, por isso { $path } não é encontrado aqui
rules-started-file-missing-not-copied = Nada copia { $source } para a imagem, por isso { $path } não é encontrado aqui
rules-started-file-missing-guess = Não há { $path } na imagem; você quis dizer { $guess }?

# $port (Number)
rules-expose-unlike-app = { $who } escuta na porta { $port }, e nenhum EXPOSE diz isso
    .what = EXPOSE indica uma porta na qual o app não escuta.
    .why = EXPOSE não abre nada. Ele diz às pessoas e a docker run -P qual porta publicar. Com um número errado, é publicada uma porta na qual ninguém responde.

# $line (Number)
rules-variable-above-install = Cada novo valor de { $name } executa de novo a instalação na linha { $line }, e a instalação não usa { $name }
    .what = ARG ou ENV está acima de uma instalação que não usa a variável.
    .why = As variáveis fazem parte de todo RUN posterior, usadas ou não. Um novo valor instala outra vez todos os pacotes, embora fossem os mesmos; abaixo da instalação, não custa nada.

rules-server-on-loopback = { $server } escuta em { $host }, um endereço que ninguém de fora do contêiner consegue acessar
    .what = O servidor escuta em 127.0.0.1, um endereço que só o próprio contêiner acessa.
    .why = Um contêiner tem sua própria rede. Uma porta publicada leva ao endereço do contêiner nessa rede. O servidor não escuta nesse endereço: o contêiner está em execução, e o navegador não recebe resposta.

rules-comment-at-line-end-refused = Um comentário precisa de uma linha própria: { $instruction } entende # e as palavras seguintes como argumentos, e o build falha
rules-comment-at-line-end-files = Um comentário precisa de uma linha própria: { $instruction } entende # e as palavras seguintes como nomes de arquivos
rules-comment-at-line-end-value = Um comentário precisa de uma linha própria: # e as palavras seguintes passam a fazer parte do valor em { $instruction }
rules-comment-at-line-end-variables = Um comentário precisa de uma linha própria: ARG entende # e as palavras seguintes como nomes de variáveis
rules-comment-at-line-end-volumes = Um comentário precisa de uma linha própria: VOLUME entende # e as palavras seguintes como pastas
rules-comment-at-line-end-folder = Um comentário precisa de uma linha própria: # e as palavras seguintes passam a fazer parte do nome da pasta
rules-comment-at-line-end-user = Um comentário precisa de uma linha própria: # e as palavras seguintes passam a fazer parte do nome do usuário
rules-comment-at-line-end-array = Um comentário precisa de uma linha própria: com um comentário no fim, { $instruction } não é um array JSON, e o Docker executa a linha inteira como texto de shell
rules-comment-at-line-end-escape = Há um comentário depois de { $escape }, por isso a linha não continua e a instrução termina aqui; mova o comentário para uma linha própria
rules-comment-at-line-end-hides = O Docker une estas linhas em uma só, por isso este comentário esconde todas as linhas seguintes; mova o comentário para uma linha própria
rules-comment-at-line-end =
    .what = Há um comentário no fim de uma instrução.
    .why = O Docker só conhece comentários em linhas próprias. Depois de uma instrução, # e as palavras seguintes são argumentos: arquivos a copiar, portas ou parte de um valor. Só um shell, como em RUN, tem comentários no fim de uma linha. Versões antigas do Docker também ignoravam o que vinha depois de um array JSON.

rules-look-alike-character-blank = Este espaço é { $code }, que o Docker e o shell entendem como uma letra; coloque um espaço normal no lugar
rules-look-alike-character-behind-escape = O último caractere desta linha é { $code }, por isso a linha não continua; remova o caractere
rules-look-alike-character-invisible = Há um caractere invisível aqui, { $code }; remova-o
rules-look-alike-character-quote = { $character } ({ $code }) é um sinal de aspas de processador de texto, que o Docker e o shell entendem como uma letra; escreva { $plain } no lugar
rules-look-alike-character-dash = { $character } ({ $code }) é um travessão de processador de texto, com o qual nenhuma opção começa; escreva { $plain } no lugar
rules-look-alike-character-full-width = { $character } ({ $code }) é um caractere de largura total, que o Docker e o shell entendem como uma letra; escreva { $plain } no lugar
rules-look-alike-character =
    .what = Um caractere parece ser um do teclado, mas é outro.
    .why = Processadores de texto, arquivos PDF e chats trocam espaços, aspas e hifens por caracteres mais bonitos. O Docker e o shell só conhecem os do teclado. A linha parece certa e falha, ou significa outra coisa.

rules-windows-path = Os caminhos em um Dockerfile são separados por /, e \ escapa o caractere seguinte; escreva { $path }
    .what = Um caminho está escrito como no Windows, e a imagem é para Linux.
    .why = Em um Dockerfile, \ escapa o caractere seguinte e, no fim de uma linha, une a próxima a ela. O Linux separa os caminhos com / e não tem unidades como C:.
rules-windows-path-joins = Os caminhos em um Dockerfile são separados por /, e um \ no fim une a próxima linha a esta; escreva { $path }

rules-broken-array-single-quotes = Um array JSON tem aspas duplas, por isso { $instruction } trata a linha inteira como texto comum
rules-broken-array-missing-comma = Falta uma vírgula entre duas strings, por isso { $instruction } trata a linha inteira como texto comum
rules-broken-array-extra-comma = Não há uma string ao lado desta vírgula, por isso { $instruction } trata a linha inteira como texto comum
rules-broken-array-other-mark = Um array JSON tem vírgulas entre as strings, por isso { $instruction } trata a linha inteira como texto comum
rules-broken-array-no-quotes = Cada string de um array JSON precisa de aspas duplas, por isso { $instruction } trata a linha inteira como texto comum
rules-broken-array-open-quote = Faltam aspas em uma das pontas desta string, por isso { $instruction } trata a linha inteira como texto comum
rules-broken-array-backslash = Em uma string JSON, a barra invertida é escrita duas vezes, por isso { $instruction } trata a linha inteira como texto comum
rules-broken-array-inner-quote = Aspas duplas dentro de uma string precisam de uma barra invertida antes, por isso { $instruction } trata a linha inteira como texto comum
rules-broken-array-other-bracket = Um array JSON tem colchetes, por isso { $instruction } trata a linha inteira como texto comum
rules-broken-array-text-before = Nada pode vir antes do colchete [, por isso { $instruction } trata a linha inteira como texto comum
rules-broken-array-touches = Falta um espaço entre { $instruction } e o colchete [; coloque um espaço entre eles
rules-broken-array-next-line = O array continua na próxima linha, mas o Docker termina a instrução aqui; coloque { $escape } no fim de cada linha que continua
rules-broken-array-no-opening-bracket = Falta o colchete de abertura [, por isso { $instruction } trata a linha inteira como texto comum
rules-broken-array-no-closing-bracket = Falta o colchete de fechamento ], por isso { $instruction } trata a linha inteira como texto comum
rules-broken-array-text-behind = Depois do colchete ] vem { $text }, por isso { $instruction } trata a linha inteira como texto comum
rules-broken-array =
    .what = Um argumento parece um array JSON, mas não é um array válido.
    .why = O Docker não diz nada quando um array não está certo. Ele trata a linha como texto comum: um shell a recebe com todos os colchetes e aspas e procura um programa chamado [python,. COPY, ADD e VOLUME a entendem como nomes, e SHELL a recusa.

rules-command-in-one-word = O Docker procura um programa chamado “{ $text }”, com o espaço no nome; dê a { $program } e a cada argumento uma string separada
    .what = Um array JSON tem um comando inteiro em uma só string.
    .why = Em um array JSON, cada string é uma palavra, e nada é separado nos espaços. A primeira string é o nome do programa. O contêiner termina imediatamente, pois não há um programa com esse nome.

rules-assignment-in-command-blanks = O shell executa { $name } como um programa, porque há espaços ao lado do =; defina a variável com ENV ou escreva sem espaços
rules-assignment-in-command-array = O Docker procura um programa chamado { $name }=…, porque nenhum shell lê um array JSON; defina a variável com ENV
rules-assignment-in-command =
    .what = Um comando começa com uma variável que nada define.
    .why = Um shell só define uma variável quando não há espaço ao lado do =, e um array JSON não tem shell nenhum. Nos outros casos, o nome da variável é entendido como o nome de um programa. ENV define uma variável para tudo o que é executado no contêiner.

rules-carriage-return-in-script = As linhas deste script terminam como no Windows, e o shell entende o caractere a mais no fim de cada uma como parte de uma palavra; converta as quebras de linha para as do Linux
    .what = Um script em um heredoc tem as quebras de linha do Windows.
    .why = O Windows termina uma linha com dois caracteres; o Linux, com um. O Docker mantém os dois em um heredoc. O shell entende o primeiro como a última letra da linha: set -e se torna uma opção que não existe, e um arquivo recebe um nome que não se consegue ver.
