### The question to a class or to one learner: which layers does the next build reuse?
### Made from en/quiz.ftl with the digest 493dff604fdc833d

quiz-title = 再実行されるレイヤーは？
quiz-first-title = 実行されるレイヤーは？
# What was changed stands before it.
# $build (Number)
quiz-not-started = ビルド{ $build }はまだ始まっていません。
# $build (Number)
quiz-starts = ビルド{ $build }が始まります。
# $line (Number)
quiz-line-changed = { $path } の{ $line }行目が変更されました。
# $first (Number)
# $last (Number)
quiz-lines-changed = { $path } の{ $first }～{ $last }行目が変更されました。
# $files (Number)
quiz-files-changed = { $files }個のファイルが変更されました。

## The answers.

quiz-reuse = 再利用
quiz-run = 実行
# Names the two answers for one line.
# $line (Number)
quiz-line = { $line }行目
quiz-asked-now = 出題中
quiz-not-asked-yet = これから出題
quiz-no-question = レイヤーなし、出題なし
# $answer (Message)
quiz-class-says = みんなの答え: { $answer }
# $answer (Message)
quiz-you-say = あなたの答え: { $answer }
# $answer (Message)
quiz-class-was-right = みんなの答えは{ $answer }: 正解
# $answer (Message)
quiz-class-was-wrong = みんなの答えは{ $answer }: 不正解
# $answer (Message)
quiz-you-were-right = あなたの答えは{ $answer }: 正解
# $answer (Message)
quiz-you-were-wrong = あなたの答えは{ $answer }: 不正解

## The score. The words stand below the numbers.

# $right (Number)
# $all (Number)
quiz-score = { $right } / { $all }
quiz-right-so-far = これまでの正解
# $right (Number)
# $all (Number)
quiz-right-this-time = { $all ->
        [0] 回答はありませんでした。
       *[other] { $all }問中{ $right }問正解です。
    }

## The buttons.

quiz-invite = どうなると思いますか？
quiz-invite-detail = どのレイヤーが実行されるか答えてください。正解はビルドでわかります。
quiz-again = もう一度出題
quiz-build = ビルドして答え合わせ
quiz-leave = クイズを終える

## Presenter mode: what each key does, and where the question stands.

quiz-ask = みんなに聞く
quiz-layer = レイヤー
quiz-show = ビルドして答え合わせ
quiz-asking = 出題中
