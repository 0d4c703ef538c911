### What is wrong with an ignore file.
### Made from en/ignore.ftl with the digest 8cc7f988851806bd

# $remark is the matcher's own.
ignore-pattern = Um build recusa este padrão: { $remark }.
ignore-line-too-long = Um build lê linhas de no máximo 65.535 bytes.
# $limit (Number)
ignore-too-many = Um arquivo .dockerignore tem no máximo { $limit } padrões, e este passa do limite. Use um só padrão para vários arquivos, como *.log, ou para uma pasta inteira.
# $limit (Number)
ignore-pattern-too-long = Um padrão tem no máximo { $limit } bytes, e este é mais longo. Use * para partes de um nome.
# $limit (Number)
ignore-double-stars = Em um padrão, ** aparece no máximo { $limit } vezes, e neste aparece mais. Um único ** representa qualquer número de pastas.
