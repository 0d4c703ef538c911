### The layers: headline, bars, timeline.
### Made from en/layers.ftl with the digest 4b071c10da058a84

layers-title = レイヤー
layers-list = ビルドのステップ
layers-nothing-built = まだビルドなし
layers-chooser = 表示するビルド
# $build (Number)
# $took (Time)
layers-build-succeeded = ビルド{ $build } · { $took }
# $build (Number)
layers-build-failed = ビルド{ $build } · 失敗
# $build (Number)
layers-build-cancelled = ビルド{ $build } · キャンセル
# $build (Number)
layers-build-busy = ビルド{ $build } · 進行中
layers-newest = 最新に戻る
layers-compare = 比較
layers-compare-from = これを基準に比較（A）
# $build (Number)
layers-compare-with = ビルド{ $build }と比較（A）
layers-compared = 2つのビルドの比較

## The sentence on top, and what stands below it.

# $layers (Number)
layers-first = 最初のビルドで作られるレイヤーは{ $layers }個
layers-first-detail = 行の処理が終わるたびに、バーが塗りつぶされます。
layers-no-instructions = まだ命令がありません
layers-no-instructions-detail = Dockerfileは、FROM と土台にするイメージから始まります。
layers-queued = 順番待ち
# $before (Number)
layers-queued-detail = { $before ->
        [0] 次がこのビルドの番です。
       *[other] 先に{ $before }件のビルドがあります。
    }
# $line (Number)
layers-running = ビルド中: { $line }行目を実行中
layers-getting-ready = ビルド中: 準備中
# $step (Number)
# $steps (Number)
layers-running-detail = { $steps }ステップ中{ $step }番目。
# $build (Number)
# $ran (Number)
layers-succeeded = { $ran ->
        [0] ビルド{ $build }はすべて再利用
       *[other] ビルド{ $build }は{ $ran }個のレイヤーを実行
    }
# $reused (Number)
# $image (Size)
layers-succeeded-detail = { $reused ->
        [0] 再利用はありません。イメージのサイズ: { $image }。
       *[other] { $reused }個を再利用しました。イメージのサイズ: { $image }。
    }
# $build (Number)
# $line (Number)
layers-stopped-at-line = ビルド{ $build }は{ $line }行目で停止
# $build (Number)
layers-failed = ビルド{ $build }は失敗
# $build (Number)
layers-cancelled = ビルド{ $build }はキャンセル済み
layers-no-image = イメージは作られませんでした。
# $earlier (Number)
layers-no-image-but-earlier = イメージは作られませんでした。ビルド{ $earlier }のイメージは残っています。

# A saved time stands before it, in large digits.
layers-saved = 再利用による短縮
# A time that will be saved stands before it, in large digits.
layers-will-be-saved = 短縮の見込み

## A bar.

# Stands before the number of a line, for who hears it.
layers-line = 行
# $line (Number)
layers-go-to-line = { $line }行目に移動
layers-no-line = この命令はビルドの後に変更されました
layers-not-built = 未ビルド
layers-waiting = 待機中
layers-runs = 実行中
layers-reused = 再利用
layers-ran = 実行済み
layers-step-failed = 失敗
layers-not-reached = 未到達
layers-no-layer = レイヤーなし
# $build (Number)
layers-from-build = ビルド{ $build }から
layers-base-is-here = ベースイメージはこのサーバーに用意済み
layers-from-cache = キャッシュから
layers-stand-in = { $made-of }で作った代替イメージ
layers-changed-since = その後変更あり
# $line (Number)
layers-waits-for-line = { $line }行目を待機中
layers-waits = 順番を待機中
# $line (Number)
layers-line-has-to-succeed = 先に{ $line }行目の成功が必要
layers-step-has-to-succeed = 先に前のステップの成功が必要
layers-was-cancelled = ビルドはキャンセルされました
# $time (Time)
layers-cancelled-after = { $time }でキャンセル
layers-not-begun = 始まる前にビルドが終了
# $code (Number)
layers-exit-code = 終了コード{ $code }
layers-in-log = ログを参照
# $bytes (Message)
layers-downloading = ダウンロード中: { $bytes }
layers-extracting = 展開中
# $bytes (Size)
layers-sending = ここまで{ $bytes }
# $time (Time)
layers-saved-time = { $time }短縮
# $time (Time)
# $size (Size)
layers-saved-time-and-size = { $time }短縮 · { $size }
# $time (Time)
# $size (Size)
layers-time-and-size = { $time } · { $size }
# $state (Message)
# $time (Time)
layers-state-and-time = { $state }、{ $time }
# Two things that are said of one step.
# $one (Message)
# $other (Message)
layers-and-also = { $one } · { $other }

## What is expected.

layers-not-needed = 不要
layers-will-reuse = 再利用予定
layers-will-run = 実行予定
layers-unknown = 不明
# $expected (Message)
# $why (Message)
layers-expected-because = { $expected }: { $why }
layers-as-predicted = 予測どおり

## A Dockerfile that cannot be built.

# The word of a bar.
layers-cannot-build = ビルド不可
layers-cannot-be-built = ビルドできません
# $line (Number)
layers-cannot-be-built-at = ビルドできません: { $line }行目
# $line (Number)
layers-once-readable = { $line }行目の修正後
# $line (Number)
layers-line-first = 先に{ $line }行目の修正が必要
layers-file-first = 先にDockerfileの修正が必要
layers-nothing-sent = Dockerは始める前にファイル全体を読むので、どの行も実行されません。
layers-no-estimate = 見積もりなし
# $expected (Message)
# $why (Message)
layers-missed = 予測は「{ $expected }」: { $why }
# $agreed (Number)
# $of (Number)
layers-proof = { $of }個中{ $agreed }個が予測どおり。
# $unknown (Number)
layers-not-told-before = { $unknown }個は予測できませんでした。
# $layers (Number)
layers-first-run = 最初のビルドで実行されるレイヤーは{ $layers }個
# $run (Number)
layers-next = { $run ->
        [0] 次のビルドではすべて再利用
       *[other] 次のビルドで実行されるレイヤーは{ $run }個
    }
# $reused (Number)
layers-next-reused = { $reused ->
        [0] 再利用されるものはありません。
       *[other] { $reused }個が再利用されます。
    }
# $unknown (Number)
layers-next-unknown = { $unknown }個は予測できません。
layers-next-build = 次のビルド
# $time (Time)
layers-about = 約{ $time }
# $time (Time)
layers-saves = { $time }短縮

## What if a file changes.

layers-what-if = 変更したらどうなる？
# Stands on top of the layers as they would be.
# $layers (Number)
layers-if-changed = { $layers ->
        [0] { $path } を変更しても、実行されるレイヤーはなし
       *[other] { $path } を変更すると、実行されるレイヤーは{ $layers }個
    }
layers-what-if-nothing = { $path }: どの行も実行されない
# $line (Number)
layers-what-if-line = { $path }: { $line }行目が実行される
# $lines (List)
# $last (Number)
layers-what-if-lines = { $path }: { $lines }、{ $last }行目が実行される
# $upper (Number)
# $lower (Number)
# $time (Time)
layers-swap = { $lower }行目を{ $upper }行目より上に移すと、{ $path } を変更するたびに{ $time }短縮できます。

## The timeline.

# $build (Number)
layers-timeline = ビルド{ $build }
layers-next-timeline = 次のビルド（見積もり）
# $time (Time)
# $without (Time)
layers-instead = { $without }のところが{ $time }
# $time (Time)
layers-segment = { $instruction }、{ $time }
layers-reused-ghost = { $instruction }、再利用
layers-will-reuse-ghost = { $instruction }、再利用予定
# $lanes (Number)
layers-timeline-label = { $lanes ->
        [0] ステップごとの時間
        [1] ステップごとの時間
       *[other] ステップごとの時間（最大{ $lanes }個を並行）
    }
