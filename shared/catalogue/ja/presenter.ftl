### Presenter mode: what changed and what it cost, as one sentence that a room can read.
### Made from en/presenter.ftl with the digest ebfb0e791f60510f

presenter-label = プレゼンターモード
presenter-open = プレゼンターモード（F9）

## The sentence: what was changed, and what that costs.

# $change (Message)
# $cost (Message)
presenter-title = { $change }、{ $cost }
# $cost (Message)
presenter-before-the-build = ビルド前: { $cost }
# $cost (Message)
presenter-no-layer-changed = レイヤーの変更なし、{ $cost }

presenter-all-will-be-reused = すべて再利用される
presenter-not-told-before = 実行されるステップは予測できない
# $layers (Number)
presenter-will-run = { $layers }個のレイヤーが実行される
# $layers (Number)
presenter-at-least-will-run = 少なくとも{ $layers }個のレイヤーが実行される
presenter-all-was-reused = すべて再利用された
# $layers (Number)
presenter-ran = { $layers }個のレイヤーが実行された

presenter-without-cache = キャッシュなし
presenter-first-build = 最初のビルド
# $lines (Number)
presenter-lines-changed = { $lines }行の変更
# $files (Number)
presenter-files-changed = { $files }個のファイルの変更
# $arguments (Number)
presenter-arguments-changed = { $arguments }個のビルド引数の変更
presenter-base-changed = ベースイメージの変更
# $changes (Number)
presenter-changes = { $changes }件の変更

## What stands below it.

# $build (Number)
presenter-build = ビルド{ $build }
# $build (Number)
presenter-step-as-predicted = ビルド{ $build } · 予測どおり
# $build (Number)
# $steps (Number)
presenter-all-as-predicted = ビルド{ $build } · 全{ $steps }ステップが予測どおり
# $build (Number)
# $agreed (Number)
# $steps (Number)
presenter-some-as-predicted = ビルド{ $build } · { $steps }ステップ中{ $agreed }ステップが予測どおり
# $build (Number)
# $detail (Message)
presenter-before-build = ビルド{ $build }の前 · { $detail }
# $detail (Message)
presenter-next-build = 次のビルド · { $detail }
# $number (Number)
presenter-stage = ステージ{ $number }
# $number (Number)
presenter-named-stage = ステージ{ $number }: { $name }

## The lines of code above the layers.

# $line (Number)
presenter-line-changed = { $line }行目を変更
# $first (Number)
# $last (Number)
presenter-code-lines-changed = { $first }～{ $last }行目を変更
# $line (Number)
presenter-at-line = { $line }行目

## The keys, as they are written on a keyboard, and what each does.

presenter-key-space = Space
presenter-key-escape = Esc
presenter-go-on = 次へ
presenter-start-build = ビルド
presenter-compare = 比較
presenter-leave = 終了
presenter-edit = 編集
presenter-line = 行
presenter-code-size = 文字サイズ
presenter-smaller-code = コードの文字を小さく
presenter-larger-code = コードの文字を大きく
presenter-key-enter = Enter
presenter-key-control-enter = Ctrl + Enter
presenter-leave-code = レイヤーに戻る

presenter-phases = 段階
presenter-predicted = 予測
presenter-building = ビルド中
presenter-proven = 実証済み
presenter-failed = 失敗
presenter-cancelled = キャンセル
