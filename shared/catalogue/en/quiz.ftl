### The question to a class or to one learner: which layers does the next build reuse?

quiz-title = Which layers run again?
quiz-first-title = Which layers run?
# What was changed stands before it.
# $build (Number)
quiz-not-started = Build { $build } has not started.
# $build (Number)
quiz-starts = Build { $build } starts.
# $line (Number)
quiz-line-changed = { $path } changed in line { $line }.
# $first (Number)
# $last (Number)
quiz-lines-changed = { $path } changed in lines { $first } to { $last }.
# $files (Number)
quiz-files-changed = { $files ->
        [one] { $files } file changed.
       *[other] { $files } files changed.
    }

## The answers.

quiz-reuse = reuse
quiz-run = run
# Names the two answers for one line.
# $line (Number)
quiz-line = Line { $line }
quiz-asked-now = asked now
quiz-not-asked-yet = not asked yet
quiz-no-question = no layer, no question
# $answer (Message)
quiz-class-says = the class says: { $answer }
# $answer (Message)
quiz-you-say = you say: { $answer }
# $answer (Message)
quiz-class-was-right = the class said { $answer }: right
# $answer (Message)
quiz-class-was-wrong = the class said { $answer }: wrong
# $answer (Message)
quiz-you-were-right = you said { $answer }: right
# $answer (Message)
quiz-you-were-wrong = you said { $answer }: wrong

## The score. The words stand below the numbers.

# $right (Number)
# $all (Number)
quiz-score = { $right } of { $all }
quiz-right-so-far = right so far
# $right (Number)
# $all (Number)
quiz-right-this-time = { $all ->
        [0] No answer was given.
       *[other] { $right } of { $all } right.
    }

## The buttons.

quiz-invite = What do you think?
quiz-invite-detail = Say which layers run. The build answers.
quiz-again = Ask me again
quiz-build = Build and show
quiz-leave = Leave the question

## Presenter mode: what each key does, and where the question stands.

quiz-ask = ask
quiz-layer = layer
quiz-show = build and show
quiz-asking = asking
