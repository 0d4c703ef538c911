### The question to a class or to one learner: which layers does the next build reuse?
### Made from en/quiz.ftl with the digest 493dff604fdc833d

quiz-title = Quais camadas serão executadas de novo?
quiz-first-title = Quais camadas serão executadas?
# What was changed stands before it.
# $build (Number)
quiz-not-started = O build { $build } ainda não começou.
# $build (Number)
quiz-starts = O build { $build } está começando.
# $line (Number)
quiz-line-changed = { $path } mudou na linha { $line }.
# $first (Number)
# $last (Number)
quiz-lines-changed = { $path } mudou nas linhas { $first } a { $last }.
# $files (Number)
quiz-files-changed = { $files ->
        [one] { $files } arquivo mudou.
       *[other] { $files } arquivos mudaram.
    }

## The answers.

quiz-reuse = reutiliza
quiz-run = executa
# Names the two answers for one line.
# $line (Number)
quiz-line = Linha { $line }
quiz-asked-now = pergunta atual
quiz-not-asked-yet = ainda não perguntada
quiz-no-question = sem camada, sem pergunta
# $answer (Message)
quiz-class-says = a turma diz: { $answer }
# $answer (Message)
quiz-you-say = você diz: { $answer }
# $answer (Message)
quiz-class-was-right = a turma disse “{ $answer }”: certo
# $answer (Message)
quiz-class-was-wrong = a turma disse “{ $answer }”: errado
# $answer (Message)
quiz-you-were-right = você disse “{ $answer }”: certo
# $answer (Message)
quiz-you-were-wrong = você disse “{ $answer }”: errado

## The score. The words stand below the numbers.

# $right (Number)
# $all (Number)
quiz-score = { $right } de { $all }
quiz-right-so-far = acertos até agora
# $right (Number)
# $all (Number)
quiz-right-this-time = { $all ->
        [0] Nenhuma resposta foi dada.
       *[other] Acertos: { $right } de { $all }.
    }

## The buttons.

quiz-invite = O que você acha?
quiz-invite-detail = Diga quais camadas serão executadas. O build responde.
quiz-again = Perguntar de novo
quiz-build = Construir e mostrar
quiz-leave = Sair da pergunta

## Presenter mode: what each key does, and where the question stands.

quiz-ask = perguntar
quiz-layer = camada
quiz-show = construir e mostrar
quiz-asking = perguntando
