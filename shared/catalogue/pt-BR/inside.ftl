### Inside an image: its history, what each layer did, and a file of it.
### Made from en/inside.ftl with the digest acbc09de95eb75f3

# $build (Number)
inside-title = Dentro da imagem do build { $build }
inside-look = Ver dentro da imagem
inside-close = Fechar
inside-loading = A imagem está sendo lida.
inside-history = Histórico, da base para cima
inside-shared = base, compartilhada
# Stands for what made an entry where the image does not say it.
inside-no-history = a imagem não diz como esta camada foi criada
# $line (Number)
inside-line = linha { $line }
inside-no-layer = sem camada
inside-files = Arquivos da camada
inside-filter = Filtrar arquivos por nome
# How many entries of all hold something in their path.
# $found (Number)
# $all (Number)
inside-found = { $found ->
        [0] Nenhum de { $all } tem “{ $matching }” no caminho.
        [one] { $found } de { $all } tem “{ $matching }” no caminho.
       *[other] { $found } de { $all } têm “{ $matching }” no caminho.
    }
# $added (Number)
# $changed (Number)
# $deleted (Number)
# $bytes (Size)
inside-totals = Adicionados: { $added }; alterados: { $changed }; excluídos: { $deleted }; { $bytes }.
# $bytes (Size)
inside-wasted-bytes = { $bytes } desperdiçados: uma camada posterior os sobrescreve ou exclui.
inside-added = adicionado
inside-changed = alterado
inside-deleted = excluído
inside-folder = pasta
inside-link = link
inside-hard-link = segundo nome
inside-special = arquivo especial
inside-leads-to = leva a { $path }
inside-wasted = desperdiçado
inside-cut = A camada tem mais entradas do que as que são guardadas.
# $shown (Size)
# $all (Size)
inside-text-cut = { $path }: os primeiros { $shown } de { $all }
inside-no-text = { $path } não é texto.
