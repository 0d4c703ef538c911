### Why an app gave no answer.
### Made from en/app-failure.ftl with the digest 0da5acbf34485940

app-failure-no-container = 実行中のコンテナがありません。
    .hint = 「実行」を押して起動してください。
app-failure-not-published = コンテナは動いていますが、公開されているポートがないため、外からアプリに接続できません。
    .hint = -p を付けて実行し直してください。たとえば docker run -p 8000:5000 IMAGE では、最初の数字がこちら側のポート、2番目の数字がコンテナ内のアプリのポートです。
# $exit-code (Number)
app-failure-not-running = コンテナは動いていません。プロセスが終了コード{ $exit-code }で終了しました。
    .hint = 理由はログの最後の数行にあります。誤りを直してから、もう一度ビルドして実行してください。
# $limit (Size)
app-failure-out-of-memory = メモリーの使用量が上限の{ $limit }を超えたため、コンテナは強制終了されました。
    .hint = 一度に読み込む量を減らしてから、もう一度ビルドして実行してください。
app-failure-not-listening = コンテナは動いていますが、ポート{ $port }で待ち受けているプログラムがまだありません。
    .hint-starting = アプリが起動中の場合は、少し待ってからリクエストを送り直してください。
    .hint-command = そうでなければ、コマンドが本当にWebサーバーを起動しているか確認してください。
app-failure-loopback-only = アプリはコンテナ内の 127.0.0.1:{ $port } で待ち受けています。ここには外から接続できません。
    .hint = 0.0.0.0 で待ち受けるようにしてください。app.run(host="0.0.0.0") または flask run --host=0.0.0.0 と書きます。
app-failure-other-port = アプリが待ち受けているのはポート{ $port }ではなく、ポート{ $listening }です。
    .hint = Dockerfileに EXPOSE { $listening } と書いてから、もう一度ビルドして実行してください。
# $listening (List)
# $port (Text)
app-failure-other-ports = アプリが待ち受けているのはポート{ $port }ではなく、ポート{ $listening }です。
app-failure-connection-lost = レスポンスが届く前に、ポート{ $port }への接続が切れました: { $detail }。
    .hint = アプリに何が起きたかは、コンテナのログでわかるかもしれません。
# $waited (Period)
app-failure-timed-out = { $waited }以内に、アプリのレスポンスが最後まで届きませんでした。
    .hint = アプリが何をしているかを、コンテナのログで確認してください。
# $limit (Size)
app-failure-body-too-large = レスポンスが長すぎるため、途中で切られました。ここでの上限は{ $limit }です。
    .hint = アプリをタブで開いてください。タブでは最後まで表示されます。
# $limit (Size)
app-failure-upload-too-large = アップロードが大きすぎます。ここでのリクエストの上限は{ $limit }です。アプリには一部しか届いていません。
    .hint = もっと小さいファイルを送ってください。
app-failure-cancelled = リクエストはキャンセルされました。
