### Both logs.
### Made from en/log.ftl with the digest 955d82b1edcf775e

log-build-log = Log do build
log-container-log = Log do contêiner
log-no-build = Nada foi construído ainda. O que cada linha do Dockerfile escreve aparece aqui.
log-no-build-lines = Este build ainda não escreveu nada.
log-no-container = Nenhum contêiner foi executado ainda. O que o app escreve aparece aqui.
log-no-container-lines = O contêiner ainda não escreveu nada.
# Names the line of the Dockerfile before the text of its instruction.
# $line (Number)
log-step = linha { $line }
log-reused = reutilizada
# $time (Time)
log-running = em execução há { $time }
log-failed = falhou
# $time (Time)
log-failed-after = falhou após { $time }
# $code (Number)
log-failed-with = falhou, código de saída { $code }
# $time (Time)
# $code (Number)
log-failed-after-with = falhou após { $time }, código de saída { $code }
log-waiting = aguardando
log-not-reached = não alcançada
log-not-needed = desnecessária
# $count (Number)
log-lines-before = { $count ->
        [one] { $count } linha antes da causa
       *[other] { $count } linhas antes da causa
    }
# $count (Number)
log-lines-after = { $count ->
        [one] { $count } linha depois da causa
       *[other] { $count } linhas depois da causa
    }
# $size (Size)
log-cut = { $size } foram cortados aqui: o log passou do tamanho permitido; o início e o fim dele foram mantidos.
# $count (Number)
log-lost = { $count ->
        [one] { $count } linha mais antiga não está mais guardada.
       *[other] { $count } linhas mais antigas não estão mais guardadas.
    }
log-following = acompanhando a linha mais recente
log-follow = Acompanhar
log-folded = só a causa
# $count (Number)
log-show-all = { $count ->
        [one] Mostrar { $count } linha
       *[other] Mostrar todas as { $count } linhas
    }
log-fold = Mostrar só a causa
log-search = Procurar
# $current (Number)
# $count (Number)
log-matches = { $current } de { $count }
log-no-match = nenhuma ocorrência
log-next = Próxima ocorrência
log-previous = Ocorrência anterior
log-copy-all = Copiar tudo
# $line (Number)
log-copy-step = Copiar o que a linha { $line } escreveu
log-copied = Copiado
log-not-copied = O navegador não permitiu copiar
