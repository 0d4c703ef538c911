### The question to a class or to one learner: which layers does the next build reuse?
### Made from en/quiz.ftl with the digest 493dff604fdc833d

quiz-title = 哪些层会重新执行？
quiz-first-title = 哪些层会执行？
# What was changed stands before it.
# $build (Number)
quiz-not-started = 构建 { $build } 尚未开始。
# $build (Number)
quiz-starts = 构建 { $build } 开始。
# $line (Number)
quiz-line-changed = { $path } 的第 { $line } 行有更改。
# $first (Number)
# $last (Number)
quiz-lines-changed = { $path } 的第 { $first } 至 { $last } 行有更改。
# $files (Number)
quiz-files-changed = { $files } 个文件有更改。

## The answers.

quiz-reuse = 复用
quiz-run = 执行
# Names the two answers for one line.
# $line (Number)
quiz-line = 第 { $line } 行
quiz-asked-now = 正在提问
quiz-not-asked-yet = 尚未提问
quiz-no-question = 无层，不提问
# $answer (Message)
quiz-class-says = 大家的回答：{ $answer }
# $answer (Message)
quiz-you-say = 你的回答：{ $answer }
# $answer (Message)
quiz-class-was-right = 大家回答“{ $answer }”：正确
# $answer (Message)
quiz-class-was-wrong = 大家回答“{ $answer }”：错误
# $answer (Message)
quiz-you-were-right = 你回答“{ $answer }”：正确
# $answer (Message)
quiz-you-were-wrong = 你回答“{ $answer }”：错误

## The score. The words stand below the numbers.

# $right (Number)
# $all (Number)
quiz-score = { $right } / { $all }
quiz-right-so-far = 目前答对
# $right (Number)
# $all (Number)
quiz-right-this-time = { $all ->
        [0] 没有作答。
       *[other] { $all } 题中答对 { $right } 题。
    }

## The buttons.

quiz-invite = 猜一猜
quiz-invite-detail = 先说说哪些层会执行，再由构建揭晓答案。
quiz-again = 再问我一次
quiz-build = 构建并揭晓
quiz-leave = 退出提问

## Presenter mode: what each key does, and where the question stands.

quiz-ask = 提问
quiz-layer = 层
quiz-show = 构建并揭晓
quiz-asking = 提问中
