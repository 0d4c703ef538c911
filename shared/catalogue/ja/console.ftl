### The console: what Drydock itself says of command lines. What Docker and sh say is no message.
### Made from en/console.ftl with the digest 497a4438950f7cad

## Shell

console-open-single-quotes = 単一引用符が開いたままです。続きを入力し、' で閉じてください。
console-open-double-quotes = 二重引用符が開いたままです。続きを入力し、" で閉じてください。
console-open-backticks = バッククォートで囲むコマンドが開いたままです。続きを入力し、バッククォートで閉じてください。
console-open-substitution = コマンド置換が開いたままです。続きを入力し、閉じ丸括弧で閉じてください。
console-open-parameter = 変数の波括弧が開いたままです。続きを入力し、閉じ波括弧で閉じてください。
console-open-here-document = { $delimiter } だけの行まで、テキストの入力が続きます。
console-open-backslash = バックスラッシュで、この行は次の行につながります。次の行を入力してください。
console-open-operator = { $operator } の後にはコマンドが必要です。コマンドを入力してください。
# $depth (Number)
console-too-deep = 置換の入れ子が{ $depth }段を超えています。入れ子を減らしてコマンドを書いてください。
# $size (Size)
console-too-long = コマンドの長さは{ $size }までです。このコマンドはそれより長いか、展開するとそれより長くなります。テキストをファイルに書き、そのファイルを使ってください。

console-refused-background = コンソールはコマンドを1つずつ順に実行するので、コマンドの末尾の & は使えません。コンテナをバックグラウンドで実行するには、docker run -d を使ってください。
console-refused-function = コンソールに関数はありません。関数の中のコマンドを1つずつ入力してください。
console-refused-if = コンソールに if はありません。2つのコマンドの間に && を書いてください。1つ目が成功すると、2つ目が実行されます。
console-refused-loop = コンソールにはループがないので、{ $word } は使えません。値ごとにコマンドを入力するか、すべての値を1つのコマンドに渡してください。
console-refused-choice = コンソールには分岐がないので、{ $word } は使えません。実行したいほうのコマンドを入力してください。
console-refused-arithmetic = コンソールは計算をしないので、二重の丸括弧は使えません。数値そのものを入力してください。
console-refused-array = コンソールに配列はありません。値ごとに変数を1つ使ってください。
console-refused-process-substitution = コンソールでは、コマンドの出力をファイルとして別のコマンドに渡せません。> で出力をファイルに書くか、パイプを使ってください。
console-refused-subshell = コンソールにはサブシェルがないので、コマンドを囲む丸括弧は使えません。丸括弧なしでコマンドを入力してください。
console-refused-group = コンソールにはグループがないので、コマンドを囲む波括弧は使えません。波括弧なしでコマンドを入力してください。
console-refused-conditional = コンソールでは二重の角括弧を使えません。test か、一重の角括弧を使ってください。
console-refused-coprocess = コンソールはコマンドを1つずつ順に実行するので、coproc は使えません。
console-refused-descriptor = コンソールでは、標準入力、標準出力（1）、標準エラー出力（2）をリダイレクトできます。ほかのディスクリプターをリダイレクトしたり閉じたりすることはできません。
console-refused-exec = コンソールは自分自身の入出力をリダイレクトしないので、exec でのリダイレクトは使えません。コマンドごとにリダイレクトしてください。
console-refused-expansion = 変数のこの書き方は使えません。使えるのは :- - := = :+ + :? ? # ## % %% / // と、名前の前の # です。

console-expansion-too-much = このコマンドの語は、展開すると長くなりすぎるか、処理に手間がかかりすぎます。ファイルを減らすか、値を短くしてください。
# $size (Size)
console-too-many-variables = 変数は、すべて合わせて{ $size }までです。unset でいくつか削除してください。

# $character is the character itself.
console-odd-curly-quote = { $character } は曲がった引用符で、sh には通じません。{ $replacement } を使ってください。
console-odd-long-dash = { $character } は長いダッシュで、オプションの先頭には使えません。{ $replacement } を使ってください。
# $code is the number of the character, such as U+00A0.
console-odd-blank = この空白（{ $code }）は語の区切りになりません。ふつうの空白を使ってください。
console-odd-full-width = { $character } は全角文字で、sh には通じません。{ $replacement } を使ってください。
console-odd-invisible = ここに見えない文字（{ $code }）があります。削除してください。

# $count (Number)
console-paste-prompts = コマンドの前のプロンプトを{ $count }個取り除きました。
# $count (Number)
console-paste-mended = 行末のバックスラッシュの後にあった空白を{ $count }か所で取り除き、行がつながるようにしました。
# $count (Number)
console-paste-without-prompt = ほかの行と違い、プロンプトのない行が{ $count }行あります。コマンドではなく出力かもしれません。

### What Drydock says in the console besides the words of the tools and of docker.

## Tools

console-tools-above-the-workspace = このフォルダーがワークスペースです。これより上には何もありません。
# $limit (Size)
console-tools-output-is-cut = 出力を途中で切りました。コンソールのコマンドが出力できるのは{ $limit }までです。
console-tools-pattern-takes-too-long = このパターンは、このテキストでは時間がかかりすぎます。もっと小さなファイルで検索するか、もっと簡単なパターンを使ってください。
# $tool is the name of a command, $what an option or a word of it
console-tools-not-supported = このコンソールの { $tool } では { $what } を使えません。コンテナの中でなら使えます: docker run --rm -it alpine sh
console-tools-basename = パスの最後の部分を表示
console-tools-cat = ファイルの内容を表示
console-tools-chmod = ファイルの実行権限を付ける、または外す
console-tools-command = コマンドの場所を表示（command -v）
console-tools-cp = ファイルやフォルダーをコピー
console-tools-cut = 行の一部を表示
console-tools-date = 時刻を表示
console-tools-diff = 2つのファイルの違いを表示
console-tools-dirname = パスのフォルダー部分を表示
console-tools-echo = 渡された語を表示
console-tools-env = エクスポートされた変数を表示
console-tools-false = 何もせずに失敗
console-tools-find = ファイルを名前で検索
console-tools-grep = パターンに合う行を表示
console-tools-head = 先頭の数行を表示
console-tools-hostname = マシンの名前を表示
console-tools-ls = ファイルの一覧を表示
console-tools-mkdir = フォルダーを作成
console-tools-mv = ファイルを移動、または名前を変更
console-tools-printenv = エクスポートされた変数を名前で表示
console-tools-printf = 渡された語を書式に従って表示
console-tools-pwd = 作業ディレクトリを表示
console-tools-rm = ファイルやフォルダーを削除
console-tools-rmdir = 空のフォルダーを削除
console-tools-sed = テキストの行を変更
console-tools-seq = 連続した数を表示
console-tools-sort = 行を並べ替え
console-tools-tail = 末尾の数行を表示
console-tools-tee = 入力を表示し、ファイルにも書き込み
console-tools-touch = 空のファイルを作成
console-tools-tr = 文字を置換、または削除
console-tools-true = 何もせずに成功
console-tools-type = コマンドの種類を表示
console-tools-uname = システムの種類を表示
console-tools-uniq = 繰り返される行を1行だけ表示
console-tools-wc = 行数、単語数、バイト数を表示
console-tools-which = コマンドの場所を表示
console-tools-whoami = ユーザー名を表示

## Server
console-nested-too-deeply = コマンドの入れ子が深すぎます。スクリプトが自分自身を実行していませんか？
console-too-much-output = 出力が、ここでファイルやパイプに書ける量を超えました
console-not-text = { $path } はテキストではなくなります。ワークスペースに置けるのはテキストファイルだけです。
# $limit (Number)
console-too-many-folders = ワークスペースに置ける空のフォルダーは{ $limit }個までです
console-help = ここでは次のコマンドが使えます。docker --help で docker のコマンドの一覧が、コマンド名に --help を付けるとその詳しい説明が表示されます。
console-edit-what = ファイルを指定してください。例: vi app.py
console-edit-here = { $path } は上のエディターで開いています。入力すると自動で保存されます。
console-no-keyboard = { $name } はここでの入力を読もうとしますが、コンソールは入力を渡しません。ファイルを指定するか、パイプを使ってください。
console-shell-in-shell = ここはすでにシェルです。実行するスクリプトを指定してください。例: sh run.sh
console-runs-in-containers = { $name } が動くのはイメージとコンテナの中で、ここでは動きません。Dockerfileに書くか、docker exec か docker run で実行してください。
console-no-git = ここに git はありません。ファイルは上のエディターにあります。
console-no-compose = ここではDocker Composeを使えません。サービスごとに docker build と docker run でビルドして実行してください。
console-engine-broke = エンジンから正しい応答がありませんでした
# $limit (Size)
console-memory-limit = ここでは、コンテナが使えるメモリーは{ $limit }までです。
console-cpu-limit = ここでは、コンテナが使えるCPUは{ $limit }個までです。
console-tcp-only = ここで公開できるのはTCPのポートだけです。{ $protocol } は公開できません。
console-no-other-registry = 別のレジストリ（{ $registry }）のイメージは、ここでは使えません。web や user/web のような、レジストリの付かない名前を使ってください。
console-base-image-stays = { $name } は、このサーバーのすべてのワークスペースが共有するベースイメージです。ここでは削除できません。
console-no-all-tags = --all-tags は使えません。タグを1つ指定してください。
console-is-stand-in = { $name } は、このサーバーの代替イメージです。レジストリに接続できないため、DrydockがDebianのパッケージから作りました。
console-can-be-pulled = このサーバーでプルできるもの: { $names }。
console-no-build-call = --call と --check は使えません。Dockerfileのチェック結果は、入力中にページに表示されます。
console-no-build-flag = ここでは docker build の { $flag } は使えません。
console-only-local-requests = リクエストを送れるのは、あなたのコンテナが公開しているポートだけです。例: curl localhost:8000
# $port (Number)
console-nothing-listens = ポート{ $port }を公開しているコンテナは、まだそこで応答しません。docker logs で何をしているかがわかります。
# $port (Number)
console-no-such-port = ポート{ $port }を公開している実行中のコンテナはありません。公開されているポートは docker ps でわかります。
console-user-name-length = ユーザー名は2文字以上30文字以下です。
console-user-name-characters = ユーザー名に使えるのは英小文字と数字、その間の - と _ です。
console-user-name-reserved = このユーザー名は、サーバーが提供するイメージ用に予約されています。別の名前にしてください。
console-user-name-taken = ユーザー名 { $name } は、このサーバーの別のワークスペースが使っています。別の名前にしてください。
# $limit (Number)
console-too-many-user-names = ワークスペースで使えるユーザー名は{ $limit }個までです。
console-no-password = { $name } としてこのサーバーのレジストリにログインしました。パスワードは尋ねられず、保存もされません。
console-log-in-first = まずログインしてください。例: docker login -u my_name。次に、その名前で始まる名前をイメージに付けてください。例: docker tag web my_name/web
console-not-your-name = プッシュできるのは、ログインしたユーザー名で始まる名前だけです。例: my_name/web
console-registry-turned-off = このサーバーにはレジストリがありません。無効に設定されています。
console-registry-starting = このサーバーのレジストリはまだ起動中です。少し待ってから、もう一度お試しください。
console-no-registry = このサーバーにはレジストリがありません: { $reason }。
# $limit (Number)
console-too-many-registry-images = ワークスペースがこのサーバーのレジストリに置けるイメージは{ $limit }個までです。
console-is-seed = { $name } は、Drydockがチュートリアルのファイルからビルドしたもので、Docker Hubにある同じ名前のイメージではありません。
console-format-too-much = --format のテンプレートが長すぎるか、出力が多すぎるか、処理に手間がかかりすぎるか、独自のテンプレートを定義しています。もっと短いものを使ってください。
console-build-cache-stays = ビルドキャッシュは削除されません。このサーバーのすべてのワークスペースで共有していて、上限を超えないようにサーバーが管理しています。
# $size (Size)
console-copy-too-large = 1回でコピーできるのは{ $size }までです。もっと小さなフォルダーか、個々のファイルをコピーしてください。

## Docker

# $command (Text)
console-docker-command = { $command } はDrydockでは使えません。
# $flag (Text)
# $command (Text)
console-docker-flag = { $command } の { $flag } はDrydockでは使えません。
console-docker-compose = docker compose はDrydockでは使えません。代わりに、サービスごとに docker run で起動してください。
console-docker-save = ここでは、イメージやコンテナをアーカイブに保存したり、アーカイブから読み込んだりできません。イメージを受け渡すには、docker push と docker pull を使ってください。
console-docker-search = docker search はDocker Hubに問い合わせますが、このサーバーは問い合わせをしません。ここにあるイメージは docker images で表示できます。
console-docker-network = 独自のネットワークはDrydockでは使えません。コンテナに接続するには、-p でポートを公開してください。
console-docker-network-host = --network host は使えません。サーバーのネットワークは全員の共有だからです。代わりに -p でポートを公開してください。
console-docker-volume = ボリュームはDrydockでは使えません。COPY でイメージにファイルをコピーするか、docker cp でコンテナにコピーしてください。
# $flag (Text)
console-docker-host-mount = { $flag } でサーバーのフォルダーを使うことはできません。サーバーは全員の共有だからです。COPY でイメージにファイルをコピーするか、docker cp でコンテナにコピーしてください。
# $flag (Text)
console-docker-volumes-from = { $flag } はDrydockでは使えません。共有するボリュームがないからです。docker cp でファイルをコピーしてください。
console-docker-context = ほかのコンテキストは使えません。コンソールは、いつもこのワークスペースのエンジンを使います。
console-docker-host = ほかのエンジンは使えません。コンソールは、いつもこのワークスペースのエンジンを使います。
console-docker-swarm = SwarmはDrydockでは使えません。docker run でコンテナを1つずつ起動してください。
# $flag (Text)
console-docker-privileged = { $flag } は使えません。すべての特権を持つコンテナは、サーバーを乗っ取れるからです。
# $flag (Text)
console-docker-api-socket = { $flag } は使えません。コンテナがサーバーのエンジンを操作できるようになるからです。
# $flag (Text)
console-docker-cap-add = { $flag } は使えません。ケーパビリティを増やすと、コンテナが外部に影響を及ぼせるようになるからです。
# $flag (Text)
console-docker-device = { $flag } は使えません。デバイスはサーバーのもので、全員の共有だからです。
# $flag (Text)
console-docker-pid = { $flag } は使えません。サーバーと名前空間を共有するコンテナは、ほかの人のものを見られるからです。
# $flag (Text)
console-docker-ipc = { $flag } は使えません。サーバーの共有メモリーは全員で使うものだからです。
# $flag (Text)
console-docker-security-opt = { $flag } は使えません。この設定で、異なる人のコンテナどうしを隔てているからです。
# $flag (Text)
console-docker-userns = { $flag } は使えません。ユーザー名前空間で、異なる人のコンテナどうしを隔てているからです。
# $flag (Text)
console-docker-platform = { $flag } は使えません。イメージは、サーバーのプラットフォーム用にビルドされ、実行されます。
console-docker-build-input = 標準入力からのビルドはできません。ビルドコンテキストはワークスペースのフォルダーなので、コマンドの末尾にドットを付けてください。
# $context (Text)
console-docker-build-url = { $context } からのビルドはできません。ビルドコンテキストはワークスペースのフォルダーなので、コマンドの末尾にドットを付けてください。
# $kind (Text)
console-docker-inspect-type = Drydockに { $kind } という種類のものはありません。docker inspect で表示できるのは、コンテナとイメージです。
# $most (Number)
console-docker-too-many-ports = 1つのコマンドで指定できるポートは{ $most }個までです。

## Slips on a docker command line

console-slip-space-before-dot = ドットの前に空白がありません。ドットはビルドコンテキストを表すので、前の語から離して書きます。
console-slip-dot = 末尾のビルドコンテキストがありません。ドットを書くと、ワークスペースを指します。
console-slip-no-image = イメージ名がありません。オプションの後に書きます。
# $name (Text)
console-slip-dockerfile-name = ファイルの名前が { $name } になっています。docker build が読むのはDockerfileなので、ファイル名を変更してください。
# $name (Text)
# $found (Text)
console-slip-dockerfile-flag = ファイル { $name } はありませんが、{ $found } ならあります。
# $port (Text)
# $free (Text)
console-slip-port-taken = ポート{ $port }は別のコンテナが使っています。そのコンテナを停止するか、ポート{ $free }を使ってください。
# $name (Text)
console-slip-name-taken = { $name } は別のコンテナの名前です。先にそのコンテナを削除するか、別の名前にしてください。
# $name (Text)
# $found (Text)
console-slip-unknown-image = イメージ { $name } はありませんが、{ $found } ならあります。
# $name (Text)
# $found (Text)
console-slip-unknown-container = コンテナ { $name } はありませんが、{ $found } ならあります。
# $name (Text)
console-slip-not-running = コンテナ { $name } は停止しています。先に起動してください。
# $flag (Text)
console-slip-flag-after-image = イメージ名の後に書いたものは、コンテナのコマンドになります。{ $flag } のようなオプションは、イメージ名の前に書いてください。
console-slip-shell = イメージに bash がありません。sh を試してください。
# $container (Text)
console-slip-image-in-use = コンテナ { $container } は、このイメージから作られています。先にコンテナを削除してください。
console-slip-quotes = 引用符のせいで、複数の語が1つの語になっています。引用符を外してください。
# $flag (Text)
console-slip-two-dashes = 長いオプションの先頭には、ハイフンを2つ付けます: { $flag }。
# $wrong (Text)
# $found (Text)
console-slip-nearest = { $wrong } はありません。{ $found } のことですか？
