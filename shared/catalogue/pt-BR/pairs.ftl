### The pairs of workspaces to compare: the name of each, what it is about, what its sides are called, what is compared, and what to look for.
### Made from en/pairs.ftl with the digest bd12accafddeaac9

pairs-copy-order = Ordem do COPY
    .about = abaixo ou acima da linha lenta
    .a = COPY primeiro
    .b = COPY por último
    .story = As mesmas quatro instruções. Em A, o programa é copiado acima do RUN lento; em B, abaixo dele. A edição muda uma linha de app.py.
    .look = Uma etapa é executada de novo quando outra acima dela também é. Observe o RUN depois da edição: em A ele é executado, em B é reutilizado.

pairs-dependencies-first = Dependências primeiro
    .about = requirements.txt antes do código
    .a = tudo de uma vez
    .b = dependências primeiro
    .story = Em A, tudo é copiado e depois se instala o que requirements.txt indica. Em B, copiam-se requirements.txt e os pacotes, instala-se, e o código é copiado por último.
    .look = A edição muda app.py, de que a instalação não precisa. Observe a instalação: só em A ela é refeita.

pairs-dockerignore = .dockerignore
    .about = anotações que invalidam o cache
    .a = sem ele
    .b = com ele
    .story = Os dois Dockerfiles são iguais e copiam a pasta inteira. B tem um .dockerignore que inclui notes.md.
    .look = A edição muda as anotações, que nenhum programa lê. Observe o COPY: em A, as anotações são motivo para executar tudo de novo; em B, nada é executado.

pairs-slim-base = Base enxuta
    .about = slim ou alpine
    .a = slim
    .b = alpine
    .story = O mesmo programa em duas imagens base: python:3.12-slim em A, python:3.12-alpine em B.
    .look = Observe o tamanho na barra do FROM. Onde este servidor não tem as imagens reais, imagens substitutas ocupam o lugar delas; nesse caso, as duas são feitas do mesmo Debian e têm o mesmo tamanho.

pairs-multi-stage = Vários estágios
    .about = deixe as ferramentas para trás
    .a = um estágio
    .b = dois estágios
    .story = Em A, o programa é gerado na própria imagem que é entregue. Em B, ele é gerado em um estágio à parte, e só o resultado é copiado.
    .look = Observe o tamanho das duas imagens: o que foi gerado pelo caminho fica em A para sempre.

pairs-one-run = Um RUN ou três
    .about = o que um arquivo excluído ainda custa
    .a = RUN por RUN
    .b = um só RUN
    .story = As duas versões baixam um arquivo grande, trabalham com ele e o excluem. Em A, isso é feito em três RUN; em B, em um só.
    .look = Uma camada nunca encolhe: um arquivo que uma camada posterior exclui ainda é entregue com a imagem. Observe os bytes do primeiro RUN.
