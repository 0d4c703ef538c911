### What Drydock itself says of a Dockerfile: what mends a problem, what would keep an engine or the page busy for too long, and why a name cannot
### Made from en/dockerfile.ftl with the digest 667c3f65fec82360
### be changed. What BuildKit refuses is told in BuildKit's own words, which are not here.

## What a change does, as a button says it.

dockerfile-fix-add = { $option } を追加
dockerfile-fix-add-slash = スラッシュを追加
dockerfile-fix-change-to = { $text } に変更
dockerfile-fix-change-to-label = LABEL に変更
dockerfile-fix-comment-above = コメントを上の行に移動
dockerfile-fix-copy = { $path } をコピー
dockerfile-fix-copy-above = これより上で { $path } をコピー
dockerfile-fix-count-pipe-failures = パイプの途中の失敗も失敗として扱う
dockerfile-fix-double-quotes = 二重引用符に変更
dockerfile-fix-env-above = 上の行の ENV で { $name } を設定
dockerfile-fix-equals-sign = = を使って書く
# $port (Number)
dockerfile-fix-expose = { $port }を EXPOSE に指定
dockerfile-fix-insert = { $word } を挿入
dockerfile-fix-insert-blank = 空白を挿入
dockerfile-fix-join = 1つにまとめる
dockerfile-fix-join-lines = 配列の行をつなげる
dockerfile-fix-json-array = JSON配列で書く
dockerfile-fix-json-array-with-shell = シェルを含むJSON配列で書く
dockerfile-fix-line-ends = このファイルの改行コードをすべてLinuxのものに変換
dockerfile-fix-listen-everywhere = 0.0.0.0 で待ち受ける
# $line (Number)
dockerfile-fix-move-below = { $line }行目のインストールの下に移動
# $count (Number)
dockerfile-fix-plain-characters = この命令の同種の文字を{ $count }個置換
# $count (Number)
dockerfile-fix-plain-characters-everywhere = ファイル全体の同種の文字を{ $count }個置換
dockerfile-fix-remove = { $text } を削除
dockerfile-fix-remove-blank-lines = 空行を削除
dockerfile-fix-remove-instruction = この { $instruction } を削除
dockerfile-fix-remove-lists = 同じ RUN でパッケージリストを削除
dockerfile-fix-run = { $path } を実行
dockerfile-fix-set-workdir = WORKDIR { $folder } を設定
dockerfile-fix-slashes = パスを / で書く
dockerfile-fix-split = 1語ずつ別の文字列にする

## What costs an engine more than it may.

# $number (Number)
# $count (Number)
# $most (Number)
dockerfile-too-many-instructions = これは{ $count }個の命令のうち{ $number }番目で、1回のビルドで使える命令は{ $most }個までです

## What takes the page too long.

dockerfile-too-much-ignoring = このファイルは、全体を調べるのに時間がかかりすぎます。{ $file } のパターンを減らし、それぞれのパターンの * と ** も減らしてください
dockerfile-too-much-copying = このファイルは、全体を調べるのに時間がかかりすぎます。COPY と ADD のコピー元を減らすか、パターンの代わりにフォルダーを指定してください
dockerfile-too-much-expanding = このファイルは、全体を調べるのに時間がかかりすぎます。変数の値の中で使う変数を減らしてください
dockerfile-too-much-planning = このファイルは、全体を調べるのに時間がかかりすぎます。命令とステージを減らしてください

## Why a name cannot be changed.

dockerfile-rename-nothing = すべての箇所をまとめて変更できるのは、ステージ、変数、ヒアドキュメントの名前だけです。
dockerfile-rename-predefined = この変数は、BuildKitがこの名前で設定します。
dockerfile-rename-not-set = この変数はこのファイルで設定されていません。名前は別の場所で決められています。
dockerfile-rename-stage-name = ステージ名は英字で始め、その後に英小文字、数字、`.`、`_`、`-` を続けられます。
dockerfile-rename-stage-taken = この名前は別のステージが使っているか、予約されています。
dockerfile-rename-variable-name = 変数名は英字か `_` で始め、その後に英字、数字、`_` を続けられます。
dockerfile-rename-variable-taken = この名前は別の変数が使っています。
dockerfile-rename-delimiter = 区切り文字列は、英字、数字、`_`、`-`、`.` からなる1語です。
dockerfile-rename-delimiter-taken = ドキュメントの中に同じ内容の行があるか、同じ命令の別のドキュメントがこの区切り文字列で終わっています。
