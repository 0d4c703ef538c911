### Two builds side by side: the sentence about them, and the words around it. The builds are called A and B in every language.
### Made from en/compare.ftl with the digest c75a7813c498bb1e

compare-back = ファイルに戻る
compare-to-layers = レイヤー
compare-build-key = Ctrl + Enter
compare-back-home = 自分のファイルに戻る

## The sentence on top.

compare-nothing-built = まだ比較できるものがありません
# $build (Number)
compare-only-one = ビルド{ $build }がA
# $build (Number)
compare-not-over = ビルド{ $build }は進行中
compare-was-cancelled = { $letter }はキャンセル済み
# $line (Number)
compare-stopped-at-line = { $letter }は{ $line }行目で停止
compare-has-failed = { $letter }は失敗
compare-no-images = どちらのビルドにもイメージなし
# $time (Time)
compare-moving-below-saves = { $keyword } を { $other } の下に移すと{ $time }短縮
# $time (Time)
compare-moving-below-costs = { $keyword } を { $other } の下に移すと{ $time }増加
# $time (Time)
compare-moving-above-saves = { $keyword } を { $other } の上に移すと{ $time }短縮
# $time (Time)
compare-moving-above-costs = { $keyword } を { $other } の上に移すと{ $time }増加
# $time (Time)
compare-leaving-out-saves = { $path } を除外すると{ $time }短縮
# $time (Time)
compare-letting-in-costs = { $path } を含めると{ $time }増加
# $time (Time)
compare-keeping-apart-saves = { $path } を分けると{ $time }短縮
# $time (Time)
compare-taking-along-costs = { $path } を一緒に取り込むと{ $time }増加
# $bytes (Size)
compare-smaller = { $letter }のイメージのほうが{ $bytes }小さい
# $time (Time)
compare-faster = { $letter }のほうが{ $time }短い
compare-alike = どちらのビルドもコストは同じ

## What stands below it, often the end of the sentence on top.

compare-nothing-built-detail = ファイルを2回ビルドするか、組み合わせを1つ選んでください。
compare-waits = 何かを変更してビルドすると、それがBになります。
compare-not-over-detail = このビルドが終わるまでお待ちください。
compare-one-image = イメージができたのは{ $letter }だけなので、2つのイメージを比較できません。
compare-no-images-detail = イメージができたビルドを選んでください。
compare-ignored-detail = このファイルを変更するたびに差が出ます。無視ファイルで除外され、COPY の対象から外れるためです。
compare-not-ignored-detail = このファイルを変更するたびに差が出ます。無視ファイルで除外されなくなり、COPY の対象に入るためです。
compare-on-every-change = { $path } を変更するたびに、この差が出ます。
compare-smaller-detail = 保存も、送信も、起動も、その分だけ軽くなります。
compare-faster-same-files = ファイルは同じです。差は、それまでのビルドによるものです。
compare-faster-detail = 今回だけの差です。ファイルを変更すると、どちらのビルドでも同じステップが再実行されます。
# $bytes (Size)
compare-stand-ins = イメージはどちらも{ $bytes }です。ここではどちらのベースイメージも{ $made-of }で作った代替イメージだからです。本物のイメージのサイズは異なります。
# $bytes (Size)
compare-alike-detail = 変更したときの時間に差はなく、イメージはどちらも{ $bytes }です。
# $bytes (Size)
compare-also-smaller = { $letter }のイメージのほうが{ $bytes }小さくなっています。
# $place (Message)
compare-edit-in-both = 両方で編集した箇所: { $place }。
# $a (Message)
# $b (Message)
compare-edits-differ = 編集した箇所は異なります（A: { $a }、B: { $b }）。
# $place (Message)
compare-edit-only-in = 編集によってステップが実行されたのは{ $letter }だけです: { $place }。
# $line (Number)
compare-place = { $path } の{ $line }行目

## Pairs of workspaces.

compare-pairs = 比較する組み合わせ
compare-story = 注目するところ
compare-four-builds = 「両方をビルド」を押すと、実際に4回ビルドします。A、編集後のA、B、同じ編集をした後のBです。
compare-build-both = 両方をビルド
compare-build-both-again = もう一度両方をビルド
compare-part-a = Aの初回
compare-part-a-edited = 編集後のA
compare-part-b = Bの初回
compare-part-b-edited = 編集後のB
# $number (Number)
# $part (Message)
compare-progress = 4回中{ $number }回目のビルド: { $part }
# $number (Number)
compare-stopped = 4回中{ $number }回目のビルドで停止
# $part (Message)
# $failure (Message)
compare-part-failed = 「{ $part }」ではイメージができませんでした。{ $failure }「続行」を押すと、このビルドと残りのビルドをやり直します。
# $part (Message)
# $failure (Message)
compare-last-part-failed = 「{ $part }」ではイメージができませんでした。{ $failure }「続行」を押すと、このビルドをやり直します。
# $part (Message)
compare-part-cancelled = 「{ $part }」はキャンセルされました。「続行」を押すと、このビルドと残りのビルドをやり直します。
# $part (Message)
compare-last-part-cancelled = 「{ $part }」はキャンセルされました。「続行」を押すと、このビルドをやり直します。
compare-go-on = 続行

## The head of a side.

compare-side-a = A
compare-side-b = B
compare-choose-a = 左のビルド（A）
compare-choose-b = 右のビルド（B）
compare-none = ビルドなし
# $build (Number)
# $time (Time)
compare-took = ビルド{ $build } · { $time }
# $build (Number)
compare-failed = ビルド{ $build } · 失敗
# $build (Number)
compare-cancelled = ビルド{ $build } · キャンセル
# $build (Number)
compare-under-way = ビルド{ $build } · 進行中
compare-swap = 入れ替え
compare-keep = { $letter }のファイルを残す
compare-restore = { $letter }のファイルに戻す
compare-cancel = キャンセル

## Both Dockerfiles, both stacks, and the other files.

compare-dockerfile = { $letter }のDockerfile
compare-same-dockerfile = Dockerfileは同じ
# $difference (Message)
compare-same-dockerfile-but = Dockerfileは同じ（{ $difference }）
# $difference (Message)
# $files (Number)
compare-same-dockerfile-and-more = Dockerfileは同じ（{ $difference }、ほか{ $files }ファイルにも違いあり）
# $line (Number)
compare-line-differs = { $path } の{ $line }行目に違いあり
compare-follows = Aが終わりしだい、Bをビルドします。
compare-steps = { $letter }のステップ
# $line (Number)
compare-counterpart = { $letter }では{ $line }行目。
compare-no-counterpart = { $letter }にはなし。
compare-moved-down = 下に移動
compare-moved-up = 上に移動
compare-moved-here = ここに移動
compare-only-in-a = Aのみ:
compare-only-in-b = Bのみ:
compare-others = その他のファイル
compare-other-changed = { $path } に違いあり
compare-other-only = { $path } は{ $letter }のみ
compare-other-of = { $letter }の { $path }
compare-other-unknown = このファイルは大きすぎるため、ここには表示できません。
# $lines (Number)
compare-more-lines = ほか{ $lines }行は表示されません。比較で表示するのは先頭の2,000行です。
compare-edit = 両方での編集: { $path }
compare-before = 変更前:
compare-after = 変更後:
compare-comes-here = 次のビルドがここに表示されます。
compare-same-files = どちらのビルドも同じファイルから作られました。

## Times and sizes.

compare-time-of = これらのビルドの時間
compare-size-of = これらのイメージのサイズ
# $bytes (Size)
compare-layer = { $instruction } { $bytes }
# $bytes (Size)
compare-less = { $bytes }小さい
# $a (Time)
# $b (Time)
compare-a-day = 1日に10回変更すると: Aは{ $a }、Bは{ $b }
# $time (Time)
compare-segment = { $instruction } { $time }
# $time (Time)
compare-saved = { $time }短縮
compare-nothing-ran = 実行の必要なし
