### Why a container ended, a build step failed or an app does not answer: the cause, and what to do. Words of programs are arguments.
### Made from en/clinic.ftl with the digest d4188cd9fee438ea

## What a change does, as a button says it.

clinic-fix-add-line = Adicionar { $text } a { $path }
clinic-fix-answer-yes = Deixar o apt-get prosseguir sem perguntar
clinic-fix-apt-update = Baixar antes as listas de pacotes
clinic-fix-blanks-around-equals = Remover os espaços em torno do =
clinic-fix-break-system-packages = Deixar o pip alterar este Python: --break-system-packages
clinic-fix-first-line = Começar { $path } com { $line }
clinic-fix-insert-line = Inserir a linha: { $line }
clinic-fix-install-too = Instalar também { $text }
clinic-fix-line-ends = Converter as quebras de linha de { $path } para LF
clinic-fix-remove-before-first-line = Remover o que vem antes da primeira linha de { $path }
clinic-fix-rename = Renomear { $path } para { $to }
clinic-fix-spaces = Indentar { $path } só com espaços
clinic-fix-write = Escrever { $path }
clinic-fix-split-words = Escrever cada palavra como uma string separada

## The start.

clinic-carriage-return = As linhas de { $path } terminam como no Windows (CRLF). Por isso, o contêiner procura um programa cujo nome termina com um caractere invisível.
clinic-carriage-return-hint = Converta as quebras de linha do arquivo para LF e construa de novo.
clinic-carriage-return-somewhere = As linhas de um script terminam como no Windows (CRLF). Por isso, o contêiner procura um programa cujo nome termina com um caractere invisível.

clinic-exec-format = O contêiner não consegue executar este arquivo. É um programa para outro tipo de processador ou um script sem uma primeira linha como #!/bin/sh.
clinic-exec-format-hint = Confira para qual processador o arquivo ou a imagem base foi feito.
clinic-exec-format-no-first-line = A primeira linha de { $path } não diz qual programa executa o script.
clinic-exec-format-no-first-line-hint = Comece um script de shell com a linha `#!/bin/sh`.
clinic-exec-format-before-first-line = Há algo antes dos caracteres #! de { $path }, por exemplo uma linha vazia. Os caracteres #! precisam ser os dois primeiros do arquivo.

clinic-start-words-one-string = { $keyword } indica um único programa chamado “{ $program }”, com os espaços fazendo parte do nome.
clinic-start-words-one-string-hint = No array, escreva cada palavra como uma string separada.
clinic-start-words-no-array = { $keyword } começa com um colchete, mas não é um array JSON. Por isso, um shell executa a linha, com colchetes e tudo.
clinic-start-words-no-array-hint = Um array tem aspas duplas em torno de cada palavra, uma vírgula entre duas palavras e nada depois do último colchete.
clinic-start-words-equals = Há um espaço antes ou depois do = de { $name }. Por isso, o shell entende { $name } como o nome de um programa.

clinic-file-missing = O contêiner tenta iniciar { $path }, mas esse arquivo não existe na imagem.
clinic-file-missing-hint = Confira o nome, o COPY que traz o arquivo e o WORKDIR.
# $problem (Message)
clinic-file-missing-said = No Dockerfile: { $problem }.
clinic-file-missing-interpreter = A primeira linha de { $path } indica o programa { $program }, que não existe na imagem.
clinic-file-missing-bash = O Alpine Linux vem sem bash: escreva `#!/bin/sh` na primeira linha ou instale o bash com `apk add --no-cache bash`.

clinic-program-missing = A imagem não tem o programa { $program }.
clinic-program-missing-hint = Confira a grafia e se alguma etapa do build instala o programa.
clinic-program-missing-system = Instale o programa no build: `{ $line }`.
clinic-program-missing-bash = O Alpine Linux vem sem bash: use `sh` ou instale o bash com `apk add --no-cache bash`.
clinic-program-missing-package = Nada instala { $package }, por isso a imagem não tem o programa { $program }.
clinic-program-missing-list = Adicione uma linha { $package } a { $list } e construa de novo.
clinic-program-missing-run = Instale-o no Dockerfile: `RUN pip install { $package }`.
clinic-program-missing-not-there = { $package } aparece nos arquivos, mas o contêiner não encontra o programa { $program } desse pacote.
clinic-program-missing-not-there-hint = Confira se o último estágio o instala e se PATH contém a pasta do programa.
clinic-program-missing-path = { $program } é um arquivo seu, e um nome sem caminho só é procurado entre os programas da imagem.
clinic-program-missing-path-hint = Escreva o caminho: `./{ $program }`.

clinic-not-executable = O arquivo { $path } não está marcado como executável.
clinic-not-executable-hint = Marque o arquivo como executável no menu dele ou execute `chmod +x` no build.
clinic-not-executable-folder = { $path } é uma pasta, e um contêiner só pode iniciar um arquivo.

clinic-user-missing = A imagem não tem nenhum usuário chamado { $user }.
clinic-user-missing-hint = Crie o usuário em uma etapa acima.

## Python.

clinic-module-shadowed = O Python encontra o seu arquivo { $path } onde procura o módulo { $module }.
clinic-module-shadowed-hint = Dê outro nome a { $path }, também onde o Dockerfile e outros arquivos o mencionam.

clinic-conflict = A versão instalada de { $package } não funciona com { $other } { $version } ou mais recente, e nada impediu o pip de instalar { $other } { $version } ou mais recente.
clinic-conflict-hint = Exija também { $requirement }.
clinic-conflict-newer = Ou use um { $package } mais novo: da versão { $version } em diante, esse defeito não existe.

clinic-module-missing = O app importa { $module }, e nada instala { $package } na imagem.
clinic-module-missing-list = Adicione uma linha { $package } a { $list } e construa de novo.
clinic-module-missing-run = Instale-o no Dockerfile: `RUN pip install { $package }`.
clinic-module-missing-removed = O Python não tem mais o módulo { $module } desde a versão { $version }.
clinic-module-missing-removed-package = Instale { $package }, que traz o módulo de volta, ou use uma imagem base com um Python mais antigo.
clinic-module-missing-removed-hint = Use uma versão mais nova do pacote que importa o módulo ou uma imagem base com um Python mais antigo.
clinic-module-missing-standard = { $module } pertence ao Python, mas o Python desta imagem foi feito sem ele.
clinic-module-missing-part = A versão instalada de { $package } não tem o módulo { $module }.
clinic-module-missing-part-hint = Confira a grafia ou exija a versão para a qual o código foi escrito.
clinic-module-missing-not-there = { $package } aparece nos arquivos, mas o Python que executa o app não o encontra.
clinic-module-missing-not-there-hint = Confira se o último estágio o instala e se o app é executado com o mesmo Python.
clinic-module-missing-ignored = O app importa { $path }, e { $ignore } deixa esse arquivo fora da imagem.
clinic-module-missing-not-copied = O app importa { $path }, e nenhum COPY leva esse arquivo para a imagem.
clinic-module-missing-not-copied-hint = Copie o arquivo para a pasta do app ou copie a pasta inteira com `COPY . .`.
clinic-module-missing-elsewhere = O app importa { $path }, que está na imagem como { $place }. O Python não procura ali.
clinic-module-missing-elsewhere-hint = O Python procura na pasta do script iniciado: coloque o arquivo nela ou escreva o nome do módulo com a pasta.

clinic-template-missing = Nenhum arquivo do espaço de trabalho se chama { $name }.
clinic-template-missing-hint = Crie o arquivo templates/{ $name } ao lado do app.
clinic-template-missing-folder = { $path } está na pasta { $folder }, e o Flask procura em uma pasta chamada templates.
clinic-template-missing-at-root = { $path } está ao lado do app, e o Flask procura em uma pasta chamada templates.
clinic-template-missing-folder-hint = Coloque o arquivo na pasta templates, ao lado do arquivo que cria o app.
clinic-template-missing-ignored = { $ignore } deixa { $path } fora da imagem.
clinic-template-missing-not-copied = Nenhum COPY leva { $path } para a imagem.
clinic-template-missing-not-copied-hint = Copie também a pasta: `COPY templates templates`.
clinic-template-missing-elsewhere = { $path } está na imagem, mas não ao lado do app que o procura.

clinic-app-missing-nowhere = O comando flask não encontra nenhum app: não há app.py nem wsgi.py na pasta em que ele é iniciado.
clinic-app-missing-nowhere-hint = Confira WORKDIR e COPY ou indique o arquivo: `flask --app ARQUIVO run`.
clinic-app-missing-module = O servidor não consegue importar o módulo { $module }.
clinic-app-missing-module-hint = Confira se { $module }.py está na pasta em que o servidor é iniciado e se as importações dele funcionam.
clinic-app-missing-name = O módulo { $module } não tem nenhum app chamado { $name }.
clinic-app-missing-name-hint = Indique o módulo e o app dele como MÓDULO:NOME.

# $line (Number)
clinic-syntax = O Python não consegue ler a linha { $line } de { $path }.
clinic-syntax-hint = O erro está nesta linha, ou acima dela falta fechar um parêntese, um colchete, uma chave ou aspas.
# $line (Number)
clinic-syntax-indentation = A indentação da linha { $line } de { $path } não combina com as linhas vizinhas.
clinic-syntax-indentation-hint = Indente as linhas de um mesmo bloco com o mesmo número de espaços.
# $line (Number)
clinic-syntax-tabs = A linha { $line } de { $path } está indentada com tabulações, e as linhas vizinhas com espaços, ou o contrário.
clinic-syntax-tabs-hint = Indente só com espaços.
clinic-syntax-newer = { $path } foi escrito para o Python { $since } ou mais recente, e a imagem tem o Python { $has }.
clinic-syntax-newer-hint = Use uma imagem base mais nova, no mínimo { $image }.

clinic-variable-missing = O app lê a variável de ambiente { $name }, e nada a define.
clinic-variable-missing-hint = Defina-a no Dockerfile com `ENV { $name }=…` ou leia-a com os.environ.get e um valor padrão.

## Ports and files.

clinic-port-permission = O usuário do contêiner não tem permissão para escutar nesta porta: as portas abaixo de 1024 pertencem ao root.
clinic-port-permission-hint = Escute em uma porta a partir de 1024, por exemplo 8000.
clinic-address-in-use = Outro programa deste contêiner já escuta na mesma porta.
clinic-address-in-use-hint = Inicie o servidor uma única vez ou dê outra porta ao segundo programa.
clinic-folder-permission = O contêiner é executado com o usuário { $user }, que não tem permissão para escrever em { $path }.
clinic-folder-permission-database = O contêiner é executado com o usuário { $user }, que não tem permissão para escrever na pasta do banco de dados.
clinic-folder-permission-hint = Dê a pasta ao usuário, acima de USER, com `RUN chown { $user } PASTA` ou copie os arquivos com `COPY --chown={ $user }`.
clinic-folder-permission-nobody = O programa não tem permissão para abrir { $path }: o arquivo pertence a outro usuário, ou ninguém tem permissão para escrever ali.

## Steps of a build.

clinic-package-manager-of-alpine = A imagem { $image } é baseada no Alpine Linux, que não tem { $program }.
clinic-package-manager-of-alpine-hint = O Alpine instala pacotes com `apk add --no-cache NOME`. Ou use uma imagem base cuja tag termina com -slim.
clinic-package-manager-of-debian = A imagem { $image } é feita de pacotes do Debian, e o Debian não tem { $program }.
clinic-package-manager-of-debian-hint = Instale pacotes com `apt-get update && apt-get install -y NOME`.
clinic-package-manager-of-stand-in = Este servidor usa no lugar de { $image } uma imagem substituta feita de pacotes do Debian, e o Debian não tem { $program }.

clinic-externally-managed = Este Python pertence ao sistema da imagem, e o pip não tem permissão para alterar os pacotes do sistema.
clinic-externally-managed-hint-image = Use uma imagem oficial do Python, por exemplo `FROM python:3.13-slim`, na qual o pip pode instalar.
clinic-externally-managed-hint-venv = Ou instale em um ambiente próprio: `RUN python3 -m venv /venv && /venv/bin/pip install NOME`.

clinic-compiler-missing = Um pacote precisa ser compilado, e a imagem não tem { $program }.
clinic-compiler-missing-image = Um pacote precisa ser compilado, e a imagem { $image } não tem { $program }.
clinic-compiler-missing-hint = Instale um compilador em uma etapa acima ou use uma versão do pacote que o pip não precise compilar.
clinic-compiler-missing-library = Um pacote precisa ser compilado, e falta na imagem a biblioteca que traz { $sign }.
clinic-compiler-missing-psycopg = psycopg2-binary é o mesmo pacote, já compilado.

clinic-requirements-missing = Nenhum arquivo do espaço de trabalho se chama { $name }.
clinic-requirements-missing-hint = Crie o arquivo { $name }, com um pacote em cada linha.
clinic-requirements-missing-ignored = { $ignore } deixa { $path } fora da imagem.
clinic-requirements-missing-not-copied = A imagem ainda não tem { $path } quando esta etapa é executada.
clinic-requirements-missing-not-copied-hint = Coloque uma linha `COPY { $path } ./` acima desta etapa.

clinic-distribution-missing = O pip não encontra nenhum pacote para { $wanted }.
clinic-distribution-missing-hint = Confira a grafia do nome e se o pacote é compatível com o Python da imagem.
clinic-distribution-missing-server = O pip não consegue acessar o servidor que tem os pacotes.
clinic-distribution-missing-server-hint = Tente de novo mais tarde. Se continuar assim, avise quem administra este Drydock.
clinic-distribution-missing-standard = { $name } já vem com o Python e não se instala à parte.
clinic-distribution-missing-python = { $wanted } precisa de uma versão do Python diferente da que a imagem tem.
clinic-distribution-missing-python-hint = Use outra versão do pacote ou uma imagem base com outro Python.
clinic-distribution-missing-version = Não há, para { $wanted }, nenhuma versão que este Python possa usar.
clinic-distribution-missing-version-hint = A versão mais nova que este Python pode usar é { $version }.
clinic-distribution-missing-invalid = O pip não consegue ler o requisito { $wanted }.
clinic-distribution-missing-invalid-hint = A versão vem depois de dois sinais de igual, como em `flask==3.0.3`.
clinic-distribution-missing-conflict = Dois dos pacotes exigidos precisam de versões de um terceiro que não são compatíveis entre si.
clinic-distribution-missing-conflict-hint = As linhas do log abaixo dizem quais são. Omita uma versão para que o pip possa escolher uma que sirva.
clinic-distribution-missing-alpine = Não existe { $name } para o Alpine Linux.
clinic-distribution-missing-alpine-hint = Use uma imagem base cuja tag termina com -slim em vez de -alpine.

clinic-system-package-missing-lists = O apt-get não conhece nenhum pacote, porque a imagem vem sem as listas de pacotes.
clinic-system-package-missing-lists-hint = Execute `apt-get update` no mesmo RUN, antes da instalação.
clinic-system-package-missing-debian = O Debian desta imagem não tem nenhum pacote chamado { $package }.
clinic-system-package-missing-debian-hint = Confira a grafia: pacotes do Debian e do Alpine muitas vezes têm nomes diferentes.
clinic-system-package-missing-alpine = O Alpine Linux desta imagem não tem nenhum pacote chamado { $package }.
clinic-system-package-missing-alpine-hint = Confira a grafia: pacotes do Alpine e do Debian muitas vezes têm nomes diferentes.

clinic-copy-source-missing = Não há { $path } entre os arquivos.
clinic-copy-source-missing-hint = Confira o nome. Um caminho parte da raiz do espaço de trabalho, seja qual for o WORKDIR.
clinic-copy-source-missing-meant = Existe { $path }.
clinic-copy-source-missing-no-array = { $keyword } começa com um colchete, mas não é um array JSON. Por isso, os colchetes contam como parte dos nomes.
clinic-copy-source-missing-ignored = { $ignore } deixa { $path } fora do build.

clinic-root-needed = Esta etapa não é executada como root, e só o root pode instalar pacotes do sistema.
clinic-root-needed-user = Esta etapa é executada com o usuário { $user }, e só o root pode instalar pacotes do sistema.
clinic-root-needed-hint = Instale os pacotes acima de USER ou escreva `USER root` acima da etapa e o outro usuário abaixo dela.

clinic-network-unreachable = A etapa não encontra caminho para outra máquina.
clinic-network-unreachable-name = O nome { $host } não é encontrado na rede.
clinic-network-unreachable-name-hint = Confira a grafia do nome.
clinic-network-unreachable-hint = Se estiver certo, tente de novo mais tarde. Se continuar assim, avise quem administra este Drydock.

clinic-apt-stopped = Os pacotes da versão { $release } não estão mais nos servidores da distribuição.
clinic-apt-stopped-hint = Use uma imagem base de uma versão mais nova, por exemplo uma tag com bookworm.
clinic-apt-stopped-asks = O apt-get pergunta se pode prosseguir, e ninguém responde durante um build.
clinic-apt-stopped-asks-hint = Escreva `apt-get install -y`.
clinic-apt-stopped-stale = As listas de pacotes são mais antigas do que o que está nos servidores: elas vêm de uma etapa que foi reutilizada.
clinic-apt-stopped-stale-hint = Escreva `apt-get update` e a instalação em um só RUN, para que os dois sejam executados de novo juntos.

clinic-package-json-missing = Nenhum arquivo do espaço de trabalho se chama { $name }.
clinic-package-json-missing-hint = Crie o arquivo { $name } ou copie-o para a pasta em que a etapa é executada.
clinic-package-json-missing-lock-hint = Execute `npm install` na sua máquina, o que cria o arquivo, ou use `npm install` em vez de `npm ci`.
clinic-package-json-missing-ignored = { $ignore } deixa { $path } fora da imagem.
clinic-package-json-missing-not-copied = A imagem ainda não tem { $path } quando esta etapa é executada, ou o arquivo não está na pasta da etapa.
clinic-package-json-missing-not-copied-hint = Coloque uma linha `{ $line }` acima desta etapa.

## The end.

clinic-out-of-memory = O contêiner foi encerrado à força porque usou mais memória do que o permitido.
clinic-out-of-memory-hint = Carregue menos dados de uma vez ou inicie menos workers.
clinic-out-of-memory-step = A etapa foi encerrada à força, provavelmente porque usou mais memória do que o permitido.
clinic-out-of-memory-step-hint = Instale em uma mesma etapa menos pacotes, ou pacotes menores.
clinic-segfault = O programa acessou memória que não é dele, e o kernel o encerrou. O defeito está em código compilado.
clinic-segfault-hint = Experimente outra versão do pacote que foi compilado.
clinic-segfault-alpine = Pacotes compilados são menos testados no Alpine: experimente uma imagem base cuja tag termina com -slim.
clinic-stopped-asked = O contêiner recebeu o pedido de parar e parou. Isso não é uma falha.
clinic-stopped-keyboard = O contêiner foi interrompido com Ctrl+C.
clinic-stopped-killed = O contêiner foi encerrado à força por algo externo.
clinic-stopped-killed-hint = Isso acontece quando um programa não termina em até dez segundos depois do pedido de parada.
# $seconds (Number)
clinic-nothing-listens = { $seconds ->
        [one] O programa está em execução há { $seconds } segundo e não escuta em nenhuma porta. Por isso, ninguém pode pedir uma página a ele.
       *[other] O programa está em execução há { $seconds } segundos e não escuta em nenhuma porta. Por isso, ninguém pode pedir uma página a ele.
    }
clinic-nothing-listens-hint = Confira se o comando inicia um servidor e se o programa não está esperando por outra coisa.
clinic-nothing-listens-output = O Python pode estar retendo o que escreve: com `ENV PYTHONUNBUFFERED=1`, tudo aparece na hora.
clinic-output-held-back = O Python pode estar retendo o que escreve, porque ninguém lê a saída em um terminal.
clinic-output-held-back-hint = Com `ENV PYTHONUNBUFFERED=1` ou `python -u`, cada linha aparece na hora.
clinic-ended-at-once = O programa fez seu trabalho e terminou sem erro. Um contêiner vive enquanto vive seu primeiro processo.
clinic-ended-at-once-hint = Um servidor continua em execução; um script termina depois da última linha.
# $code (Number)
# $line (Number)
clinic-ended-itself = A linha { $line } de { $path } encerra o programa com o código de saída { $code }.
# $code (Number)
clinic-ended-itself-somewhere = O próprio programa se encerrou com o código de saída { $code }, e o Python não relata nenhum erro.
clinic-ended-itself-hint = Um servidor não deve chegar a esta linha. Confira a condição acima dela.
clinic-ended-itself-somewhere-hint = Procure sys.exit() ou exit() em { $path }.
clinic-ended-at-once-no-command = O Dockerfile não tem CMD: a imagem inicia o Python, que termina imediatamente, porque ninguém digita nada.
clinic-ended-at-once-shell = Sem um arquivo, { $program } espera por uma pessoa e termina imediatamente, porque ninguém digita nada. Escreva o nome de um arquivo depois dele.
clinic-ended-at-once-background = Este comando inicia um programa em segundo plano e termina. Inicie o programa em primeiro plano.
clinic-ended-at-once-no-server = { $path } cria um app e não inicia nenhum servidor. Inicie-o com `flask run --host=0.0.0.0` ou chame app.run(host="0.0.0.0") no fim do arquivo.
