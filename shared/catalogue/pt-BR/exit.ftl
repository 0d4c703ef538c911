### Why a container ended.
### Made from en/exit.ftl with the digest abd91b578e2ac2ec

exit-without-error = O processo do contêiner terminou sozinho, sem erro (código de saída 0).
    .hint = Um contêiner vive enquanto o comando dele estiver em execução; um servidor web continua em execução.
exit-not-executable = Não é possível executar o comando do contêiner (código de saída 126).
    .hint = Confira o comando indicado por CMD ou ENTRYPOINT e as permissões dele.
exit-not-found = O comando do contêiner não foi encontrado (código de saída 127).
    .hint = Confira o comando indicado por CMD ou ENTRYPOINT.
# $exit-code (Number)
exit-with-code = O processo do contêiner terminou com o código de saída { $exit-code }.
    .hint = As últimas linhas do log dizem por quê.
exit-did-not-start = Não foi possível iniciar o contêiner.
    .hint = A última linha do log diz por quê e o que fazer.
exit-stopped = O contêiner foi parado.
exit-out-of-memory = O contêiner foi encerrado à força porque usou mais memória do que o permitido.
    .hint = Carregue menos dados de uma vez, depois construa e execute de novo.
exit-out-of-disk = O contêiner foi encerrado porque gravou no disco mais do que o permitido; o log diz quanto.
    .hint = Grave menos ou exclua arquivos que não são mais necessários. Depois construa e execute de novo.
exit-disk-nearly-full = O contêiner foi encerrado porque continuava gravando com o disco do servidor quase cheio; o log diz quanto espaço resta.
    .hint = Tente de novo em alguns minutos: imagens antigas estão sendo removidas. Se o disco continuar cheio, avise quem administra o servidor.
exit-engine-restarted = O contêiner terminou porque o engine precisou ser reiniciado: ele continuava trabalhando em um build que já tinha terminado havia muito tempo.
    .hint = Clique em “Executar” para iniciá-lo de novo.
exit-idle = O contêiner foi parado, porque ninguém usou este espaço de trabalho por um tempo.
    .hint = Clique em “Executar” para iniciá-lo de novo.
exit-lost = O contêiner não existe mais: o servidor ou o engine dele parou.
    .hint = Clique em “Executar” para iniciá-lo de novo.
