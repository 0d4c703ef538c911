### What Drydock itself says of a Dockerfile: what mends a problem, what would keep an engine or the page busy for too long, and why a name cannot
### Made from en/dockerfile.ftl with the digest 667c3f65fec82360
### be changed. What BuildKit refuses is told in BuildKit's own words, which are not here.

## What a change does, as a button says it.

dockerfile-fix-add = Adicionar { $option }
dockerfile-fix-add-slash = Adicionar uma barra
dockerfile-fix-change-to = Trocar por { $text }
dockerfile-fix-change-to-label = Trocar por um LABEL
dockerfile-fix-comment-above = Mover o comentário para uma linha acima
dockerfile-fix-copy = Copiar { $path }
dockerfile-fix-copy-above = Copiar { $path } acima
dockerfile-fix-count-pipe-failures = Considerar falhas em qualquer parte do pipe
dockerfile-fix-double-quotes = Usar aspas duplas
dockerfile-fix-env-above = Definir { $name } com ENV em uma linha acima
dockerfile-fix-equals-sign = Escrever com =
# $port (Number)
dockerfile-fix-expose = Expor { $port }
dockerfile-fix-insert = Inserir { $word }
dockerfile-fix-insert-blank = Inserir um espaço
dockerfile-fix-join = Juntar em uma só
dockerfile-fix-join-lines = Juntar as linhas do array
dockerfile-fix-json-array = Escrever como array JSON
dockerfile-fix-json-array-with-shell = Escrever como array JSON com seu shell
dockerfile-fix-line-ends = Converter todas as quebras de linha deste arquivo para as do Linux
dockerfile-fix-listen-everywhere = Escutar em 0.0.0.0
# $line (Number)
dockerfile-fix-move-below = Mover para depois da instalação na linha { $line }
# $count (Number)
dockerfile-fix-plain-characters = { $count ->
        [one] Substituir este caractere
       *[other] Substituir os { $count } caracteres deste tipo nesta instrução
    }
# $count (Number)
dockerfile-fix-plain-characters-everywhere = { $count ->
        [one] Substituir { $count } caractere deste tipo no arquivo inteiro
       *[other] Substituir os { $count } caracteres deste tipo no arquivo inteiro
    }
dockerfile-fix-remove = Remover { $text }
dockerfile-fix-remove-blank-lines = Remover as linhas em branco
dockerfile-fix-remove-instruction = Remover este { $instruction }
dockerfile-fix-remove-lists = Remover as listas no mesmo RUN
dockerfile-fix-run = Executar { $path }
dockerfile-fix-set-workdir = Definir WORKDIR { $folder }
dockerfile-fix-slashes = Escrever os caminhos com /
dockerfile-fix-split = Dar a cada palavra uma string separada

## What costs an engine more than it may.

# $number (Number)
# $count (Number)
# $most (Number)
dockerfile-too-many-instructions = esta é a instrução { $number } de { $count }; um build aceita no máximo { $most }

## What takes the page too long.

dockerfile-too-much-ignoring = Este arquivo demora demais para ser analisado por inteiro; use menos padrões em { $file } e menos * e ** em cada um deles
dockerfile-too-much-copying = Este arquivo demora demais para ser analisado por inteiro; use menos origens em COPY e ADD, ou pastas em vez de padrões
dockerfile-too-much-expanding = Este arquivo demora demais para ser analisado por inteiro; use menos variáveis nos valores de outras variáveis
dockerfile-too-much-planning = Este arquivo demora demais para ser analisado por inteiro; use menos instruções e menos estágios

## Why a name cannot be changed.

dockerfile-rename-nothing = Só nomes de estágios, variáveis e heredocs podem ser mudados em todos os lugares de uma vez.
dockerfile-rename-predefined = O BuildKit define esta variável com este nome.
dockerfile-rename-not-set = Esta variável não é definida neste arquivo, por isso o nome dela vem de outro lugar.
dockerfile-rename-stage-name = O nome de um estágio começa com uma letra; depois podem vir letras minúsculas, dígitos, `.`, `_` e `-`.
dockerfile-rename-stage-taken = Outro estágio já tem este nome, ou ele é reservado.
dockerfile-rename-variable-name = O nome de uma variável começa com uma letra ou `_`; depois podem vir letras, dígitos e `_`.
dockerfile-rename-variable-taken = Outra variável já tem este nome.
dockerfile-rename-delimiter = Um delimitador é uma só palavra de letras, dígitos, `_`, `-` e `.`.
dockerfile-rename-delimiter-taken = Uma linha do heredoc diz exatamente isso, ou outro heredoc da instrução termina com ele.
