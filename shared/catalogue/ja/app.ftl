### The app panel: invitation, address, request composer, inspector.
### Made from en/app.ftl with the digest 4654ef28837475f9

app-region = アプリ
# Names the frame with the app's page.
app-frame = アプリのページ
# The app's page sets a cookie, and the server is reached without TLS from another machine.
app-frame-cookie = このページはCookieを設定しますが、サーバーに暗号化なしのHTTPで接続しているため、ブラウザーはこの枠の中ではCookieを破棄します。アプリをタブで開けば使えます。
app-frame-script-cookie = このページのスクリプトはCookieを設定しますが、この枠は別のサイトの一部になっているため、ブラウザーはCookieを破棄します。アプリをタブで開けば使えます。
app-frame-whole-tab = このページはタブ全体を置き換えようとしていますが、この枠の中では許可されません。アプリをタブで開けば動作します。
# $address is where the page went, as a link or a redirect does.
app-frame-refused = ページが { $address } に移動しようとしました。この枠に表示できるのはアプリだけです。リクエストを送り直すと元に戻ります。アプリを別のタブで開けば、そこへ移動できます。

# The three steps to a first answer.
app-invite-build = 1. イメージをビルドする
    .about = DockerがDockerfileの行を実行し、レイヤーを1つずつ重ねていきます。終わった行からバーが塗りつぶされます。
app-invite-run = 2. コンテナを実行する
    .about = イメージからアプリを起動します。ほかのアプリからは切り離されています。
app-invite-see = 3. レスポンスを見る
    .about = アプリのページが、ステータス、ヘッダー、所要時間とともにここに表示されます。

# Sends the request again.
app-ask-again = もう一度送る
app-path = リクエストのパス
# $port (Number)
app-container-port = コンテナのポート{ $port }
# Opens the app as a page of its own.
app-open = タブで開く
app-method = メソッド
app-send = リクエストを送る
app-cancel = リクエストをキャンセル
# Unfolds the fields for headers and body.
app-more = ヘッダーと本文
app-headers = ヘッダー（1行に1つ）
app-body = 本文
# $line (Number)
app-bad-header = { $line }行目はヘッダーではありません。name: value の形で書いてください。
app-bad-path = パスは / で始めてください。
app-starting = コンテナを起動しています。
# $port (Number)
app-waiting = コンテナは動いています。アプリがポート{ $port }で待ち受けを始めるのを待っています。
app-stopping = コンテナを停止しています。
app-sending = レスポンスを待っています。
app-nothing-asked = リクエストはまだ送られていません。
app-connection-lost = レスポンスが届く前に、サーバーとの接続が切れました。
    .hint = アプリに何が起きたかは、コンテナのログでわかるかもしれません。
# How long the answer took, its size, and who gave it.
# $time (Message)
# $size (Size)
# $build (Number)
app-answer = { $time } · { $size } · ビルド{ $build }のレスポンス
# The same where the image was not built here.
# $time (Message)
# $size (Size)
app-answer-of-image = { $time } · { $size }
# The same while the answer is still coming.
# $time (Message)
# $build (Number)
app-answer-begun = { $time } · ビルド{ $build }のレスポンス
# $number (Message)
app-milliseconds = { $number }ミリ秒
# Names the time until the first byte.
app-first-byte = 最初のバイトまで
# Names the time from the first byte to the last.
app-body-time = 本文
app-answer-headers = レスポンスのヘッダー
app-answer-body = レスポンスの本文
app-empty-body = 本文は空です。
# $shown (Size)
# $whole (Size)
app-body-cut = 全体{ $whole }のうち、先頭の{ $shown }です。ボタンを押すと本文全体をコピーできます。
app-copy-body = 本文をコピー
# Copies the command line that sends the same request.
app-copy-curl = curl コマンドをコピー
app-copied = コピーしました
app-not-copied = ブラウザーがコピーを許可しませんでした。
# Names the last lines that a container wrote.
app-last-lines = コンテナログの最後の数行
# Names the list of the paths that the app's own file gives.
app-routes = ルート
# Runs the container with another port.
# $port (Number)
app-use-port = ポート{ $port }を使う
# $build (Number)
app-sees-build = 表示しているのはビルド{ $build }です。
# $build (Number)
app-saw-build = これはビルド{ $build }でした。
# $build (Number)
app-build-ready = ビルド{ $build }の準備ができました。
# $build (Number)
app-run-build = ビルド{ $build }を実行
# Lies over the page of an app that an older build has made.
# $build (Number)
app-tag = ビルド{ $build }
# $status (Number)
app-answered-error = アプリが{ $status }を返しました。ネットワークではなく、アプリの中で起きたエラーです。詳しくはアプリのログを見てください。
app-answer-is-old = コンテナは終了しました。これは最後のレスポンスです。
# Below the cause of an end, once a file has changed.
app-mended = その後、ファイルが変更されました。ビルドしてから、もう一度実行してください。
