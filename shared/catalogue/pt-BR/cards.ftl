### What the cards of the editor say of the words of a Dockerfile. Code stands between backticks.
### Made from en/cards.ftl with the digest c6bec64fface7cc2

## Instructions.

cards-instruction-add = Copia arquivos para a imagem, como `COPY`, e também aceita URLs e repositórios Git e descompacta arquivos tar locais. Para arquivos comuns, use `COPY`.
cards-instruction-arg = Declara uma variável para o build, definida com `--build-arg NOME=valor`. Ela vale até o fim do estágio e não existe no contêiner em execução. Antes do primeiro `FROM`, só pode ser usada em linhas `FROM`; para enxergá-la, um estágio repete `ARG NOME`.
cards-instruction-cmd = O que um contêiner desta imagem executa quando `docker run` não indica outro comando; com um `ENTRYPOINT`, são os argumentos padrão dele. Só o último de cada estágio vale. A forma JSON inicia o próprio programa, sem shell, para que ele receba o sinal de parada.
cards-instruction-copy = Copia arquivos do contexto de build ou, com `--from`, de outro estágio ou imagem. O que o arquivo de exclusões (`.dockerignore`) deixa de fora não está disponível. A camada é reutilizada enquanto os bytes, os nomes e os bits de execução dos arquivos continuarem os mesmos.
cards-instruction-entrypoint = O programa que todo contêiner desta imagem executa. Ele recebe como argumentos o que vem depois do nome da imagem em `docker run` ou, se não vier nada, o `CMD`. Na forma shell, não recebe nenhum dos dois.
cards-instruction-env = Define variáveis de ambiente para as instruções abaixo e para todo contêiner da imagem. Quando um valor muda, todos os `RUN` seguintes do estágio são executados de novo. Não serve para segredos: qualquer pessoa que tenha a imagem pode lê-los.
cards-instruction-expose = Registra em quais portas o app escuta, em TCP, a menos que venha `/udp`. Sozinha, não abre nada: quem abre é `docker run -p 8000:5000`, e `-P` publica todas as portas registradas.
cards-instruction-from = Inicia um estágio a partir de uma imagem base, de um estágio anterior ou de nada (`scratch`). Um arquivo pode ter vários; o último se torna a imagem, a menos que `--target` indique outro.
cards-instruction-healthcheck = Um comando que o Docker executa de tempos em tempos dentro do contêiner: código de saída 0 quer dizer saudável; 1, não. `NONE` desativa o que vier da imagem base. Só o último de cada estágio vale.
cards-instruction-label = Adiciona dados sobre a imagem, exibidos por `docker inspect`. Não custa camada nem cache.
cards-instruction-maintainer = O autor da imagem. Instrução obsoleta: escreva `LABEL org.opencontainers.image.authors=…`.
cards-instruction-onbuild = Guarda uma instrução para depois: ela é executada quando outro build começa com um `FROM` desta imagem, logo após esse `FROM`.
cards-instruction-run = Executa um comando durante o build e guarda como camada o que ele mudou. A camada é reutilizada enquanto o texto do comando, as variáveis no escopo e tudo o que vem acima continuarem iguais; arquivos que o comando baixa da rede não contam.
cards-instruction-shell = O shell usado nas formas shell de `RUN`, `CMD` e `ENTRYPOINT` abaixo; sempre um array JSON. Se não for definido, é `/bin/sh -c`.
cards-instruction-stopsignal = O sinal que `docker stop` envia, por nome ou número; se não for definido, é SIGTERM.
cards-instruction-user = O usuário que executa os `RUN`, `CMD` e `ENTRYPOINT` abaixo, e também o contêiner. Sem esta instrução, é o root.
cards-instruction-volume = Mantém uma pasta fora da camada do próprio contêiner: cada contêiner recebe ali um volume. Arquivos que etapas posteriores do build gravarem nessa pasta podem se perder.
cards-instruction-workdir = A pasta em que trabalham as instruções abaixo e o contêiner; se ela não existe, o build a cria. Um caminho relativo continua o `WORKDIR` anterior.

## Flags.

cards-flag-chown = Dono dos novos arquivos, por nome ou número. Sem esta opção, eles pertencem ao root (0:0).
cards-flag-chmod = Permissões dos novos arquivos, em números ou como `u=rwX,go=rX`.
cards-flag-link = Põe os arquivos em uma camada própria, que não depende das camadas anteriores e por isso é reutilizada quando elas mudam.
cards-flag-exclude = Deixa de fora os arquivos que correspondem ao padrão, escrito como em .dockerignore. Pode aparecer mais de uma vez.
cards-flag-checksum = O digest que um arquivo baixado deve ter; com outro, o build falha.
cards-flag-keep-git-dir = Mantém a pasta `.git` de uma fonte Git.
cards-flag-unpack = Diz se arquivos compactados devem ser extraídos. Sem esta opção, os que são baixados não são extraídos.
cards-flag-from = Pega os arquivos de um estágio deste arquivo (por nome ou número) ou de uma imagem.
cards-flag-parents = Mantém, dentro do destino, as pastas das origens.
cards-flag-platform = Qual variante usar de uma imagem multiplataforma. `$BUILDPLATFORM` é a máquina que constrói; `$TARGETPLATFORM`, aquela para a qual se constrói.
cards-flag-interval = Tempo entre duas verificações (30s, se não for definido).
cards-flag-retries = Quantas falhas seguidas tornam o contêiner não saudável (3, se não for definido).
cards-flag-start-interval = Tempo entre duas verificações durante o período de inicialização (5s, se não for definido).
cards-flag-start-period = Tempo para inicializar, durante o qual falhas não contam (0s, se não for definido).
cards-flag-timeout = Uma verificação que demora mais do que isso é considerada uma falha (30s, se não for definido).
cards-flag-mount = Monta algo só para este comando: `cache` (mantido entre builds), `bind`, `secret`, `ssh` ou `tmpfs`.
cards-flag-network = A rede deste comando: `default`, `none` ou `host`.
cards-flag-security = `insecure` executa sem a sandbox; o builder precisa permitir.
cards-flag-device = Dá ao comando acesso a um dispositivo do builder.

## Directives at the top of a file.

cards-directive-syntax = Indica a imagem do frontend que lê este arquivo e, com ela, a versão da linguagem do Dockerfile.
cards-directive-escape = Define o caractere que escapa o seguinte e permite continuar uma instrução na próxima linha: `\` (o padrão) ou um acento grave, prático quando os caminhos são escritos com `\`.
cards-directive-check = Diz quais verificações do build devem ser puladas e se as demais interrompem o build.

## Parts of an image's tag.

cards-tag-latest = `latest` é só um nome para a última imagem enviada por quem a publica. Em outro dia, é outra imagem.
cards-tag-alpine = Alpine Linux: cerca de 5 MB, musl em vez de glibc, pacotes com `apk`. Pacotes Python com código C podem precisar ser compilados.
cards-tag-slim = Debian apenas com o necessário para a execução: sem compilador, com poucas ferramentas. É pequena, e os pacotes Python já compilados funcionam.
cards-tag-trixie = Debian 13.
cards-tag-bookworm = Debian 12.
cards-tag-bullseye = Debian 11.
cards-tag-buster = Debian 10, que não recebe mais atualizações.
cards-tag-stretch = Debian 9, que não recebe mais atualizações.
cards-tag-noble = Ubuntu 24.04.
cards-tag-jammy = Ubuntu 22.04.
cards-tag-focal = Ubuntu 20.04, já sem suporte gratuito.
cards-tag-windowsservercore = Windows Server Core: só é executado no Windows.
cards-tag-nanoserver = Windows Nano Server: só é executado no Windows.
cards-tag-distroless = Nada além do programa e de suas bibliotecas: sem shell e sem gerenciador de pacotes.
cards-tag-nonroot = É executada com um usuário que não é root.
cards-tag-debug = Traz também um shell, para examinar o que há dentro.
cards-tag-lts = A versão com suporte de longo prazo; ela muda com o tempo.
cards-tag-stable = A linha estável de quem publica a imagem; ela muda com o tempo.
cards-tag-edge = O estado mais recente, antes de ser considerado estável.
cards-tag-rc = Uma versão candidata (release candidate): ainda não é a final.
cards-tag-onbuild = Contém instruções `ONBUILD`, que são executadas no seu build.

## Variables that BuildKit sets.

cards-variable-all-proxy = Um proxy para tudo, dado por `--build-arg`; nunca faz parte da imagem nem do cache.
cards-variable-as = O mesmo que `{ $name }`.
cards-variable-ftp-proxy = Um proxy para FTP, dado por `--build-arg`; nunca faz parte da imagem nem do cache.
cards-variable-http-proxy = Um proxy para HTTP, dado por `--build-arg`; nunca faz parte da imagem nem do cache.
cards-variable-https-proxy = Um proxy para HTTPS, dado por `--build-arg`; nunca faz parte da imagem nem do cache.
cards-variable-no-proxy = Hosts a acessar sem proxy, dados por `--build-arg`.
cards-variable-targetplatform = A plataforma para a qual se constrói, como `linux/amd64`. Um estágio a declara com `ARG TARGETPLATFORM`.
cards-variable-targetos = O sistema para o qual se constrói, como `linux`. Um estágio a declara com `ARG TARGETOS`.
cards-variable-targetarch = O processador para o qual se constrói, como `amd64`. Um estágio a declara com `ARG TARGETARCH`.
cards-variable-targetvariant = A variante do processador, como `v7`; muitas vezes vazia. Um estágio a declara com `ARG TARGETVARIANT`.
cards-variable-buildplatform = A máquina que constrói, como `linux/amd64`. Um estágio a declara com `ARG BUILDPLATFORM`.
cards-variable-buildos = O sistema que constrói. Um estágio a declara com `ARG BUILDOS`.
cards-variable-buildarch = O processador que constrói. Um estágio a declara com `ARG BUILDARCH`.
cards-variable-buildvariant = A variante do processador que constrói. Um estágio a declara com `ARG BUILDVARIANT`.

## A variable of the file.

# $line (Number)
cards-variable-set = Definida por `{ $instruction }` na linha { $line }.
# $line (Number)
cards-variable-declared = Declarada por `{ $instruction }` na linha { $line }; o valor vem do build.
cards-variable-build-arg = `--build-arg` pode definir outro valor.
cards-variable-of-shell = Não é definida neste arquivo: é uma variável do shell ou da imagem base.
cards-variable-not-set = Não é definida acima desta linha neste estágio: nada é colocado em seu lugar.

## Here-documents and stages.

cards-heredoc = Um heredoc: as linhas abaixo, até uma linha só com `{ $delimiter }`.
cards-heredoc-expands = As variáveis dele são expandidas; aspas em torno do delimitador desativariam isso.
cards-heredoc-quoted = As variáveis dele ficam como estão, pois o delimitador está entre aspas.
cards-heredoc-tabs = As tabulações no início das linhas são removidas.
cards-stage = estágio { $name }
# $line (Number)
# $base (Message)
# $count (Number)
cards-stage-about = { $count ->
        [one] Começa na linha { $line }; sua base é { $base }. Depois do `FROM` vem { $count } instrução.
       *[other] Começa na linha { $line }; sua base é { $base }. Depois do `FROM` vêm { $count } instruções.
    }
# What a stage is based on.
cards-base-image = a imagem `{ $image }`
cards-base-stage = o estágio `{ $name }`
# $number (Number)
cards-base-stage-number = o estágio { $number }
cards-base-scratch = a imagem vazia (`scratch`)

## Images.

cards-image-scratch = Nada: um sistema de arquivos vazio, para programas que não precisam de nenhum outro arquivo.
cards-image = O estágio parte da imagem `{ $image }`.
cards-image-digest = O digest a fixa: os mesmos bytes em todos os builds.
cards-image-no-tag = Sem tag, vale `latest`, que em outro dia é outra imagem; indique uma versão.
# $meaning (Message)
cards-image-part = `{ $part }`: { $meaning }
cards-image-exact-version = exatamente esta versão.
cards-image-newest-release = o lançamento mais recente desta versão.
cards-image-stand-in = Nenhum registry responde; por isso, aqui se usa no lugar desta imagem uma substituta: { $parts }. Builds e camadas funcionam da mesma forma. As versões e as ferramentas que ela contém são outras.

## Ports, folders, signals and users.

cards-port = porta { $port }
cards-port-about = O app escuta na porta { $port } dentro do contêiner. `docker run -p 8000:{ $port }` permite acessá-la de fora como porta 8000.
cards-folder = pasta { $folder }
cards-folder-about = Daqui em diante, caminhos relativos partem de `{ $folder }`: em `RUN`, `COPY`, `CMD` e no contêiner.
# $meaning (Message)
cards-signal = Sinal { $number }: { $meaning }
cards-signal-hup = avisa que o terminal não existe mais; servidores leem de novo sua configuração.
cards-signal-int = o que Ctrl-C envia; o Python lança KeyboardInterrupt.
cards-signal-quit = pede que o programa termine; nginx e outros concluem antes as requisições em andamento.
cards-signal-kill = encerramento imediato pelo kernel; o programa não consegue deixar nada em ordem.
cards-signal-usr1 = cada programa decide o que fazer.
cards-signal-term = pede que o programa termine e dá tempo para deixar tudo em ordem. `docker stop` envia este sinal, a menos que outro seja definido.
cards-signal-winch = o tamanho da janela mudou. O Apache encerra de forma ordenada quando recebe este sinal.
cards-user = usuário { $user }
cards-user-root = O usuário que pode fazer tudo no contêiner.
cards-user-number = O usuário de número { $user }; ele não precisa ter nome na imagem.
cards-user-name = O usuário `{ $user }`, que precisa constar no `/etc/passwd` da imagem: vem da imagem base ou de `RUN useradd { $user }`.
cards-user-group = O grupo é `{ $group }`.

## Which files COPY or ADD takes.

cards-takes-nothing = Não copia nada.
cards-takes-nothing-fits = Não copia nada: nenhum arquivo corresponde.
# $size (Message)
cards-takes-one = Copia `{ $path }`, { $size }.
# $count (Number)
# $size (Message)
# $names (Message)
cards-takes-many = Copia { $count } arquivos, { $size }: { $names }.
# $names (Message)
cards-keeps-out = `{ $file }` deixa de fora { $names }.
cards-path = `{ $path }`
# $names (List)
# $last (Message)
cards-paths-and = { $names } e { $last }
# $names (List)
# $count (Number)
cards-paths-and-more = { $names } e mais { $count }
cards-size-empty = sem conteúdo
