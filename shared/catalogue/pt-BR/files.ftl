### File tabs and the editor.
### Made from en/files.ftl with the digest b50cd00fbdb7b407

files-region = Arquivos
# Names the strip that holds the tabs of the Dockerfiles.
files-upper-tabs = Receita
# Names the strip with the tabs of the other files.
files-tabs = Outros arquivos
# Names the strip with the tabs of all files, which share one editor.
files-all-tabs = Todos os arquivos
# Stands below a Dockerfile that the next build does not take.
# $path (Text) The Dockerfile that it takes.
files-builds-another = O próximo build usa { $path }.
# Stands beside the name of the Dockerfile that the next build takes, where there are several.
files-built-next = próximo build
# Makes the next build take the Dockerfile that is open.
files-build-this-one = Construir este
# Describes how to leave an editor by keyboard.
files-keyboard-hint = Enquanto você não digitar, Tab leva à próxima parte da página. Depois disso, Tab indenta. Pressione Esc e depois Tab para sair do editor. F1 explica a linha, F8 vai para o próximo problema, Ctrl mais ponto lista as correções.
# Stands in a corner of an editor that got the focus by keyboard.
files-tab-leads-on = Tab: próxima parte da página. Depois de digitar, Tab indenta.
# Stands there after something was typed.
files-tab-indents = Tab indenta. Esc, depois Tab: próxima parte da página.
# Shows the card of the word at the cursor.
files-explain = Explicar
files-explain-keys = F1
# Puts a file into its usual shape.
files-format = Formatar
files-format-keys = Shift + Alt + F
# Names the list of a file's stages and instructions.
files-outline = Estrutura
# $index (Number)
files-stage = Estágio { $index }
# $index (Number)
# $name (Text)
files-named-stage = Estágio { $index }: { $name }

files-new-file = Novo arquivo
files-new-name = Nome do novo arquivo
files-other-name = Novo nome de { $path }
files-name-taken = Já existe um arquivo chamado { $path }.
files-menu = Ações para { $path }
files-rename = Renomear
files-rename-keys = F2
files-make-executable = Tornar executável
files-make-not-executable = Tornar não executável
# Says of a file that it may be executed.
files-executable = executável
files-delete = Excluir
files-delete-question = Excluir { $path }?
    .detail = Os builds e as imagens feitos com ele ficam como estão.
# Deletes nothing.
files-keep = Manter
files-deleted = { $path } foi excluído.
files-replaced = { $path } foi substituído pelo arquivo que você soltou.
# Takes back what was said to have been done.
files-undo = Desfazer
# Closes a remark.
files-dismiss = Fechar
files-download = Baixar todos os arquivos
files-one-editor = Todos os arquivos em um só editor
files-two-editors = Dockerfile em um editor próprio
# Names the menu of all files; its button shows the shorter word.
files-workspace-menu = Menu de arquivos
files-all-files = Arquivos
# Says beside a file's name that it was changed since the last build.
files-changed = alterado
# Says beside a file's name that the server did not take it.
files-not-saved = não salvo
# Says beside a file's name that it was changed here and elsewhere.
files-conflict = duas versões
# Describes a tab: executable, changed.
# $remarks (List)
files-described = { $remarks }

# The editor's own words: for finding and replacing, and for folding.
files-find = Localizar
files-replace-with = Substituir por
files-find-next = Próxima
files-find-previous = Anterior
files-select-all = Selecionar tudo
files-match-case = diferenciar maiúsculas
files-regular-expression = expressão regular
files-whole-words = palavras inteiras
files-replace = Substituir
files-replace-all = Substituir tudo
files-close-search = Fechar
files-current-match = ocorrência atual
files-on-line = na linha
files-replaced-on-line = ocorrência substituída na linha { $line }
files-replaced-matches = ocorrências substituídas: { $count }
files-go-to-line = Ir para a linha
files-go = Ir
files-suggestions = Sugestões
files-fold = Recolher
files-unfold = Expandir
files-folded-code = linhas recolhidas
files-unfold-code = Expandir
# Between the numbers of the first and the last line that were folded.
files-folded-to = a
files-lines-folded = Recolhidas as linhas
files-lines-unfolded = Expandidas as linhas
files-selection-deleted = seleção excluída
files-quick-fixes = Correções rápidas
files-nothing-to-fix = Nada nesta linha pode ser corrigido automaticamente.
files-new-name-of-symbol = Novo nome
files-control-character = Caractere de controle
