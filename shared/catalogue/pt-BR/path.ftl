### What is wrong with the name of a file.
### Made from en/path.ftl with the digest cc6b253534e3a928

path-empty = Um nome de arquivo precisa de pelo menos um caractere entre as barras.
# $limit (Number)
path-too-long = Um nome de arquivo tem no máximo { $limit } bytes.
path-escapes = Um nome de arquivo fica dentro do espaço de trabalho: sem / no início, sem . ou .. como parte.
path-character = Um nome de arquivo não tem caracteres de controle, barras invertidas nem dois-pontos.
# $limit (Number)
path-too-deep = Um nome de arquivo tem no máximo { $limit } partes separadas por barras.
    .hint = Use menos pastas dentro de outras.
# The number is that of Unicode: U+200B.
# $number (Text)
# $character (Message)
path-hidden = O nome contém { $number }, { $character }, que faz um nome parecer outro.
    .hint = Digite o nome de novo em vez de colá-lo.
path-soft-hyphen = um hífen opcional
path-direction-mark = uma marca de direção de leitura
path-without-width = um caractere sem largura
path-line-separator = um separador de linhas
path-paragraph-separator = um separador de parágrafos
path-glyph-selector = um seletor de glifos
path-unseen-character = um caractere invisível
