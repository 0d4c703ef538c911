### What Drydock itself says in the log of a build or a container.
### Made from en/log-remark.ftl with the digest bc4c495f934b7749

log-remark-waits-for-base = Este servidor ainda está preparando { $image }; o build continua assim que ela estiver disponível.
log-remark-syntax-set-aside = O frontend do próprio engine lê este Dockerfile; { $syntax } não é baixado.
# $syntax (Text)
# $version (Text)
log-remark-syntax-fetched = O Docker Engine { $version } é antigo demais para ler este Dockerfile sozinho; por isso, ele baixa { $syntax }.
# $skipped (Size)
log-remark-output-skipped = { $skipped } de saída foram omitidos aqui, porque ninguém estava olhando e o contêiner escreveu demais.
# $used (Size)
# $limit (Size)
log-remark-wrote-too-much = Este contêiner gravou { $used } no disco e pode gravar { $limit }; por isso, será encerrado. Grave menos ou exclua arquivos que não são mais necessários.
# $free (Size)
log-remark-met-full-disk = O disco do servidor está quase cheio, com { $free } livres, e este contêiner continua gravando; por isso, será encerrado. Seus arquivos estão seguros.
