### Why an app gave no answer.
### Made from en/app-failure.ftl with the digest 0da5acbf34485940

app-failure-no-container = Nenhum contêiner está em execução.
    .hint = Clique em “Executar” para iniciar um.
app-failure-not-published = O contêiner está em execução, mas nenhuma porta dele foi publicada; por isso, nada de fora do contêiner consegue acessar o app.
    .hint = Execute-o de novo com -p, como em docker run -p 8000:5000 IMAGEM: o primeiro número é a porta daqui, o segundo é a porta do app no contêiner.
# $exit-code (Number)
app-failure-not-running = O contêiner não está em execução: o processo dele terminou com o código de saída { $exit-code }.
    .hint = As últimas linhas do log dizem por quê. Corrija o erro, depois construa e execute de novo.
# $limit (Size)
app-failure-out-of-memory = O contêiner foi encerrado à força porque usou mais memória do que os { $limit } permitidos.
    .hint = Carregue menos dados de uma vez, depois construa e execute de novo.
app-failure-not-listening = O contêiner está em execução, mas nada nele escuta na porta { $port } ainda.
    .hint-starting = Se o app ainda estiver iniciando, envie a requisição de novo daqui a pouco.
    .hint-command = Caso contrário, confira se o comando realmente inicia um servidor web.
app-failure-loopback-only = O app escuta em 127.0.0.1:{ $port } dentro do contêiner, onde ninguém de fora consegue acessá-lo.
    .hint = Faça o app escutar em 0.0.0.0: app.run(host="0.0.0.0") ou flask run --host=0.0.0.0.
app-failure-other-port = O app escuta na porta { $listening }, e não na porta { $port }.
    .hint = Escreva EXPOSE { $listening } no Dockerfile, depois construa e execute de novo.
# $listening (List)
# $port (Text)
app-failure-other-ports = O app escuta nas portas { $listening }, e não na porta { $port }.
app-failure-connection-lost = A conexão com a porta { $port } caiu antes de chegar uma resposta: { $detail }.
    .hint = O log do contêiner pode mostrar o que o app fez.
# $waited (Period)
app-failure-timed-out = O app não deu uma resposta completa em { $waited }.
    .hint = Veja no log do contêiner o que ele está fazendo.
# $limit (Size)
app-failure-body-too-large = A resposta foi cortada, porque aqui uma resposta pode ter no máximo { $limit }.
    .hint = Abra o app em uma aba: lá a resposta não é cortada.
# $limit (Size)
app-failure-upload-too-large = O upload é grande demais: aqui uma requisição pode ter no máximo { $limit }. O app recebeu só uma parte do upload.
    .hint = Envie um arquivo menor.
app-failure-cancelled = A requisição foi cancelada.
