### The console in the page: its transcript, its input, its terminal.
### Made from en/console-page.ftl with the digest c97c1a47afe5040b

console-page-transcript = コンソール
console-page-input = コマンドライン
console-page-input-hint = Enterで行を実行します。上下の矢印キーで前に入力した行を呼び出し、Ctrl + Rで検索します。Tabで補完します。Escに続けてTabを押すと次に進みます。Ctrl + Cで実行中のものを止め、Ctrl + Lでコンソールを消去します。
console-page-program-input = 実行中のプログラムへの入力
console-page-suggestions = 候補
console-page-correct = 訂正する（Alt + Enter）
console-page-search-history = 前に入力した行を検索:
console-page-terminal = ターミナル
console-page-terminal-hint = ターミナル。Escに続けてTabを押すと抜けます。
console-page-keys = キー
console-page-left = 左
console-page-right = 右
console-page-up = 上
console-page-down = 下

# $word (Text)
console-page-unknown-command = docker に { $word } というコマンドはありません。
# $word (Text)
console-page-unknown-flag = このコマンドに { $word } というオプションはありません。

## Remarks on commands

# $code (Number)
console-page-exit-code = 終了コード{ $code }
console-page-by-build = 「ビルド」ボタンから
# $build (Number)
console-page-by-run = 「ビルド{ $build }を実行」ボタンから
console-page-by-plain-run = 「実行」ボタンから
console-page-by-stop = 「停止」ボタンから
# $n (Number)
console-page-pasted = { $n }行を貼り付け
# $n (Number)
console-page-pasted-without-prompts = { $n }行を貼り付け（先頭の $ は除外）
# $n (Number)
console-page-paste-stopped = この行が失敗したため、貼り付けた行の実行をここで止めました。残りの{ $n }行は実行されていません。
console-page-run-rest = 残りを実行
console-page-run-corrected = 訂正した行を実行
# $n (Number)
console-page-lines-left-out = それより前の{ $n }行は省略されています。
console-page-commands-left-out = それより前のコマンドは省略されています。
console-page-connection-lost = 接続が切れたため、ここで実行していたものは終了しました。
console-page-new-shell = 再接続しました。シェルは新しくなっています。

## The progress of a build

# $line (Number)
console-page-step-reused = { $line }行目: 再利用
# $line (Number)
console-page-step-ran = { $line }行目: 実行済み
# $line (Number)
console-page-step-failed = { $line }行目: 失敗
# $line (Number)
console-page-step-running = { $line }行目: 実行中
