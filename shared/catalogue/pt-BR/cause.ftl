### Why a step runs again, is reused, or cannot be told; to stand beside the word.
### Made from en/cause.ftl with the digest 223baf6cec7d3d84

cause-stage-not-needed = a imagem não precisa deste estágio
cause-base-is-here = a imagem base já está neste servidor
cause-built-by-others = outra pessoa já a construiu neste servidor
# $build (Number)
cause-same-base = mesma imagem base do build { $build }
# $build (Number)
cause-nothing-changed = nada que a afeta mudou desde o build { $build }

cause-no-cache = o cache está desativado neste build
cause-never-built = nunca construída aqui antes
# $change (Message)
cause-instruction = esta instrução mudou: { $change }
cause-base-means-another = a imagem base mudou: { $name } agora é outra imagem
# $change (Message)
cause-base = a imagem base mudou: { $change }
cause-content = nenhum build anterior usou estes arquivos
# $change (Message)
cause-workdir = o diretório de trabalho mudou: { $change }
# $change (Message)
cause-user = o usuário mudou: { $change }
cause-own-user = o da própria imagem
# $change (Message)
cause-shell = o shell mudou: { $change }
# $change (Message)
cause-network = a rede mudou: { $change }
# $change (Message)
cause-platform = a plataforma mudou: { $change }
# $line (Number)
cause-line-runs = depende da linha { $line }, que é executada de novo
cause-step-before-runs = depende de uma etapa anterior, que é executada de novo
# $line (Number)
cause-moved-onto-line = esta instrução agora vem depois de outra etapa, a da linha { $line }
cause-moved = esta instrução agora vem depois de outra etapa
cause-missing-file = { $path } não existe: o build falha aqui

cause-remote = depende do que { $source } responder
# $line (Number)
cause-output-of-line = depende do que a linha { $line } gravar
cause-output-of-step = depende do que outra etapa gravar
# $line (Number)
cause-image-of-line = depende do conteúdo da imagem da linha { $line }
cause-image-of-step = depende do conteúdo de outra imagem
cause-dropped = o engine removeu partes do cache, talvez esta etapa também
cause-unknown = não dá para prever antes do build

## Files.

cause-file-changed = { $path } mudou
# $line (Number)
cause-line-changed = { $path } mudou: linha { $line }
# $lines (List)
cause-lines-changed = { $path } mudou: linhas { $lines }
# $line (Number)
cause-line-gone = { $path } mudou: a antiga linha { $line } foi removida
# $lines (Message)
cause-lines-gone = { $path } mudou: as antigas linhas { $lines } foram removidas
# $first (Number)
# $last (Number)
cause-lines = { $first }–{ $last }
# $cause (Message)
# $places (Number)
cause-and-places = { $places ->
        [one] { $cause } e mais um lugar
       *[other] { $cause } e mais { $places } lugares
    }
# $cause (Message)
# $files (Number)
cause-and-files = { $files ->
        [one] { $cause }, e mais um arquivo
       *[other] { $cause }, e mais { $files } arquivos
    }
cause-added = { $path } é novo
cause-removed = { $path } não existe mais
cause-renamed = { $from } agora se chama { $path }
# $change (Message)
cause-mode = as permissões do arquivo mudaram: { $path }, { $change }
# $change (Message)
cause-link = o link { $path } mudou: { $change }
# Stands for what a link leads to, where it was no link before or is none any more.
cause-no-link = um arquivo
cause-ignore-file-gone = { $ignore-file } não existe mais, o que deixa { $path } entrar
cause-let-in = { $ignore-file } agora deixa { $path } entrar
cause-left-out = { $ignore-file } agora deixa { $path } de fora
cause-selected = esta instrução agora usa outros arquivos: { $path }

## Variables.

# $value (Message)
cause-argument-set = o argumento de build { $name } agora está definido: { $value }
# $value (Message)
cause-argument-unset = o argumento de build { $name } não está mais definido; era { $value }
# $change (Message)
cause-argument-changed = o argumento de build { $name } mudou: { $change }
cause-argument = o argumento de build { $name } mudou
# $value (Message)
cause-variable-set = a variável { $name } agora está definida: { $value }
# $value (Message)
cause-variable-unset = a variável { $name } não está mais definida; era { $value }
# $change (Message)
cause-variable-changed = a variável { $name } mudou: { $change }
cause-variable = a variável { $name } mudou

## Values.

# What something was, and what it is now.
# $old (Message)
# $new (Message)
cause-change = { $old } → { $new }
# The same where a reader would see no difference; signs stand for the blanks.
# $old (Message)
# $new (Message)
cause-change-of-blanks = só os espaços são diferentes: { $old } → { $new }
# A part of a value; the mark stands for what is before it.
# $text (Message)
cause-from-the-middle = …{ $text }
# A value without a character.
cause-empty = “”
# The beginning of a value.
cause-beginning = { $text }…

## The name of the way to a place.

# $line (Number)
cause-go-to-line = Ir para { $path }, linha { $line }
cause-go-to = Ir para { $path }
