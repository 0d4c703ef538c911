### What is wrong with a Python file or a requirements.txt, and what mends it. Python's and pip's own words are arguments.
### Made from en/python.ftl with the digest 3e67d9051638678b

python-missing-token = Falta `{ $subject }` aqui.
python-missing-expression = Falta um valor aqui.
python-missing-name = Falta um nome aqui.
python-missing-block = Falta o bloco desta instrução.
    .hint = Abaixo de uma linha que termina com dois-pontos, indente as linhas do bloco com quatro espaços.
python-unexpected-indent = Esta linha está indentada, mas nenhum bloco começa acima dela.
    .hint = Só as linhas abaixo de dois-pontos são indentadas.
python-uneven-indent = Nenhum bloco em torno desta linha tem a mesma indentação.
    .hint = Indente esta linha exatamente como as outras do mesmo bloco.
python-mixed-indent = A indentação mistura tabulações e espaços. O Python diz: { $subject }.
    .hint = Indente todas as linhas com espaços, quatro por nível. Uma tabulação só parece uma sequência de espaços.
python-never-closed = Este `{ $subject }` nunca é fechado.
python-unclosed-string = Esta string não tem fim.
    .hint = Feche-a com as mesmas aspas com que ela começa.
python-stray-character = `{ $subject }` não significa nada em Python.
python-misspelled-keyword = O Python não conhece esta palavra. Você quis dizer `{ $subject }`?
python-print-statement = `print` é uma função e precisa de parênteses.
    .hint = Escreva print(…); sem eles, é Python 2.
python-shared-line = Uma segunda instrução começa aqui, na mesma linha.
    .hint = Coloque-a em uma linha separada.
python-single-equals = `=` dá um valor a um nome; não compara.
    .hint = Compare com `==`.
python-out-of-place = `{ $subject }` não pode ficar aqui.
python-return-outside = `return` está fora de qualquer função.
    .hint = Se `return` pertence à função acima, indente-o como as outras linhas da função.
python-bad-target = O Python não pode dar um valor a isto.
    .hint = À esquerda de `=` vem um nome.
python-argument-order = Um argumento sem nome vem depois de um com nome.
    .hint = Coloque os argumentos com nome por último.
python-parameter-order = Um parâmetro sem valor padrão vem depois de um com valor padrão.
    .hint = Coloque os parâmetros com valor padrão por último.
python-bad-f-string = A parte entre chaves desta f-string não está certa.
    .hint = Para escrever uma chave no texto, repita-a.
python-other-python = O Python { $subject } não conhece esta sintaxe.
    .hint = Uma imagem base mais nova tem um Python mais novo.
python-too-deep = Este arquivo tem níveis demais, uns dentro dos outros, para ser lido.
python-invalid-syntax = O Python não consegue ler isto: { $subject }.

python-run-above-routes = O app é iniciado acima da rota { $subject }, por isso esta rota nunca responde.
    .hint = Esta chamada não retorna. Mova-a para baixo de todas as rotas, no fim do arquivo.
python-host-missing = `{ $subject }` sem host escuta em 127.0.0.1, um endereço que ninguém de fora do contêiner consegue acessar.
    .hint = Escreva { $subject }(host="0.0.0.0").
python-host-loopback = O app escuta só em { $subject }, um endereço que ninguém de fora do contêiner consegue acessar.
    .hint = Escreva "0.0.0.0" no lugar.
python-debug-on = O modo de depuração permite que quem vir uma página de erro execute Python no contêiner.
    .hint = O modo de depuração é bom para aprender. Desative-o em uma imagem para outras pessoas.
python-variable-must-exist = Sem a variável de ambiente { $subject }, o app termina aqui com um erro.
    .hint = Defina-a com ENV { $subject }=… no Dockerfile ou leia-a com os.environ.get e um valor padrão.

python-not-arequirement = O pip não consegue ler `{ $subject }`.
    .hint = Cada linha indica um pacote, como flask ou flask==3.0.0.
python-bad-package-name = `{ $subject }` não pode ser o nome de um pacote.
    .hint = Os nomes são feitos de letras, dígitos e, entre eles, hifens, sublinhados e pontos.
python-bad-operator = O pip não conhece este operador. Você quis dizer `{ $subject }`?
python-missing-version = Falta uma versão depois de `{ $subject }`.
python-bad-version = `{ $subject }` não é uma versão válida aqui.
    .hint = Versões têm a forma 3.0.0; == e != também aceitam 3.0.*.
python-missing-operator = Falta um operador antes da versão.
    .hint = Escreva { $subject }.
python-bad-extras = Estes extras não estão certos.
    .hint = São nomes entre colchetes, como em flask[async,dotenv].
python-bad-marker = `{ $subject }` não é uma condição.
    .hint = Condições comparam, como em python_version < "3.9".
python-unknown-option = O pip não aceita `{ $subject }` neste arquivo.
python-misspelled-option = O pip não conhece esta opção. Você quis dizer `{ $subject }`?
python-missing-value = Falta um valor depois de `{ $subject }`.
python-duplicate-requirement = { $subject } aparece duas vezes neste arquivo.
    .hint = O pip recusa um pacote que aparece duas vezes. Remova uma das linhas.
python-near-miss = Você quis dizer { $subject }?
    .hint = Um nome escrito errado instala o pacote de outra pessoa, ou nenhum.
python-imported-name = O pacote deste módulo se chama { $subject }.
    .hint = Escreva { $subject } aqui; a importação fica como está.
python-part-of-python = { $subject } já vem com o Python e não se instala à parte.
    .hint = Remova esta linha.

# Hints about characters that mean nothing in Python.
python-character-quotes = Estas são aspas de um processador de texto; as do Python são " e '.
python-character-blank = Este caractere parece um espaço, mas não é. Apague-o e digite um espaço.
python-character-full-width = Este é um caractere de largura total. Mude o teclado e digite-o de novo.
python-character-dash = Este é um travessão de um processador de texto. O sinal de menos do Python é -.

## What a change does, as a button says it.

python-fix-indent = Indentar a linha
python-fix-indent-alike = Indentar esta linha como as outras
python-fix-insert = Inserir `{ $text }`
python-fix-remove = Remover
python-fix-replace = Substituir por `{ $text }`
