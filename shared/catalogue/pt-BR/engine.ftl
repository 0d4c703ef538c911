### Why there is no engine, and what the engine did after a build's end.
### Made from en/engine.ftl with the digest 3e3cab67cc6a1762

engine-switched-off = Este servidor funciona sem um Docker Engine, por escolha de quem o administra.
    .hint = É possível editar; “Construir” e “Executar” precisam de um engine.
engine-not-found = Nenhum Docker Engine foi encontrado.
    .hint-install = Instale o Docker ou inicie o servidor como root onde o dockerd estiver instalado.
    .hint-name = DRYDOCK_ENGINE=unix:///path/to/docker.sock indica um engine em outro lugar.
engine-no-permission = Este servidor não tem permissão para usar o Docker Engine em { $address }.
    .hint = Inicie o servidor como root ou como um usuário do grupo docker.
engine-unreachable = O Docker Engine em { $address } não responde.
    .hint = Inicie o engine. O Drydock percebe sozinho quando o engine responde.
engine-did-not-start = Não foi possível iniciar o Docker Engine do próprio Drydock: { $detail }.
    .hint = O arquivo engine/dockerd.log na pasta de dados contém a saída do engine.
# $build (Number)
engine-restarted = O engine continuou trabalhando no build { $build } depois que ele terminou; por isso, o engine foi reiniciado.
    .hint-apps = Todos os apps em execução foram encerrados; clique em “Executar” para iniciar o seu de novo.
    .hint-build = Antes de construir de novo, deixe o build menor: use menos variáveis, estágios, arquivos ou comandos.
