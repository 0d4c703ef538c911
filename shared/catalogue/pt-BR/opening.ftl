### Files that come from elsewhere: opened, dropped, replaced; and the menu of all files.
### Made from en/opening.ftl with the digest b238e5825e6763d2

opening-open = Abrir arquivos ou um zip…
opening-open-folder = Abrir uma pasta…
opening-not-opened = Não foi possível abrir os arquivos: a parte da página que os lê não carregou. Tente de novo.
opening-nothing-to-open = Não há nenhum arquivo para abrir.
# $count (Number)
opening-open-question = { $count ->
        [one] Abrir um arquivo?
       *[other] Abrir { $count } arquivos?
    }
opening-open-undo = Um único “Desfazer” traz de volta os arquivos que você tem agora.
opening-open-these = Abrir
opening-open-only-these = Abrir e remover os outros
opening-open-nothing = Cancelar
# $paths (List)
opening-would-replace = Substituídos: { $paths }.
# $paths (List)
opening-would-add = Novos: { $paths }.
# $paths (List)
opening-would-stay = Não estão entre eles: { $paths }.
# $paths (List)
opening-are-left-out = Deixados de fora: { $paths }.
# $count (Number)
opening-more-names = mais { $count }
opening-bad-path = Um arquivo de um espaço de trabalho não pode ter o caminho { $path }.
opening-start-over = Recomeçar…
opening-start-over-question = Recomeçar?
    .detail = Todos os arquivos passam a ser os de um novo espaço de trabalho. Os builds ficam, e um único “Desfazer” traz seus arquivos de volta.
opening-start-over-now = Recomeçar
opening-keep-mine = Manter meus arquivos
opening-show-link = Copiar o link do meu espaço de trabalho…
opening-link-title = O link deste espaço de trabalho
opening-link-is-key = O link é a chave: quem o tem pode ler, alterar e executar tudo neste espaço de trabalho.
opening-copy-link = Copiar o link
opening-close-link = Pronto
opening-download-failed = Não foi possível criar o arquivo compactado: { $detail }
opening-drop-here = Solte arquivos aqui para adicioná-los
# $name (Text)
# $size (Size)
# $limit (Size)
opening-too-large = { $name } tem { $size }; um arquivo pode ter no máximo { $limit }.
opening-not-text = { $name } não é um arquivo de texto: ele tem bytes que nenhum texto tem. Imagens e programas têm bytes assim.
# $line (Number)
opening-other-encoding = A linha { $line } de { $name } não está em UTF-8. Salve o arquivo em UTF-8 e adicione-o de novo.
# $encoding is a name such as UTF-16 LE.
opening-was-decoded = { $name } estava em { $encoding }. O arquivo foi lido e é mantido em UTF-8.
# Stand above a list of sentences, one for each of these files.
# $count (Number)
opening-many-not-taken = { $count ->
        [one] Um arquivo não foi aceito
       *[other] { $count } arquivos não foram aceitos
    }
# $count (Number)
opening-many-replaced = { $count ->
        [one] Um arquivo foi substituído pelo que você soltou
       *[other] { $count } arquivos foram substituídos pelos que você soltou
    }
opening-unreadable = Não foi possível ler { $name }.
