### The console in the page: its transcript, its input, its terminal.
### Made from en/console-page.ftl with the digest c97c1a47afe5040b

console-page-transcript = Console
console-page-input = Linha de comando
console-page-input-hint = Enter executa a linha. As setas para cima e para baixo trazem linhas anteriores, e Ctrl mais R procura uma delas. Tab completa; Esc e depois Tab sai do campo. Ctrl mais C interrompe o que está em execução, e Ctrl mais L limpa o console.
console-page-program-input = Entrada para o programa em execução
console-page-suggestions = Sugestões
console-page-correct = Corrigir (Alt + Enter)
console-page-search-history = Procurar nas linhas anteriores:
console-page-terminal = Terminal
console-page-terminal-hint = Terminal. Esc e depois Tab sai dele.
console-page-keys = Teclas
console-page-left = Esquerda
console-page-right = Direita
console-page-up = Para cima
console-page-down = Para baixo

# $word (Text)
console-page-unknown-command = O docker não tem o comando { $word }.
# $word (Text)
console-page-unknown-flag = Este comando não tem a opção { $word }.

## Remarks on commands

# $code (Number)
console-page-exit-code = código de saída { $code }
console-page-by-build = pelo botão “Construir”
# $build (Number)
console-page-by-run = pelo botão “Executar build { $build }”
console-page-by-plain-run = pelo botão “Executar”
console-page-by-stop = pelo botão “Parar”
# $n (Number)
console-page-pasted = { $n ->
        [one] { $n } linha colada
       *[other] { $n } linhas coladas
    }
# $n (Number)
console-page-pasted-without-prompts = { $n ->
        [one] { $n } linha colada, sem o sinal $ do início
       *[other] { $n } linhas coladas, sem os sinais $ do início
    }
# $n (Number)
console-page-paste-stopped = Esta linha falhou, e a execução das linhas coladas parou aqui. { $n ->
        [one] Mais { $n } linha não foi executada.
       *[other] Mais { $n } linhas não foram executadas.
    }
console-page-run-rest = Executar o resto
console-page-run-corrected = Executar a linha corrigida
# $n (Number)
console-page-lines-left-out = { $n ->
        [one] { $n } linha anterior foi omitida.
       *[other] { $n } linhas anteriores foram omitidas.
    }
console-page-commands-left-out = Comandos anteriores foram omitidos.
console-page-connection-lost = A conexão foi perdida, e o que estava em execução aqui terminou.
console-page-new-shell = Conectado de novo, com um novo shell.

## The progress of a build

# $line (Number)
console-page-step-reused = linha { $line } reutilizada
# $line (Number)
console-page-step-ran = linha { $line } executada
# $line (Number)
console-page-step-failed = linha { $line } falhou
# $line (Number)
console-page-step-running = linha { $line } em execução
