### Two builds side by side: the sentence about them, and the words around it. The builds are called A and B in every language.
### Made from en/compare.ftl with the digest c75a7813c498bb1e

compare-back = Voltar aos arquivos
compare-to-layers = camadas
compare-build-key = Ctrl + Enter
compare-back-home = Voltar aos seus arquivos

## The sentence on top.

compare-nothing-built = Nada para comparar ainda
# $build (Number)
compare-only-one = O build { $build } é o A
# $build (Number)
compare-not-over = O build { $build } está em andamento
compare-was-cancelled = O build { $letter } foi cancelado
# $line (Number)
compare-stopped-at-line = O build { $letter } parou na linha { $line }
compare-has-failed = O build { $letter } falhou
compare-no-images = Nenhum dos dois builds criou uma imagem
# $time (Time)
compare-moving-below-saves = Mover { $keyword } para baixo de { $other } economiza { $time }
# $time (Time)
compare-moving-below-costs = Mover { $keyword } para baixo de { $other } custa { $time }
# $time (Time)
compare-moving-above-saves = Mover { $keyword } para cima de { $other } economiza { $time }
# $time (Time)
compare-moving-above-costs = Mover { $keyword } para cima de { $other } custa { $time }
# $time (Time)
compare-leaving-out-saves = Deixar { $path } de fora economiza { $time }
# $time (Time)
compare-letting-in-costs = Deixar { $path } entrar custa { $time }
# $time (Time)
compare-keeping-apart-saves = Manter { $path } à parte economiza { $time }
# $time (Time)
compare-taking-along-costs = Levar { $path } junto custa { $time }
# $bytes (Size)
compare-smaller = A imagem de { $letter } é { $bytes } menor
# $time (Time)
compare-faster = O build { $letter } levou { $time } a menos
compare-alike = Os dois builds custam o mesmo

## What stands below it, often the end of the sentence on top.

compare-nothing-built-detail = Construa seus arquivos duas vezes ou escolha um dos pares.
compare-waits = Mude alguma coisa e construa: esse build será o B.
compare-not-over-detail = Espere até este build terminar.
compare-one-image = Só o build { $letter } criou uma imagem; por isso, não há duas imagens para comparar.
compare-no-images-detail = Escolha builds que criaram uma imagem.
compare-ignored-detail = a cada alteração deste arquivo: o .dockerignore o mantém longe do COPY.
compare-not-ignored-detail = a cada alteração deste arquivo: o .dockerignore já não o mantém longe do COPY.
compare-on-every-change = a cada alteração de { $path }.
compare-smaller-detail = para armazenar, enviar e iniciar contêineres.
compare-faster-same-files = com os mesmos arquivos: os builds anteriores fizeram a diferença.
compare-faster-detail = desta vez. Depois de uma alteração em um arquivo, os dois builds executam de novo as mesmas etapas.
# $bytes (Size)
compare-stand-ins = As duas imagens têm { $bytes }, porque aqui as duas bases são imagens substitutas feitas de { $made-of }. As imagens reais têm tamanhos diferentes.
# $bytes (Size)
compare-alike-detail = Nenhum deles economiza tempo em uma alteração; as duas imagens têm { $bytes }.
# $bytes (Size)
compare-also-smaller = A imagem de { $letter } é { $bytes } menor.
# $place (Message)
compare-edit-in-both = A edição nos dois: { $place }.
# $a (Message)
# $b (Message)
compare-edits-differ = As edições são diferentes: em A, { $a }; em B, { $b }.
# $place (Message)
compare-edit-only-in = Só em { $letter } uma edição fez etapas serem executadas: { $place }.
# $line (Number)
compare-place = { $path } linha { $line }

## Pairs of workspaces.

compare-pairs = Pares para comparar
compare-story = O que observar
compare-four-builds = “Construir os dois” faz quatro builds de verdade: A, e A depois da edição; B, e B depois da mesma edição.
compare-build-both = Construir os dois
compare-build-both-again = Construir os dois de novo
compare-part-a = A pela primeira vez
compare-part-a-edited = A depois da edição
compare-part-b = B pela primeira vez
compare-part-b-edited = B depois da edição
# $number (Number)
# $part (Message)
compare-progress = Build { $number } de 4: { $part }
# $number (Number)
compare-stopped = Parou no build { $number } de 4
# $part (Message)
# $failure (Message)
compare-part-failed = { $part }: nenhuma imagem foi criada. { $failure } “Continuar” repete este build e faz os seguintes.
# $part (Message)
# $failure (Message)
compare-last-part-failed = { $part }: nenhuma imagem foi criada. { $failure } “Continuar” repete este build.
# $part (Message)
compare-part-cancelled = { $part }: o build foi cancelado. “Continuar” repete este build e faz os seguintes.
# $part (Message)
compare-last-part-cancelled = { $part }: o build foi cancelado. “Continuar” repete este build.
compare-go-on = Continuar

## The head of a side.

compare-side-a = A
compare-side-b = B
compare-choose-a = Build à esquerda (A)
compare-choose-b = Build à direita (B)
compare-none = nenhum build ainda
# $build (Number)
# $time (Time)
compare-took = Build { $build } · { $time }
# $build (Number)
compare-failed = Build { $build } · falhou
# $build (Number)
compare-cancelled = Build { $build } · cancelado
# $build (Number)
compare-under-way = Build { $build } · em andamento
compare-swap = Trocar
compare-keep = Manter os arquivos de { $letter }
compare-restore = Restaurar os arquivos de { $letter }
compare-cancel = Cancelar

## Both Dockerfiles, both stacks, and the other files.

compare-dockerfile = Dockerfile de { $letter }
compare-same-dockerfile = Mesmo Dockerfile
# $difference (Message)
compare-same-dockerfile-but = Mesmo Dockerfile; { $difference }
# $difference (Message)
# $files (Number)
compare-same-dockerfile-and-more = { $files ->
        [one] Mesmo Dockerfile; { $difference }, e mais { $files } arquivo é diferente
       *[other] Mesmo Dockerfile; { $difference }, e mais { $files } arquivos são diferentes
    }
# $line (Number)
compare-line-differs = { $path } é diferente na linha { $line }
compare-follows = O build B começa assim que o A terminar.
compare-steps = Etapas de { $letter }
# $line (Number)
compare-counterpart = Em { $letter }: linha { $line }.
compare-no-counterpart = Não está em { $letter }.
compare-moved-down = movida para baixo
compare-moved-up = movida para cima
compare-moved-here = movida para cá
compare-only-in-a = só em A:
compare-only-in-b = só em B:
compare-others = Outros arquivos
compare-other-changed = { $path } é diferente
compare-other-only = { $path } só existe em { $letter }
compare-other-of = { $path } de { $letter }
compare-other-unknown = Este arquivo é grande demais para ser mostrado aqui.
# $lines (Number)
compare-more-lines = { $lines ->
        [one] Mais { $lines } linha não é mostrada: uma comparação mostra as primeiras 2.000.
       *[other] Mais { $lines } linhas não são mostradas: uma comparação mostra as primeiras 2.000.
    }
compare-edit = A edição nos dois: { $path }
compare-before = antes:
compare-after = depois:
compare-comes-here = Seu próximo build aparece aqui.
compare-same-files = Os dois builds foram feitos com os mesmos arquivos.

## Times and sizes.

compare-time-of = Tempo destes builds
compare-size-of = Tamanho destas imagens
# $bytes (Size)
compare-layer = { $instruction } { $bytes }
# $bytes (Size)
compare-less = { $bytes } a menos
# $a (Time)
# $b (Time)
compare-a-day = 10 alterações por dia: A { $a }, B { $b }
# $time (Time)
compare-segment = { $instruction } { $time }
# $time (Time)
compare-saved = { $time } de economia
compare-nothing-ran = nada precisou ser executado
