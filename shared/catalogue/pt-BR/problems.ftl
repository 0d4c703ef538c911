### The list of problems, and what the page and the editor show about one.
### Made from en/problems.ftl with the digest a423e9f84aa1d075

problems-title = Problemas
problems-error = erro
problems-warning = aviso
problems-hint = dica
# $count (Number)
problems-count = { $count ->
        [one] { $count } problema
       *[other] { $count } problemas
    }
# $count (Number)
problems-errors = { $count ->
        [one] { $count } erro
       *[other] { $count } erros
    }
# $count (Number)
problems-warnings = { $count ->
        [one] { $count } aviso
       *[other] { $count } avisos
    }
# $count (Number)
problems-hints = { $count ->
        [one] { $count } dica
       *[other] { $count } dicas
    }
problems-filter = Quais problemas
problems-file = Arquivo
problems-all-files = Todos os arquivos
problems-text = Procurar nos problemas
# $line (Number)
problems-place = { $path }, linha { $line }
problems-not-read = Seus arquivos estão sendo lidos.
problems-none = Nenhum problema foi encontrado nos seus arquivos.
problems-none-here = Nenhum problema corresponde ao filtro.
# $count (Number)
problems-more = { $count ->
        [one] Mais { $count } problema não é mostrado; refine o filtro para vê-lo.
       *[other] Mais { $count } problemas não são mostrados; refine o filtro para vê-los.
    }
problems-explain = Explicar { $rule }
problems-example = Em vez de
problems-better = Melhor
problems-reference = Mais: { $reference }
# $line (Number)
# $message (Message)
problems-summary = { $path }, linha { $line }: { $message }
# $line (Number)
# $message (Message)
problems-at-line = Linha { $line }: { $message }
problems-show-all = Mostrar todos
