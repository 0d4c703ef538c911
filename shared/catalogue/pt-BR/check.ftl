### What `drydock check` says on a terminal.
### Made from en/check.ftl with the digest 111922fe3e2656f8

check-error = erro
check-warning = aviso
check-info = info
check-help = ajuda
# $files (Number)
check-fine = Nenhum problema em { $files ->
        [one] { $files } arquivo
       *[other] { $files } arquivos
    }.
# $errors (Number)
# $warnings (Number)
# $infos (Number)
check-summary = { $errors ->
        [one] { $errors } erro
       *[other] { $errors } erros
    }, { $warnings ->
        [one] { $warnings } aviso
       *[other] { $warnings } avisos
    }, { $infos ->
        [one] { $infos } observação
       *[other] { $infos } observações
    }.
# $encoding is a name such as UTF-16 LE.
check-encoding = Este arquivo está em { $encoding }. Ele foi lido, mas o Docker e o Python leem apenas UTF-8: salve o arquivo em UTF-8.
check-encoding-of-list = Este arquivo está em { $encoding }, que o pip lê. Outros programas talvez não leiam: salve o arquivo em UTF-8.
check-marked-script = Há uma marca de ordem de bytes (BOM) antes dos caracteres #! deste script; por isso, o kernel não encontra o programa dele. Salve o arquivo em UTF-8 sem BOM.
check-not-text = Este não é um arquivo de texto.
check-other-encoding = Esta linha não está em UTF-8. Salve o arquivo em UTF-8.
check-nothing = Não há Dockerfile, .dockerignore, arquivo Python nem requirements.txt em { $folder }.
# $path (Text)
# $why (Text)
check-unreadable = Não foi possível ler { $path }: { $why }.
# $folder (Text)
# $limit (Number)
check-too-many = { $folder } tem mais de { $limit } arquivos. Indique a própria pasta do contexto de build.
