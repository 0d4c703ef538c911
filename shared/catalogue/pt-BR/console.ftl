### The console: what Drydock itself says of command lines. What Docker and sh say is no message.
### Made from en/console.ftl with the digest 497a4438950f7cad

## Shell

console-open-single-quotes = Há aspas simples abertas. Digite o restante e feche-as com '.
console-open-double-quotes = Há aspas duplas abertas. Digite o restante e feche-as com ".
console-open-backticks = Há um comando entre acentos graves aberto. Digite o restante e feche-o com um acento grave.
console-open-substitution = Há uma substituição de comando aberta. Digite o restante e feche-a com um parêntese.
console-open-parameter = As chaves de uma variável estão abertas. Digite o restante e feche-as com uma chave.
console-open-here-document = O texto continua até uma linha que contenha só { $delimiter }.
console-open-backslash = A barra invertida une esta linha à próxima. Digite a próxima linha.
console-open-operator = Depois de { $operator } precisa vir um comando. Digite o comando.
# $depth (Number)
console-too-deep = { $depth ->
    [one] Há substituições dentro de outras em mais de { $depth } nível. Escreva o comando com menos.
   *[other] Há substituições dentro de outras em mais de { $depth } níveis. Escreva o comando com menos.
}
# $size (Size)
console-too-long = Um comando tem no máximo { $size }, e este é mais longo ou representa mais do que isso. Escreva o texto em um arquivo e use o arquivo.

console-refused-background = O console executa um comando depois do outro, por isso & no fim de um comando não é aceito. Para executar um contêiner em segundo plano, use docker run -d.
console-refused-function = O console não tem funções. Digite os comandos da função um a um.
console-refused-if = O console não tem if. Use && entre dois comandos: o segundo é executado quando o primeiro dá certo.
console-refused-loop = O console não tem laços, por isso { $word } não é aceito. Digite o comando uma vez para cada valor ou dê todos os valores a um só comando.
console-refused-choice = O console não tem estruturas de escolha, por isso { $word } não é aceito. Digite o comando que você escolher.
console-refused-arithmetic = O console não faz contas, por isso parênteses duplos não são aceitos. Digite o próprio número.
console-refused-array = O console não tem arrays. Use uma variável para cada valor.
console-refused-process-substitution = O console não passa a saída de um comando a outro como se fosse um arquivo. Grave a saída em um arquivo com > ou use um pipe.
console-refused-subshell = O console não tem subshells, por isso parênteses em torno de comandos não são aceitos. Digite os comandos sem os parênteses.
console-refused-group = O console não tem grupos, por isso chaves em torno de comandos não são aceitas. Digite os comandos sem as chaves.
console-refused-conditional = O console não tem colchetes duplos. Use test ou colchetes simples.
console-refused-coprocess = O console executa um comando depois do outro, por isso coproc não é aceito.
console-refused-descriptor = O console pode redirecionar a entrada padrão, a saída padrão (1) e o erro padrão (2). Não pode redirecionar nem fechar outros descritores.
console-refused-exec = O console não redireciona sua própria entrada ou saída, por isso exec com redirecionamento não é aceito. Redirecione cada comando.
console-refused-expansion = Esta forma de variável não é aceita. São aceitas as formas com :- - := = :+ + :? ? # ## % %% / e //, e um # antes do nome.

console-expansion-too-much = As palavras deste comando ficam longas demais ou dão trabalho demais. Use menos arquivos ou valores mais curtos.
# $size (Size)
console-too-many-variables = Todas as variáveis juntas têm no máximo { $size }. Remova algumas com unset.

# $character is the character itself.
console-odd-curly-quote = { $character } é um sinal de aspas curvas, que o sh não conhece. Use { $replacement }.
console-odd-long-dash = { $character } é um travessão, e nenhuma opção começa com ele. Use { $replacement }.
# $code is the number of the character, such as U+00A0.
console-odd-blank = Este espaço ({ $code }) não separa palavras. Use um espaço comum.
console-odd-full-width = { $character } tem largura dupla, e o sh não conhece esse caractere. Use { $replacement }.
console-odd-invisible = Há um caractere invisível aqui ({ $code }). Remova-o.

# $count (Number)
console-paste-prompts = { $count ->
    [one] { $count } prompt antes de um comando foi removido.
   *[other] { $count } prompts antes de comandos foram removidos.
}
# $count (Number)
console-paste-mended = { $count ->
    [one] Foram removidos os espaços depois de { $count } barra invertida no fim de uma linha, para que ela una duas linhas.
   *[other] Foram removidos os espaços depois de { $count } barras invertidas no fim de linhas, para que cada uma una duas linhas.
}
# $count (Number)
console-paste-without-prompt = { $count ->
    [one] { $count } linha não tem prompt, ao contrário das outras. Ela pode ser saída, e não um comando.
   *[other] { $count } linhas não têm prompt, ao contrário das outras. Elas podem ser saída, e não comandos.
}

### What Drydock says in the console besides the words of the tools and of docker.

## Tools

console-tools-above-the-workspace = Esta pasta é o espaço de trabalho; não há nada acima dela.
# $limit (Size)
console-tools-output-is-cut = A saída foi cortada: um comando do console mostra no máximo { $limit }.
console-tools-pattern-takes-too-long = O padrão demora demais neste texto. Procure em um arquivo menor ou use um padrão mais simples.
# $tool is the name of a command, $what an option or a word of it
console-tools-not-supported = O { $tool } deste console não aceita { $what }. Em um contêiner, aceita: docker run --rm -it alpine sh.
console-tools-basename = A última parte de um caminho
console-tools-cat = Mostra arquivos
console-tools-chmod = Torna um arquivo executável, ou não
console-tools-command = Diz de onde vem um comando (command -v)
console-tools-cp = Copia arquivos e pastas
console-tools-cut = Mostra partes de linhas
console-tools-date = Mostra a hora
console-tools-diff = Mostra em que dois arquivos diferem
console-tools-dirname = A pasta de um caminho
console-tools-echo = Mostra as palavras recebidas
console-tools-env = Mostra as variáveis exportadas
console-tools-false = Não faz nada e falha
console-tools-find = Encontra arquivos pelo nome
console-tools-grep = Mostra as linhas que correspondem a um padrão
console-tools-head = Mostra as primeiras linhas
console-tools-hostname = Mostra o nome da máquina
console-tools-ls = Lista arquivos
console-tools-mkdir = Cria pastas
console-tools-mv = Move ou renomeia arquivos
console-tools-printenv = Mostra variáveis exportadas pelo nome
console-tools-printf = Mostra as palavras recebidas em um formato
console-tools-pwd = Mostra o diretório de trabalho
console-tools-rm = Remove arquivos e pastas
console-tools-rmdir = Remove pastas vazias
console-tools-sed = Altera linhas de texto
console-tools-seq = Mostra números
console-tools-sort = Ordena linhas
console-tools-tail = Mostra as últimas linhas
console-tools-tee = Mostra a entrada e a grava em arquivos
console-tools-touch = Cria arquivos vazios
console-tools-tr = Substitui ou remove caracteres
console-tools-true = Não faz nada e dá certo
console-tools-type = Diz o que é um comando
console-tools-uname = Diz que sistema é este
console-tools-uniq = Mostra uma só vez as linhas repetidas
console-tools-wc = Conta linhas, palavras e bytes
console-tools-which = Diz de onde vêm os comandos
console-tools-whoami = Mostra o nome do usuário

## Server
console-nested-too-deeply = há comandos executados uns dentro dos outros em níveis demais: algum script executa a si mesmo?
console-too-much-output = isto escreveu mais do que um arquivo ou um pipe pode conter aqui
console-not-text = { $path } não seria texto. Um espaço de trabalho só guarda arquivos de texto.
# $limit (Number)
console-too-many-folders = um espaço de trabalho guarda no máximo { $limit ->
        [one] { $limit } pasta vazia
       *[other] { $limit } pastas vazias
    }
console-help = Estes comandos funcionam aqui. docker --help lista os comandos do docker, e o nome de um comando com --help diz mais sobre ele.
console-edit-what = Indique um arquivo, por exemplo: vi app.py
console-edit-here = { $path } está aberto no editor acima; ele é salvo enquanto você digita.
console-no-keyboard = { $name } leria o que se digita aqui, mas o console não repassa isso a ele. Dê a ele um arquivo ou use um pipe.
console-shell-in-shell = Isto já é um shell. Indique um script a executar, por exemplo: sh run.sh
console-runs-in-containers = { $name } é executado em imagens e contêineres, não aqui: escreva-o no Dockerfile ou execute-o com docker exec ou docker run.
console-no-git = Não há git aqui. O editor acima contém os arquivos.
console-no-compose = Não há Docker Compose aqui. Construa e execute cada serviço com docker build e docker run.
console-engine-broke = O engine não deu uma resposta válida
# $limit (Size)
console-memory-limit = Aqui, um contêiner pode ter no máximo { $limit } de memória.
console-cpu-limit = Aqui, um contêiner pode usar no máximo { $limit } CPUs.
console-tcp-only = Só portas TCP podem ser publicadas aqui, não { $protocol }.
console-no-other-registry = Imagens de outro registry ({ $registry }) não são aceitas aqui. Use um nome sem registry, como web ou usuario/web.
console-base-image-stays = { $name } é uma imagem base que todos os espaços de trabalho deste servidor compartilham. Ela não pode ser removida aqui.
console-no-all-tags = --all-tags não é aceito: indique uma só tag.
console-is-stand-in = { $name } é uma imagem substituta neste servidor: o Drydock a fez com pacotes do Debian, porque nenhum registry está acessível.
console-can-be-pulled = Neste servidor, você pode baixar (pull): { $names }.
console-no-build-call = --call e --check não são aceitos. A página mostra as verificações do Dockerfile enquanto você digita.
console-no-build-flag = O docker build não aceita { $flag } aqui.
console-only-local-requests = As requisições só vão para as portas que os seus contêineres publicam, por exemplo: curl localhost:8000
# $port (Number)
console-nothing-listens = O contêiner que publica a porta { $port } ainda não responde nela. docker logs mostra o que ele está fazendo.
# $port (Number)
console-no-such-port = Nenhum contêiner em execução publica a porta { $port }. docker ps mostra as portas publicadas.
console-user-name-length = Um nome de usuário tem de 2 a 30 caracteres.
console-user-name-characters = Um nome de usuário tem letras minúsculas e dígitos e, entre eles, - ou _.
console-user-name-reserved = Este nome de usuário é reservado para imagens que o servidor oferece. Escolha outro.
console-user-name-taken = O nome de usuário { $name } pertence a outro espaço de trabalho deste servidor. Escolha outro.
# $limit (Number)
console-too-many-user-names = Um espaço de trabalho pode usar no máximo { $limit ->
        [one] { $limit } nome de usuário
       *[other] { $limit } nomes de usuário
    }.
console-no-password = Login feito como { $name } no registry deste servidor. Ele não pede senha nem guarda nenhuma.
console-log-in-first = Faça login antes, por exemplo: docker login -u meu_nome. Depois, dê à imagem um nome que comece com ele, por exemplo: docker tag web meu_nome/web
console-not-your-name = Você só pode enviar (push) nomes que comecem com o nome de usuário com que fez login, por exemplo: meu_nome/web
console-registry-turned-off = Este servidor não tem registry: ele foi desativado.
console-registry-starting = O registry deste servidor ainda está iniciando. Tente de novo daqui a pouco.
console-no-registry = Este servidor não tem registry: { $reason }.
# $limit (Number)
console-too-many-registry-images = Um espaço de trabalho pode ter no máximo { $limit ->
        [one] { $limit } imagem
       *[other] { $limit } imagens
    } no registry deste servidor.
console-is-seed = { $name } foi construída pelo Drydock com os arquivos do tutorial e não é a imagem de mesmo nome do Docker Hub.
console-format-too-much = O modelo de --format é longo demais, mostra demais, dá trabalho demais ou define modelos próprios. Use um mais curto.
console-build-cache-stays = O cache de build permanece: todos os espaços de trabalho deste servidor o compartilham, e o próprio servidor o mantém dentro do limite.
# $size (Size)
console-copy-too-large = Uma cópia pode ter no máximo { $size }. Copie uma pasta menor ou arquivos individuais.

## Docker

# $command (Text)
console-docker-command = { $command } não está disponível no Drydock.
# $flag (Text)
# $command (Text)
console-docker-flag = { $flag } de { $command } não está disponível no Drydock.
console-docker-compose = docker compose não está disponível no Drydock: inicie cada serviço com seu próprio docker run.
console-docker-save = Aqui, imagens e contêineres não podem ser salvos em arquivos tar nem carregados deles: para passar uma imagem adiante, use docker push e docker pull.
console-docker-search = docker search consulta o Docker Hub, o que este servidor não faz: docker images mostra as imagens que estão aqui.
console-docker-network = Redes próprias não estão disponíveis no Drydock: para acessar um contêiner, publique uma porta com -p.
console-docker-network-host = --network host não está disponível, porque a rede do servidor é de todos: publique uma porta com -p.
console-docker-volume = Volumes não estão disponíveis no Drydock: copie arquivos para a imagem com COPY ou para um contêiner com docker cp.
# $flag (Text)
console-docker-host-mount = { $flag } não está disponível para pastas do servidor, porque o servidor é de todos: copie arquivos para a imagem com COPY ou para um contêiner com docker cp.
# $flag (Text)
console-docker-volumes-from = { $flag } não está disponível no Drydock, porque não há volumes a compartilhar: copie arquivos com docker cp.
console-docker-context = Outros contextos não estão disponíveis: o console sempre usa o engine deste espaço de trabalho.
console-docker-host = Outros engines não estão disponíveis: o console sempre usa o engine deste espaço de trabalho.
console-docker-swarm = O Swarm não está disponível no Drydock: inicie contêineres individuais com docker run.
# $flag (Text)
console-docker-privileged = { $flag } não está disponível, porque um contêiner com todos os privilégios poderia assumir o controle do servidor.
# $flag (Text)
console-docker-api-socket = { $flag } não está disponível, porque um contêiner poderia então controlar o engine do servidor.
# $flag (Text)
console-docker-cap-add = { $flag } não está disponível, porque com mais capacidades (capabilities) um contêiner poderia agir fora de si mesmo.
# $flag (Text)
console-docker-device = { $flag } não está disponível, porque os dispositivos pertencem ao servidor e, portanto, a todos.
# $flag (Text)
console-docker-pid = { $flag } não está disponível, porque um contêiner que compartilha os namespaces do servidor poderia ver o que pertence a outras pessoas.
# $flag (Text)
console-docker-ipc = { $flag } não está disponível, porque a memória compartilhada do servidor é de todos.
# $flag (Text)
console-docker-security-opt = { $flag } não está disponível, porque essas configurações mantêm separados os contêineres de pessoas diferentes.
# $flag (Text)
console-docker-userns = { $flag } não está disponível, porque os namespaces de usuário mantêm separados os contêineres de pessoas diferentes.
# $flag (Text)
console-docker-platform = { $flag } não está disponível: as imagens são construídas e executadas para a plataforma do servidor.
console-docker-build-input = Um build a partir da entrada padrão não está disponível: o contexto de build é uma pasta do espaço de trabalho, por isso termine o comando com um ponto.
# $context (Text)
console-docker-build-url = Um build a partir de { $context } não está disponível: o contexto de build é uma pasta do espaço de trabalho, por isso termine o comando com um ponto.
# $kind (Text)
console-docker-inspect-type = Não há nada do tipo { $kind } no Drydock: docker inspect mostra contêineres e imagens.
# $most (Number)
console-docker-too-many-ports = { $most ->
    [one] Um comando pode indicar no máximo { $most } porta.
   *[other] Um comando pode indicar no máximo { $most } portas.
}

## Slips on a docker command line

console-slip-space-before-dot = Falta um espaço antes do ponto: o ponto é o contexto de build e precisa ser uma palavra separada.
console-slip-dot = Falta o contexto de build no fim: um ponto representa o espaço de trabalho.
console-slip-no-image = Falta o nome da imagem: ele vem depois das opções.
# $name (Text)
console-slip-dockerfile-name = O arquivo se chama { $name }: docker build procura um arquivo Dockerfile; por isso, renomeie o arquivo.
# $name (Text)
# $found (Text)
console-slip-dockerfile-flag = Não há um arquivo { $name }, mas há { $found }.
# $port (Text)
# $free (Text)
console-slip-port-taken = Outro contêiner usa a porta { $port }: pare esse contêiner ou use a porta { $free }.
# $name (Text)
console-slip-name-taken = Outro contêiner se chama { $name }: remova antes esse contêiner ou escolha outro nome.
# $name (Text)
# $found (Text)
console-slip-unknown-image = Não há uma imagem { $name }, mas há { $found }.
# $name (Text)
# $found (Text)
console-slip-unknown-container = Não há um contêiner { $name }, mas há { $found }.
# $name (Text)
console-slip-not-running = O contêiner { $name } está parado: inicie-o antes.
# $flag (Text)
console-slip-flag-after-image = O que vem depois da imagem é o comando do contêiner: opções como { $flag } vêm antes da imagem.
console-slip-shell = A imagem não tem bash: experimente sh.
# $container (Text)
console-slip-image-in-use = O contêiner { $container } foi criado a partir desta imagem: remova antes o contêiner.
console-slip-quotes = As aspas transformam várias palavras em uma só: retire as aspas.
# $flag (Text)
console-slip-two-dashes = Uma opção longa começa com dois hifens: { $flag }.
# $wrong (Text)
# $found (Text)
console-slip-nearest = Não existe { $wrong }: você quis dizer { $found }?
