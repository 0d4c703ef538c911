### Limits that were met.
### Made from en/limit.ftl with the digest 4b71a715451c27bc

# $limit (Number)
limit-files = ワークスペースに置けるファイルは最大{ $limit }個です。
    .hint = 不要なファイルを削除してください。
# $used (Size)
# $limit (Size)
limit-file-bytes = このファイルは{ $used }になってしまいます。1つのファイルの上限は{ $limit }です。
    .hint = 小さくするか、分割してください。
# $used (Size)
# $limit (Size)
limit-workspace-bytes = すべてのファイルを合わせると{ $used }になってしまいます。ワークスペースの上限は{ $limit }です。
    .hint = ファイルを削除するか、短くしてください。
# $used (Number)
limit-build-queue = すでに{ $used }件のビルドが待っています。このサーバーではこれが上限です。
    .hint = 1分後にもう一度お試しください。
# $used (Number)
limit-build-queue-of-network = お使いのネットワークからのビルドが、すでに{ $used }件待っています。このサーバーでは、1つのネットワークにつきこれが上限です。
    .hint = 1分後にもう一度お試しください。
# $used (Number)
# $limit (Number)
limit-instructions = Dockerfileに{ $used }個の命令があります。1回のビルドの上限は{ $limit }個です。
    .hint = 複数の RUN のコマンドを && でつなぎ、ENV や LABEL は1つで複数の値を設定してください。
# $used (Size)
# $limit (Size)
limit-build-memory = ビルドのメモリーが足りなくなり、このステップは終了しました。使用量は{ $used }で、上限はビルドの全ステップ合わせて{ $limit }です。
    .hint = 一度に行う処理を減らしてください。たとえば、1つの RUN でインストールするパッケージを減らす、コンパイルの並列数を下げる、ファイルを少しずつ読み込むなどです。
# $used (Number)
# $limit (Number)
limit-build-pids = ビルドのプロセスとスレッドが{ $used }個に達したため、このステップは失敗しました。上限は{ $limit }個です。
    .hint = 同時に起動する数を減らし、自分自身を何度も起動するコマンドがないか確認してください。
# $used (Size)
# $limit (Size)
limit-build-disk = ビルドがディスクに{ $used }を書き込んだため、このステップを終了しました。ビルドの全ステップの上限は{ $limit }です。
    .hint = ダウンロードと書き込みの量を減らし、いつまでも書き込み続けるループがないか確認してください。
# $used (Size)
# $limit (Size)
limit-image-bytes = イメージはベースに{ $used }を追加しています。追加できるのは{ $limit }までです。
    .hint = インストールするものを減らし、キャッシュは、それを作った RUN の中で削除してください。
# $used (Size)
# $limit (Size)
limit-registry-bytes = このワークスペースのイメージは、レジストリで{ $used }を占めることになります。上限は{ $limit }です。
    .hint = もっと小さいイメージを同じ名前でプッシュするか、タグの数を減らしてプッシュしてください。
# $used (Number)
limit-containers = このワークスペースでは{ $used }個のコンテナが動いています。これが上限です。
    .hint = 先にどれか1つを停止してください。
# $used (Size)
# $limit (Size)
limit-app-body-bytes = リクエストの本文が{ $used }あります。上限は{ $limit }です。
    .hint = 一度に送る量を減らしてください。今回のリクエストは、アプリにまったく届いていません。
# $used (Number)
limit-sockets = このワークスペースは、すでに{ $used }個のタブで開かれています。これが上限です。
    .hint = どれか1つを閉じてください。このタブは自動で接続し直します。
# $used (Number)
limit-sockets-of-network = お使いのネットワークでは、このサーバーのタブが{ $used }個開かれています。1つのネットワークにつきこれが上限です。
    .hint = どれか1つを閉じてください。このタブは自動で接続し直します。
    .hint-operator = 大勢で使っている場合は、サーバーの管理者が上限を引き上げられます。
# $used (Number)
limit-requests = このタブでは{ $used }件のリクエストが進行中です。これが上限です。
    .hint = レスポンスを待つか、リクエストをキャンセルしてください。
# $limit (Size)
limit-message-bytes = このタブの接続は切断されました。上限の{ $limit }を超えるメッセージを送ったためです。
    .hint = 自動で再接続します。一度に送る量を減らしてください。
# $used (Number)
limit-unread-messages = このタブの接続は切断されました。このタブ宛てのメッセージが、上限の{ $used }件たまったためです。
    .hint = 自動で再接続し、続きから再開します。
# $limit (Size)
limit-socket-bytes = このタブの接続は切断されました。このタブとの間で送受信中のデータが、上限の{ $limit }を超えたためです。
    .hint = 自動で再接続し、続きから再開します。一度に送受信する量を減らしてください。
# $limit (Size)
limit-workspace-socket-bytes = このタブの接続は切断されました。このワークスペースの全タブとの間で送受信中のデータが、上限の{ $limit }を超えたためです。
    .hint = 自動で再接続します。不要なタブを閉じ、一度に送る量を減らしてください。
limit-server-socket-bytes = このタブの接続は切断されました。サーバー全体で送受信中のデータが多すぎ、その大半がこのワークスペースのものだったためです。
    .hint = 自動で再接続します。一度に送受信する量を減らしてください。
# $limit (Number)
limit-shells = 1つのタブで開けるコンソールは最大{ $limit }個です。
    .hint = 不要なコンソールを閉じてください。
# $used (Size)
# $limit (Size)
limit-shell-bytes = テキストは{ $used }あります。コンソールが一度に受け取れるのは{ $limit }までです。
    .hint = ファイルに保存するか、分けて実行してください。
