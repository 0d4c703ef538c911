### Refusals and failures: files, builds, containers, the server's own state.
### Made from en/notice.ftl with the digest de4b4f1442a054ad

notice-unreadable = ページから送られた内容を、サーバーが読み取れませんでした: { $detail }。
    .hint = ページを再読み込みしてください。ページがサーバーより古いのかもしれません。
notice-file-changed-elsewhere = 編集している間に、{ $path } が別の場所で変更されました。何も上書きされていません。
    .hint = 2つの内容を比べ、必要なほうを残して、もう一度保存してください。
notice-no-such-file = { $path } というファイルは、もうこのワークスペースにありません。
notice-file-exists = { $path } という名前のファイルはすでにあります。
    .hint = 別の名前を選ぶか、先にそのファイルを削除してください。
# $path (Text)
# $why (Message)
notice-bad-path = 「{ $path }」は、ここではファイル名に使えません。{ $why }
# $limit (Number)
# $again (Period)
notice-too-many-workspaces = お使いのネットワークから、短時間に多くの新しいワークスペースが開かれました。このサーバーが一度に受け付けるのは{ $limit }個までです。
    .hint = { $again }後にもう一度お試しください。
notice-build-in-progress = このワークスペースでは、すでにビルドが進行中です。
    .hint = そのビルドが終わるのを待つか、キャンセルしてから、もう一度ビルドしてください。
notice-no-such-build = ビルド{ $build }は、もうこのワークスペースにありません。
notice-bad-build-argument = ビルド引数 { $name } は、ここでは設定できません。
    .hint = 名前に使えるのは英字、数字、アンダースコアです。BUILDKIT_ で始まる名前と SOURCE_DATE_EPOCH は使えません。
# $key (Text)
# $most (Number) How many labels a build may have.
# $bytes (Number) How long the key and the value may be, each.
notice-bad-label = ラベル { $key } は、ここでは設定できません。
    .hint = 1つのビルドに付けられるラベルは最大{ $most }個で、キーと値はそれぞれ最大{ $bytes }バイトです。drydock. で始まるキーはDrydock専用です。
# $layer (Number)
notice-no-such-layer = このイメージにレイヤー{ $layer }はありません。
notice-no-such-image = { $image } というイメージはまだありません。この名前で成功したビルドがないためです。
    .hint = 先に「ビルド」を押してください。
notice-no-such-container = { $container } というコンテナは、もうこのワークスペースにありません。
    .hint = 「実行」を押して起動してください。
notice-port-taken = ポート{ $port }は、実行中の別のコンテナにつながっています。
    .hint = 先にそのコンテナを停止するか、別のポートを選んでください。
notice-no-such-shell = コンソールは終了しました。もう一度開いてください。
notice-no-dockerfile = ビルドするDockerfileがないか、命令が1つも書かれていません。
    .hint = Dockerfileという名前のファイルを追加し、FROM から書き始めてください。例: FROM python:3.8-alpine
# $path (Text) The Dockerfile's path.
notice-dockerfile-missing = ビルドに使うファイル { $path } がありません。
    .hint = そのファイルを追加して FROM から書き始めるか（例: FROM python:3.8-alpine）、別のDockerfileを選んでください。
# $path (Text) The folder's path.
notice-context-missing = ビルドコンテキスト { $path } がありません。このフォルダーには、ワークスペースのファイルが1つもありません。
    .hint = そのフォルダーにファイルを追加するか、別のフォルダーを選んでください。
# $line (Number)
# $instruction (Text)
# $exit-code (Number)
notice-step-failed = { $line }行目が失敗しました: { $instruction } が終了コード{ $exit-code }で終了しました。
    .hint = 理由は、このステップのログの最後の数行にあります。
# $line (Number)
# $instruction (Text)
# $detail (Text)
notice-step-failed-by-engine = { $line }行目が失敗しました: { $instruction }。エンジンからのメッセージ: { $detail }。
# $line (Number)
# $source (Text)
notice-source-missing = { $line }行目は { $source } をコピーしようとしていますが、ワークスペースにそのファイルはありません。
    .hint-spelling = 大文字と小文字の違いも含めて、つづりを確認してください。
    .hint-ignored-by = ファイルを追加するか、{ $ignore-file } で除外されていないか確認してください。
    .hint-ignored = ファイルを追加するか、無視ファイルで除外されていないか確認してください。
# $line (Number)
# $detail (Text)
notice-dockerfile-line-invalid = Dockerfileの{ $line }行目をビルドできません: { $detail }。
notice-dockerfile-invalid = Dockerfileをビルドできません: { $detail }。
# $line (Number)
# $version (Text)
# $needed (Text)
notice-heredoc-too-new = { $line }行目にヒアドキュメントがあります。このサーバーのDocker Engine { $version }は古いため、ヒアドキュメントを使えません。バージョン{ $needed }以降が必要です。
    .hint = 代わりに、RUN のコマンドは && でつなぎ、COPY に渡すテキストは別のファイルにしてください。
# $line (Number)
# $flag (Text)
# $version (Text)
# $needed (Text)
notice-flag-too-new = { $line }行目で { $flag } が使われています。このサーバーのDocker Engine { $version }は古いため、このオプションを使えません。バージョン{ $needed }以降が必要です。
    .hint = このオプションを外すか、エンジンの更新をサーバーの管理者に頼んでください。
# $line (Number)
# $image (Text)
notice-base-image-of-line-missing = { $line }行目の土台となるイメージ { $image } がこのサーバーになく、どのレジストリからも取得できません。
# $available (List)
notice-base-image-missing = イメージ { $image } がこのサーバーになく、どのレジストリからも取得できません。
    .hint-available = このサーバーで使えるのは { $available } です。
    .hint-none = このサーバーに応答するレジストリがありません。ベースイメージの用意をサーバーの管理者に頼んでください。
# $line (Number)
# $what (Text)
notice-refused = { $line }行目は { $what } を求めていますが、このサーバーでは許可されていません。
# $line (Number)
# $path (Text)
# $why (Message)
notice-ignore-file-refused = { $path } の{ $line }行目は使えません。{ $why }
notice-ignoring-too-much = すべてのファイルを { $path } のパターンと照合するのに時間がかかりすぎるため、中止しました。
    .hint = パターンの数と、1つのパターンで使う * や ** の数を減らしてください。
notice-copying-too-much = { $path } の COPY と ADD が取り込むファイルをすべて探すのに時間がかかりすぎるため、中止しました。
    .hint = コピー元の数を減らすか、* を使ったパターンの代わりにフォルダーを指定してください。
notice-expanding-too-much = { $path } の変数をすべて値に置き換えるのに時間がかかりすぎるため、中止しました。
    .hint = 変数の数を減らしてください。特に、ほかの変数の値の中で使う変数を減らしてください。
notice-planning-too-much = { $path } のステージと命令をすべてたどるのに時間がかかりすぎるため、中止しました。
    .hint = 命令とステージの数を減らしてください。
# $waited (Period)
notice-server-busy = サーバーがほかの処理で{ $waited }ふさがったままだったため、処理を中止しました。
    .hint = 1分後にもう一度お試しください。
# $free (Size)
notice-disk-nearly-full = サーバーのディスクの空きが残り{ $free }しかないため、新しいビルドや実行はできません。ファイルは保存されています。
    .hint = 古いイメージを削除しているところなので、数分後にもう一度お試しください。空きが増えない場合は、サーバーの管理者に知らせてください。
# $limit (Period)
notice-build-timed-out = ビルドが制限時間の{ $limit }を超えたため、中止しました。
    .hint = いちばん時間のかかるステップを小さくしてください。終わっているステップは、次のビルドですべて再利用されます。
notice-image-removed = このイメージは、もうエンジンにありません。古いイメージは、空きを作るために削除されます。
    .hint = 「ビルド」を押してください。キャッシュに残っているステップは再利用されます。
notice-container-did-not-start = コンテナを起動できませんでした。エンジンからのメッセージ: { $detail }。
    .hint = CMD または ENTRYPOINT に書いたコマンドを確認してください。
notice-engine-lost = エンジンが応答しなくなりました。
    .hint = エンジンが復旧してから、もう一度お試しください。
notice-nobody-waited = このワークスペースのタブがすべて閉じられたため、ビルドは待ち行列から外されました。
    .hint = もう一度ビルドし、順番を待つ間はタブを開いたままにしてください。
notice-place-given-away = ビルドの待ち行列がいっぱいでした。このビルドの順番は、待っているビルドがもっと少ないネットワークに譲られました。
    .hint = 1分後にもう一度ビルドしてください。
notice-storage-full = サーバーのディスクがいっぱいで、入力した内容はまだ保存されていません。内容はこのページに残っており、空きができしだい保存されます。
    .hint = タブを開いたままにして、サーバーの管理者に知らせてください。
notice-storage-damaged = データベースの一部が壊れているため、サーバーがこのワークスペースを読み込めません。
    .hint = サーバーの管理者に知らせてください。サーバーを再起動すると、データベースがコピーから修復されます。
notice-server-stopped = ビルドが終わる前に、サーバーが停止しました。
    .hint = もう一度ビルドしてください。
notice-internal = Drydockの内部で問題が起きました（インシデント番号: { $incident }）。
    .hint = もう一度お試しください。同じことが起きる場合は、この番号をサーバーの管理者に伝えてください。
