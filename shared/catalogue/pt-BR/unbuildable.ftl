### Dockerfiles that no engine is asked to build. A line 0 is none: the sentence is about the whole file.
### Made from en/unbuildable.ftl with the digest 7e2bd78b308cad47

# $word (Text)
unbuildable-no-instruction = { $word } não é uma instrução.
unbuildable-no-stage = O Dockerfile não tem FROM, por isso não há nada a construir.
    .hint = Adicione um, como FROM python:3.8-alpine; de todas as instruções, só ARG pode vir acima dele.
# $stages (List)
unbuildable-no-target = O build deveria terminar com o estágio { $target }, mas o Dockerfile não tem nenhum estágio com esse nome.
    .hint = Dê esse nome a um estágio: FROM … AS { $target }.
    .hint-stages = Os estágios do Dockerfile são { $stages }.
# $line (Number)
unbuildable-circle = { $line ->
        [0] O Dockerfile fecha um ciclo: o estágio precisa de arquivos de um estágio que precisa deste.
       *[other] A linha { $line } fecha um ciclo: o estágio precisa de arquivos de um estágio que precisa deste.
    }
    .hint = Pegue arquivos só de estágios que vêm acima.
# $line (Number)
# $what (Text)
unbuildable-stage-not-above = { $line ->
        [0] O Dockerfile pede { $what }, mas nenhum estágio acima tem esse nome ou número.
       *[other] A linha { $line } pede { $what }, mas nenhum estágio acima dela tem esse nome ou número.
    }
    .hint = Confira a grafia ou mova o estágio para cima daquele que pega arquivos dele.
# $line (Number)
# $source (Text)
unbuildable-copy-of-address = { $line ->
        [0] O Dockerfile copia { $source }; COPY pega arquivos do espaço de trabalho ou de um estágio, nunca da rede.
       *[other] A linha { $line } copia { $source }; COPY pega arquivos do espaço de trabalho ou de um estágio, nunca da rede.
    }
    .hint = Adicione o arquivo ao espaço de trabalho ou baixe-o em um RUN.
# $line (Number)
# $detail (Message)
unbuildable-too-costly = { $line ->
        [0] O Dockerfile custaria demais ao engine: { $detail }.
       *[other] A linha { $line } custaria demais ao engine: { $detail }.
    }
# $line (Number)
unbuildable-too-costly-somehow = { $line ->
        [0] O Dockerfile custaria demais ao engine.
       *[other] A linha { $line } custaria demais ao engine.
    }
# $line (Number)
# $what (Text)
unbuildable-ambiguous = { $line ->
        [0] O Dockerfile tem { $what }, o que nem toda versão do engine lê da mesma forma.
       *[other] A linha { $line } tem { $what }, o que nem toda versão do engine lê da mesma forma.
    }
    .hint = Escreva de forma simples: nomes inteiros, ${"{"}NOME{"}"} ou ${"{"}NOME:-valor{"}"}, e nenhum caractere de escape nem aspas em opções.

## What costs an engine more than it may; no full stop.

# $limit (Size)
unbuildable-expanded-too-large = até aqui, as instruções têm, com as variáveis expandidas, mais de { $limit }, mais do que um build pode ter; mencione variáveis grandes menos vezes
unbuildable-expanding-too-long = até aqui, o engine expandiria palavras por tempo demais; use menos variáveis, intervalos de portas menores e palavras mais curtas sem espaços
unbuildable-too-many-paths = são tantos os estágios que pegam arquivos uns dos outros que o engine ficaria ocupado por tempo demais; pegue arquivos de menos estágios
# $used (Size)
# $limit (Size)
unbuildable-value-too-large = { $name } teria até { $used } com as variáveis expandidas; um valor pode ter { $limit }. Não deixe uma variável repetir outra que repete outra
# $used (Size)
# $limit (Size)
unbuildable-word-too-large = esta palavra teria até { $used } com as variáveis expandidas; um valor pode ter { $limit }. Não deixe uma variável repetir outra que repete outra
