### Presenter mode: what changed and what it cost, as one sentence that a room can read.
### Made from en/presenter.ftl with the digest ebfb0e791f60510f

presenter-label = Modo de apresentação
presenter-open = Modo de apresentação (F9)

## The sentence: what was changed, and what that costs.

# $change (Message)
# $cost (Message)
presenter-title = { $change }, { $cost }
# $cost (Message)
presenter-before-the-build = Antes do build: { $cost }
# $cost (Message)
presenter-no-layer-changed = Nenhuma camada mudou, { $cost }

presenter-all-will-be-reused = tudo será reutilizado
presenter-not-told-before = não dá para prever quais etapas serão executadas
# $layers (Number)
presenter-will-run = { $layers ->
        [one] { $layers } camada será executada
       *[other] { $layers } camadas serão executadas
    }
# $layers (Number)
presenter-at-least-will-run = { $layers ->
        [one] pelo menos { $layers } camada será executada
       *[other] pelo menos { $layers } camadas serão executadas
    }
presenter-all-was-reused = tudo foi reutilizado
# $layers (Number)
presenter-ran = { $layers ->
        [one] { $layers } camada foi executada
       *[other] { $layers } camadas foram executadas
    }

presenter-without-cache = Sem o cache
presenter-first-build = Primeiro build
# $lines (Number)
presenter-lines-changed = { $lines ->
        [one] { $lines } linha mudou
       *[other] { $lines } linhas mudaram
    }
# $files (Number)
presenter-files-changed = { $files ->
        [one] { $files } arquivo mudou
       *[other] { $files } arquivos mudaram
    }
# $arguments (Number)
presenter-arguments-changed = { $arguments ->
        [one] { $arguments } argumento de build mudou
       *[other] { $arguments } argumentos de build mudaram
    }
presenter-base-changed = A imagem base mudou
# $changes (Number)
presenter-changes = { $changes ->
        [one] { $changes } alteração
       *[other] { $changes } alterações
    }

## What stands below it.

# $build (Number)
presenter-build = Build { $build }
# $build (Number)
presenter-step-as-predicted = Build { $build } · como previsto
# $build (Number)
# $steps (Number)
presenter-all-as-predicted = Build { $build } · todas as { $steps } etapas como previsto
# $build (Number)
# $agreed (Number)
# $steps (Number)
presenter-some-as-predicted = Build { $build } · { $agreed } de { $steps } etapas como previsto
# $build (Number)
# $detail (Message)
presenter-before-build = Antes do build { $build } · { $detail }
# $detail (Message)
presenter-next-build = Próximo build · { $detail }
# $number (Number)
presenter-stage = Estágio { $number }
# $number (Number)
presenter-named-stage = Estágio { $number }: { $name }

## The lines of code above the layers.

# $line (Number)
presenter-line-changed = a linha { $line } mudou
# $first (Number)
# $last (Number)
presenter-code-lines-changed = as linhas { $first } a { $last } mudaram
# $line (Number)
presenter-at-line = linha { $line }

## The keys, as they are written on a keyboard, and what each does.

presenter-key-space = Espaço
presenter-key-escape = Esc
presenter-go-on = avançar
presenter-start-build = construir
presenter-compare = comparar
presenter-leave = sair
presenter-edit = editar
presenter-line = linha
presenter-code-size = tamanho do código
presenter-smaller-code = Código menor
presenter-larger-code = Código maior
presenter-key-enter = Enter
presenter-key-control-enter = Ctrl + Enter
presenter-leave-code = voltar às camadas

presenter-phases = Fases
presenter-predicted = previsto
presenter-building = construindo
presenter-proven = comprovado
presenter-failed = falhou
presenter-cancelled = cancelado
