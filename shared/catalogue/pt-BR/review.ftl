### What is wrong between the files of a workspace: what a rule says of a breach, what it finds (`.what`) and why that matters (`.why`).
### Made from en/review.ftl with the digest 6844341cb83c2161

# $image (Text)
review-base-image-missing = A imagem { $image } não está neste servidor, e nenhum registry a fornece.
    .what = FROM, COPY --from ou RUN --mount indica uma imagem que não está disponível.
    .why = Um build começa pelas imagens base. Quando o servidor não tem uma imagem e nenhum registry a fornece, nenhuma linha é executada.
# $images (Text)
review-base-image-missing-hint = Este servidor tem: { $images }.
# $image (Text)
review-fix-base-image = Trocar por { $image }

# $image (Text)
review-stand-in-has-no-apk = Este servidor usa no lugar de { $image } uma imagem substituta feita de pacotes do Debian, e o Debian não tem apk.
    .what = RUN chama apk, o gerenciador de pacotes do Alpine Linux, em uma imagem trocada por uma substituta feita de pacotes do Debian.
    .why = Sem registry, o Drydock faz suas imagens base com pacotes do Debian, seja qual for o nome delas. A etapa termina com “apk: not found”.
    .hint = Aqui, use apt-get. Com um registry, ou com o Docker na sua própria máquina, apk é o certo nesta imagem.
review-fix-apt-get = Usar apt-get no lugar

review-import-not-installed = Nada instala { $package } na imagem, por isso esta importação falha lá.
    .what = O app importa um pacote que nem um RUN nem requirements.txt instala.
    .why = Uma imagem contém o que o build pôs nela, e nada da sua própria máquina. A importação falha quando o contêiner inicia, e ele termina com ModuleNotFoundError.
review-fix-install = Instalar { $package }
review-add-to-list = Adicione uma linha { $package } a { $list }.
review-add-run = Instale-o no Dockerfile: RUN pip install { $package }.

review-run-ignored = O contêiner inicia o app com `flask`, e `flask` ignora esta chamada de { $function }.
    .hint = As opções de `flask run` dizem onde o app escuta. Esta chamada só tem efeito quando `python` inicia este arquivo.
    .what = O arquivo chama app.run(), e o contêiner inicia o app com flask run.
    .why = Com flask run, o Flask ignora app.run() e o que é passado a ele: host, port e debug. Valem as opções de flask run.

review-packages-conflict = Esta versão de { $package } não funciona com { $other } { $version } ou mais recente, e o pip usa o { $other } mais novo.
    .what = Um pacote antigo tem uma versão fixa e precisa de um pacote sem versão fixa. A versão mais nova do segundo não funciona com o antigo.
    .why = O pip usa a versão mais nova de um pacote que ninguém limita. O app então termina na primeira importação, por exemplo com: cannot import name 'url_quote' from 'werkzeug.urls'.
review-packages-conflict-hint = Exija também { $requirement } ou use { $package } { $fixed } ou mais recente.
review-fix-require = Exigir também { $requirement }

review-program-not-installed = Nada instala { $package } na imagem, por isso o contêiner não encontra o programa { $program }.
    .what = CMD ou ENTRYPOINT inicia um programa de um pacote Python que nada instala.
    .why = O build funciona, pois ninguém examina o comando antes de um contêiner iniciar. O contêiner então termina imediatamente com o código de saída 127: não encontrado.

review-module-shadowed = O Python confunde este arquivo com o módulo { $module }, de que { $who } precisa.
    .what = Um arquivo tem o nome de um módulo que o programa ou um de seus pacotes importa.
    .why = O Python procura primeiro na pasta do script iniciado, encontra ali o arquivo e não procura mais o módulo. O app termina em uma importação.
    .hint = Dê outro nome ao arquivo, também onde o Dockerfile e outros arquivos o mencionam.

review-template-missing = Não há { $wanted } entre os arquivos, e é ali que o Flask o procura.
    .what = O app renderiza um template que, na imagem, não está na pasta templates ao lado dele.
    .why = O contêiner inicia, e a página então falha com TemplateNotFound.
review-template-missing-elsewhere = O template está aqui como { $path }, e o Flask o procura como { $wanted }.
review-template-missing-ignored = { $ignore } deixa { $wanted } fora da imagem.
review-template-missing-not-copied = Nenhum COPY leva { $wanted } para a imagem.

review-windows-line-ends = As linhas deste script terminam como no Windows. O shell entende o caractere a mais no fim de cada linha como parte de uma palavra, por isso comandos falham.
    .what = Um script que o contêiner ou o build inicia tem as quebras de linha do Windows.
    .why = O Windows termina uma linha com dois caracteres; o Linux, com um. O sistema entende o primeiro como parte do nome do interpretador, não encontra esse programa e diz “no such file or directory” de um arquivo que existe. O Git for Windows cria essas quebras de linha ao fazer checkout dos arquivos.
review-windows-line-ends-interpreter = As linhas deste script terminam como no Windows. Por isso, o sistema procura { $interpreter } com um caractere invisível depois do nome, e o início falha com “no such file or directory”.
review-fix-line-ends = Converter todas as quebras de linha deste arquivo para as do Linux

# $files is a list of paths.
review-pasted-commands-files = Estes são comandos para um terminal. Eles criam { $files }.
review-pasted-commands = Estes são comandos para um terminal. O lugar deles não é { $path }.
    .what = Um arquivo contém os comandos que o criam, como aparecem em tutoriais.
    .why = Um terminal executa os comandos e grava os arquivos. Um build lê os arquivos e não conhece comandos como echo, cat ou docker.
review-pasted-readme-files = Este é um texto para pessoas, com arquivos dentro: { $files }.
review-pasted-take-texts = Coloque em cada arquivo só o texto dele.
review-pasted-run-elsewhere = Um comando assim é para um terminal. A página tem os botões “Construir” e “Executar”.
review-pasted-blank-missing = Em -t { $name }. falta o espaço antes do ponto. O ponto significa: esta pasta.
review-pasted-folder-missing = docker build precisa da pasta dos arquivos no fim. Um ponto significa: esta pasta.
review-pasted-quote-open = Há aspas que abrem e nunca fecham. Supõe-se que o texto termina antes do > no fim da linha.
# Names a button that does it.
review-place-files = Colocar estes arquivos no lugar
# Names a button that asks first.
review-place-ask = Colocar arquivos no lugar…
# Names a button that does it.
review-place-file = Colocar este arquivo no lugar

review-other-language-readme = Isto é um texto para pessoas, como um README, e não um { $path }.
review-other-language-what = Um arquivo contém um texto em uma linguagem diferente da que o nome indica.
review-other-language-why = O nome de um arquivo diz quem o lê. Um build lê o Dockerfile, o Python lê app.py, e nenhum dos dois consegue ler o arquivo do outro.
review-other-language-dockerfile = Isto é um Dockerfile, e não um { $path }.
review-other-language-compose = Estes são serviços para o Docker Compose, e não um { $path }.
review-other-language-kubernetes = Estes são objetos para o Kubernetes, e não um { $path }.
review-other-language-html = Isto é uma página em HTML, e não um { $path }.
review-other-language-python = Isto é um programa em Python, e não um { $path }.
review-other-language-javascript = Isto é um programa em JavaScript, e não um { $path }.
review-other-language-json = Isto é JSON, e não um { $path }.
review-other-language-requirements = Isto é uma lista de pacotes para o pip, e não um { $path }.
review-other-language-script = Isto é um script para um shell, e não um { $path }.
review-other-language-ignore = Estes são padrões para um .dockerignore, e não um { $path }.
review-other-language-build-log = Isto é o que um build escreve, e não um { $path }.
review-other-language-move = Coloque este texto em um arquivo chamado { $own }.
review-other-language-remove = Remova este texto.

# Says what becomes of a file that is put in place.
# $lines (Number)
review-place-new = { $lines ->
    [one] novo, { $lines } linha
   *[other] novo, { $lines } linhas
}
review-place-same = fica como está
# $old (Number)
# $new (Number)
review-place-replaces = { $old ->
    [0] { $new ->
        [one] { $new } linha é adicionada
       *[other] { $new } linhas são adicionadas
    }
    [one] { $old } linha é substituída
   *[other] { $old } linhas são substituídas
}
# Says of a file that it will not hold the pasted text.
review-place-taken-out = sem este texto
review-place-image = A imagem recebe o nome { $name }, como no comando.
# $port (Number)
review-place-port = O botão “Executar” faz a requisição à porta { $port } do contêiner, como no comando.
# Names a button.
review-place-name = Adotar o nome
# Names a button.
review-place-keep = Deixar o texto como está
# $count (Number)
review-placed = { $count ->
    [0] O nome da imagem foi adotado.
    [one] { $count } arquivo foi colocado no lugar.
   *[other] { $count } arquivos foram colocados no lugar.
}
