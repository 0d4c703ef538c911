### The question to a class or to one learner: which layers does the next build reuse?
### Made from en/quiz.ftl with the digest 493dff604fdc833d

quiz-title = Welche Layer werden erneut ausgeführt?
quiz-first-title = Welche Layer werden ausgeführt?
# What was changed stands before it.
# $build (Number)
quiz-not-started = Build { $build } hat noch nicht begonnen.
# $build (Number)
quiz-starts = Build { $build } beginnt.
# $line (Number)
quiz-line-changed = { $path } wurde in Zeile { $line } geändert.
# $first (Number)
# $last (Number)
quiz-lines-changed = { $path } wurde in den Zeilen { $first } bis { $last } geändert.
# $files (Number)
quiz-files-changed = { $files ->
        [one] { $files } Datei wurde geändert.
       *[other] { $files } Dateien wurden geändert.
    }

## The answers.

quiz-reuse = wiederverwendet
quiz-run = ausgeführt
# Names the two answers for one line.
# $line (Number)
quiz-line = Zeile { $line }
quiz-asked-now = jetzt gefragt
quiz-not-asked-yet = noch nicht gefragt
quiz-no-question = kein Layer, keine Frage
# $answer (Message)
quiz-class-says = die Klasse sagt: { $answer }
# $answer (Message)
quiz-you-say = du sagst: { $answer }
# $answer (Message)
quiz-class-was-right = die Klasse sagte „{ $answer }“: richtig
# $answer (Message)
quiz-class-was-wrong = die Klasse sagte „{ $answer }“: falsch
# $answer (Message)
quiz-you-were-right = du sagtest „{ $answer }“: richtig
# $answer (Message)
quiz-you-were-wrong = du sagtest „{ $answer }“: falsch

## The score. The words stand below the numbers.

# $right (Number)
# $all (Number)
quiz-score = { $right } von { $all }
quiz-right-so-far = bisher richtig
# $right (Number)
# $all (Number)
quiz-right-this-time = { $all ->
        [0] Es wurde keine Antwort gegeben.
       *[other] { $right } von { $all } richtig.
    }

## The buttons.

quiz-invite = Was meinst du?
quiz-invite-detail = Sag, welche Layer ausgeführt werden. Der Build gibt die Antwort.
quiz-again = Noch einmal fragen
quiz-build = Bauen und zeigen
quiz-leave = Frage verlassen

## Presenter mode: what each key does, and where the question stands.

quiz-ask = fragen
quiz-layer = Layer
quiz-show = bauen und zeigen
quiz-asking = Frage läuft
