### The layers: headline, bars, timeline.
### Made from en/layers.ftl with the digest 4b071c10da058a84

layers-title = Camadas
layers-list = Etapas do build
layers-nothing-built = nada construído ainda
layers-chooser = Build mostrado
# $build (Number)
# $took (Time)
layers-build-succeeded = Build { $build } · { $took }
# $build (Number)
layers-build-failed = Build { $build } · falhou
# $build (Number)
layers-build-cancelled = Build { $build } · cancelado
# $build (Number)
layers-build-busy = Build { $build } · em andamento
layers-newest = Voltar ao mais recente
layers-compare = Comparar
layers-compare-from = Comparar a partir daqui (A)
# $build (Number)
layers-compare-with = Comparar com o build { $build } (A)
layers-compared = Dois builds comparados

## The sentence on top, and what stands below it.

# $layers (Number)
layers-first = { $layers ->
        [one] O primeiro build cria { $layers } camada
       *[other] O primeiro build cria { $layers } camadas
    }
layers-first-detail = Cada barra é preenchida quando a linha dela termina.
layers-no-instructions = Nenhuma instrução ainda
layers-no-instructions-detail = Um Dockerfile começa com FROM e a imagem de partida.
layers-queued = Aguardando um lugar
# $before (Number)
layers-queued-detail = { $before ->
        [0] Este build é o próximo.
        [one] { $before } build vai antes.
       *[other] { $before } builds vão antes.
    }
# $line (Number)
layers-running = Construindo: a linha { $line } está em execução
layers-getting-ready = Construindo: preparação
# $step (Number)
# $steps (Number)
layers-running-detail = Etapa { $step } de { $steps }.
# $build (Number)
# $ran (Number)
layers-succeeded = { $ran ->
        [0] O build { $build } reutilizou tudo
        [one] O build { $build } executou { $ran } camada
       *[other] O build { $build } executou { $ran } camadas
    }
# $reused (Number)
# $image (Size)
layers-succeeded-detail = { $reused ->
        [0] Nada foi reutilizado. Tamanho da imagem: { $image }.
        [one] { $reused } reutilizada. Tamanho da imagem: { $image }.
       *[other] { $reused } reutilizadas. Tamanho da imagem: { $image }.
    }
# $build (Number)
# $line (Number)
layers-stopped-at-line = O build { $build } parou na linha { $line }
# $build (Number)
layers-failed = O build { $build } falhou
# $build (Number)
layers-cancelled = O build { $build } foi cancelado
layers-no-image = Nenhuma imagem foi criada.
# $earlier (Number)
layers-no-image-but-earlier = Nenhuma imagem foi criada. O build { $earlier } continua disponível.

# A saved time stands before it, in large digits.
layers-saved = economia por reuso
# A time that will be saved stands before it, in large digits.
layers-will-be-saved = a economizar

## A bar.

# Stands before the number of a line, for who hears it.
layers-line = linha
# $line (Number)
layers-go-to-line = Ir para a linha { $line }
layers-no-line = Esta instrução foi alterada depois do build
layers-not-built = ainda não construída
layers-waiting = aguardando
layers-runs = em execução
layers-reused = reutilizada
layers-ran = executada
layers-step-failed = falhou
layers-not-reached = não alcançada
layers-no-layer = sem camada
# $build (Number)
layers-from-build = do build { $build }
layers-base-is-here = a imagem base já está neste servidor
layers-from-cache = do cache
layers-stand-in = substituta: { $made-of }
layers-changed-since = alterada desde então
# $line (Number)
layers-waits-for-line = espera pela linha { $line }
layers-waits = espera sua vez
# $line (Number)
layers-line-has-to-succeed = a linha { $line } precisa dar certo antes
layers-step-has-to-succeed = uma etapa anterior precisa dar certo antes
layers-was-cancelled = o build foi cancelado
# $time (Time)
layers-cancelled-after = cancelada após { $time }
layers-not-begun = o build terminou antes dela
# $code (Number)
layers-exit-code = código de saída { $code }
layers-in-log = veja o log
# $bytes (Message)
layers-downloading = baixando { $bytes }
layers-extracting = descompactando
# $bytes (Size)
layers-sending = { $bytes } até agora
# $time (Time)
layers-saved-time = economizou { $time }
# $time (Time)
# $size (Size)
layers-saved-time-and-size = economizou { $time } · { $size }
# $time (Time)
# $size (Size)
layers-time-and-size = { $time } · { $size }
# $state (Message)
# $time (Time)
layers-state-and-time = { $state }, { $time }
# Two things that are said of one step.
# $one (Message)
# $other (Message)
layers-and-also = { $one } · { $other }

## What is expected.

layers-not-needed = desnecessária
layers-will-reuse = a reutilizar
layers-will-run = a executar
layers-unknown = incerta
# $expected (Message)
# $why (Message)
layers-expected-because = { $expected }: { $why }
layers-as-predicted = como previsto

## A Dockerfile that cannot be built.

# The word of a bar.
layers-cannot-build = com erro
layers-cannot-be-built = Não é possível construir
# $line (Number)
layers-cannot-be-built-at = Não é possível construir: linha { $line }
# $line (Number)
layers-once-readable = assim que a linha { $line } puder ser lida
# $line (Number)
layers-line-first = a linha { $line } precisa estar legível antes
layers-file-first = o Dockerfile precisa ser corrigido antes
layers-nothing-sent = O Docker lê o arquivo inteiro antes de começar; por isso, nenhuma linha dele é executada.
layers-no-estimate = sem estimativa
# $expected (Message)
# $why (Message)
layers-missed = previsto: { $expected }, { $why }
# $agreed (Number)
# $of (Number)
layers-proof = { $agreed } de { $of } como previsto.
# $unknown (Number)
layers-not-told-before = { $unknown ->
        [one] { $unknown } não pôde ser prevista.
       *[other] { $unknown } não puderam ser previstas.
    }
# $layers (Number)
layers-first-run = { $layers ->
        [one] O primeiro build executa { $layers } camada
       *[other] O primeiro build executa { $layers } camadas
    }
# $run (Number)
layers-next = { $run ->
        [0] O próximo build reutiliza tudo
        [one] O próximo build executa { $run } camada
       *[other] O próximo build executa { $run } camadas
    }
# $reused (Number)
layers-next-reused = { $reused ->
        [0] Nada será reutilizado.
        [one] { $reused } será reutilizada.
       *[other] { $reused } serão reutilizadas.
    }
# $unknown (Number)
layers-next-unknown = { $unknown ->
        [one] { $unknown } não pode ser prevista.
       *[other] { $unknown } não podem ser previstas.
    }
layers-next-build = Próximo build
# $time (Time)
layers-about = cerca de { $time }
# $time (Time)
layers-saves = economiza { $time }

## What if a file changes.

layers-what-if = E se ele mudar?
# Stands on top of the layers as they would be.
# $layers (Number)
layers-if-changed = { $layers ->
        [0] Se { $path } mudar, nenhuma camada será executada
        [one] Se { $path } mudar, { $layers } camada será executada
       *[other] Se { $path } mudar, { $layers } camadas serão executadas
    }
layers-what-if-nothing = { $path }: nenhuma linha será executada
# $line (Number)
layers-what-if-line = { $path }: a linha { $line } será executada
# $lines (List)
# $last (Number)
layers-what-if-lines = { $path }: as linhas { $lines } e { $last } serão executadas
# $upper (Number)
# $lower (Number)
# $time (Time)
layers-swap = A linha { $lower } acima da linha { $upper } economizaria { $time } a cada alteração de { $path }.

## The timeline.

# $build (Number)
layers-timeline = Build { $build }
layers-next-timeline = Próximo build, estimativa
# $time (Time)
# $without (Time)
layers-instead = { $time } em vez de { $without }
# $time (Time)
layers-segment = { $instruction }, { $time }
layers-reused-ghost = { $instruction }, reutilizada
layers-will-reuse-ghost = { $instruction }, a reutilizar
# $lanes (Number)
layers-timeline-label = { $lanes ->
        [0] Tempo por etapa
        [1] Tempo por etapa
       *[other] Tempo por etapa, até { $lanes } lado a lado
    }
