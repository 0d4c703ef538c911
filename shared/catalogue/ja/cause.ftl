### Why a step runs again, is reused, or cannot be told; to stand beside the word.
### Made from en/cause.ftl with the digest 223baf6cec7d3d84

cause-stage-not-needed = イメージに必要のないステージ
cause-base-is-here = ベースイメージはこのサーバーに用意済み
cause-built-by-others = このサーバーでほかの人がビルド済み
# $build (Number)
cause-same-base = ビルド{ $build }と同じベースイメージ
# $build (Number)
cause-nothing-changed = ビルド{ $build }以降、関係するものに変更なし

cause-no-cache = このビルドではキャッシュが無効
cause-never-built = ここでビルドするのは初めて
# $change (Message)
cause-instruction = この命令の変更: { $change }
cause-base-means-another = ベースイメージの変更: { $name } が別のイメージを指すようになった
# $change (Message)
cause-base = ベースイメージの変更: { $change }
cause-content = これらのファイルを取り込んだビルドは過去になし
# $change (Message)
cause-workdir = 作業ディレクトリの変更: { $change }
# $change (Message)
cause-user = ユーザーの変更: { $change }
cause-own-user = イメージ本来のユーザー
# $change (Message)
cause-shell = シェルの変更: { $change }
# $change (Message)
cause-network = ネットワークの変更: { $change }
# $change (Message)
cause-platform = プラットフォームの変更: { $change }
# $line (Number)
cause-line-runs = { $line }行目が再実行されるため再実行
cause-step-before-runs = 前のステップが再実行されるため再実行
# $line (Number)
cause-moved-onto-line = この命令の前のステップが変わった（現在は{ $line }行目）
cause-moved = この命令の前のステップが変わった
cause-missing-file = { $path } がない: ビルドはここで停止

cause-remote = { $source } の応答しだい
# $line (Number)
cause-output-of-line = { $line }行目が書き出す内容しだい
cause-output-of-step = 別のステップが書き出す内容しだい
# $line (Number)
cause-image-of-line = { $line }行目のイメージの中身しだい
cause-image-of-step = 別のイメージの中身しだい
cause-dropped = エンジンがキャッシュの一部を削除済み（このステップも含まれるかもしれない）
cause-unknown = ビルドしてみるまで予測不可

## Files.

cause-file-changed = { $path } の変更
# $line (Number)
cause-line-changed = { $path } の変更: { $line }行目
# $lines (List)
cause-lines-changed = { $path } の変更: { $lines }行目
# $line (Number)
cause-line-gone = { $path } の変更: 元の{ $line }行目を削除
# $lines (Message)
cause-lines-gone = { $path } の変更: 元の{ $lines }行目を削除
# $first (Number)
# $last (Number)
cause-lines = { $first }～{ $last }
# $cause (Message)
# $places (Number)
cause-and-places = { $cause }、ほか{ $places }か所
# $cause (Message)
# $files (Number)
cause-and-files = { $cause }、ほか{ $files }ファイル
cause-added = { $path } の追加
cause-removed = { $path } の削除
cause-renamed = { $from } の名前を { $path } に変更
# $change (Message)
cause-mode = ファイルのモードの変更: { $path }、{ $change }
# $change (Message)
cause-link = リンク { $path } の変更: { $change }
# Stands for what a link leads to, where it was no link before or is none any more.
cause-no-link = ファイル
cause-ignore-file-gone = { $ignore-file } がなくなり、{ $path } が含まれるようになった
cause-let-in = { $ignore-file } により、{ $path } が含まれるようになった
cause-left-out = { $ignore-file } により、{ $path } が除外されるようになった
cause-selected = この命令が取り込むファイルの変更: { $path }

## Variables.

# $value (Message)
cause-argument-set = ビルド引数 { $name } を新たに設定: { $value }
# $value (Message)
cause-argument-unset = ビルド引数 { $name } の設定を解除（以前の値: { $value }）
# $change (Message)
cause-argument-changed = ビルド引数 { $name } の変更: { $change }
cause-argument = ビルド引数 { $name } の変更
# $value (Message)
cause-variable-set = 変数 { $name } を新たに設定: { $value }
# $value (Message)
cause-variable-unset = 変数 { $name } の設定を解除（以前の値: { $value }）
# $change (Message)
cause-variable-changed = 変数 { $name } の変更: { $change }
cause-variable = 変数 { $name } の変更

## Values.

# What something was, and what it is now.
# $old (Message)
# $new (Message)
cause-change = { $old } → { $new }
# The same where a reader would see no difference; signs stand for the blanks.
# $old (Message)
# $new (Message)
cause-change-of-blanks = 空白だけの違い: { $old } → { $new }
# A part of a value; the mark stands for what is before it.
# $text (Message)
cause-from-the-middle = …{ $text }
# A value without a character.
cause-empty = 「」
# The beginning of a value.
cause-beginning = { $text }…

## The name of the way to a place.

# $line (Number)
cause-go-to-line = { $path } の{ $line }行目に移動
cause-go-to = { $path } に移動
