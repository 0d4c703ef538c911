### What rules for Dockerfiles say of a breach, what they find (`.what`) and why that matters (`.why`). What BuildKit's own rules say of a
### Made from en/rules.ftl with the digest 3a65e0a0c3dbedd1
### breach is not here: it stays as a build prints it.

rules-stage-name-casing =
    .what = ステージ名に大文字が使われています。
    .why = BuildKitは、ステージ名を小文字で記録します。その後の FROM は1文字ずつ比べるので、FROM Build と書いても Build というステージは見つからず、代わりにイメージをプルします。

rules-from-as-casing =
    .what = FROM と AS の一方が大文字、もう一方が小文字です。
    .why = 2つの語で1つの命令です。表記がそろっていれば、ステージ名がひと目でわかります。

rules-no-empty-continuation =
    .what = 複数行にわたる命令の途中に空行があります。
    .why = 空行は命令の終わりのように見え、かつては実際にそうでした。BuildKitは、将来エラーにすると予告しています。

rules-consistent-instruction-casing =
    .what = ほかの多くの命令と、大文字・小文字の表記が違う命令があります。
    .why = Dockerには違いがなくても、人には違います。どちらかに統一したほうが読みやすくなります。

rules-duplicate-stage-name =
    .what = 2つのステージが同じ名前です。
    .why = その名前を指定すると、後のステージが選ばれます。もう一方は番号でしか指定できません。

rules-reserved-stage-name =
    .what = ステージに、すでに別の意味を持つ名前が付いています。
    .why = scratch は空のイメージ、context はビルドのファイルを表します。同じ名前のステージがあると、どちらを指すのかわからなくなります。

rules-json-args-recommended =
    .what = CMD か ENTRYPOINT がJSON配列で書かれていません。
    .why = この場合、Dockerはシェルを起動し、そのシェルがプログラムを起動します。シグナルはシェルにしか届かないので、docker stop は10秒待ってから強制終了します。docker run の引数も失われます。

rules-maintainer-deprecated =
    .what = MAINTAINER は何年も前から非推奨です。
    .why = ラベルなら同じことを書けて、イメージを調べるどのツールでも読めます。

rules-undefined-arg-in-from =
    .what = FROM が、最初の FROM より上の ARG で宣言していない変数を使っています。
    .why = ここで有効なのは、最初の FROM より前の ARG 命令だけです。それがなければ変数は空になり、イメージ名も空になります。

rules-workdir-relative-path =
    .what = ビルドの最初の WORKDIR が相対パスです。
    .why = パスはベースイメージの WORKDIR から始まります。ベースイメージのバージョンが変わると、その WORKDIR も変わるかもしれません。

rules-undefined-var =
    .what = 命令が、そのステージでそれより前の ARG や ENV で定義していない変数を使っています。
    .why = 変数は空になりますが、ビルドは何も知らせません。ベースイメージの変数はビルドするまでわかりません。Dockerにはわかるので、Dockerのほうが警告は少ないことがあります。

rules-multiple-instructions-disallowed =
    .what = 1つのステージに CMD、ENTRYPOINT、HEALTHCHECK のどれかが2つ以上あります。
    .why = 有効なのは最後の1つだけで、それより前のものには効果がありません。

rules-legacy-key-value-format =
    .what = ENV か LABEL が等号なしで書かれています。
    .why = 古い書き方では、名前の後がすべて値になります。そのため1行に1組しか書けず、= を書き忘れても気づけません。

rules-redundant-target-platform =
    .what = FROM が、ビルドの対象のプラットフォームを指定しています。
    .why = 指定しなくても、FROM はそのプラットフォームを使います。

rules-secrets-used-in-arg-or-env =
    .what = ARG か ENV に、パスワード、キー、トークンのように見えるものが入っています。
    .why = どちらもイメージとその履歴に残り、イメージを持つ人なら誰でも読めます。RUN --mount=type=secret なら、秘密の情報を1つのステップだけに見せられます。

rules-invalid-default-arg-in-from =
    .what = ビルド引数を渡さないと、ベースイメージの名前が空になるか、無効な名前になります。
    .why = ビルドは、何も渡さなくても成功するのが望ましい形です。ビルド引数は、その内容を変えるためのものです。

rules-from-platform-flag-const-disallowed =
    .what = FROM が、1つのプラットフォームに固定されています。
    .why = イメージはそのプラットフォーム用にしかビルドできず、ほかの環境ではエミュレーションで遅くなります。プラットフォームを名前に含むステージなら、固定してもかまいません。

rules-copy-ignored-file =
    .what = COPY か ADD が、無視ファイルでビルドから除外したファイルを指定しています。
    .why = ビルダーにはそのファイルが渡らないので、ステップは失敗するか、何もコピーしません。

rules-invalid-definition-description =
    .what = ARG やステージのすぐ上のコメントが、その名前で始まっていません。
    .why = docker build --call=outline は、このようなコメントを説明として表示します。ただし、ステージや引数の名前で始まるコメントに限ります。

rules-expose-proto-casing =
    .what = ポートのプロトコルに大文字が使われています。
    .why = Dockerは小文字で記録します。小文字で書いておけば、後で検索できます。

rules-expose-invalid-format =
    .what = EXPOSE に、ホストのポートとの対応が書かれています。
    .why = EXPOSE は、コンテナがどのポートで待ち受けるかを示すだけです。ホストのどのポートをつなぐかは、コンテナを起動するときに docker run -p で決めます。

rules-last-user-is-root = コンテナはrootで実行されます。最後に、権限の少ない USER を指定してください
    .what = 最後の USER がrootなので、コンテナはrootで実行されます。
    .why = プログラムが乗っ取られると、コンテナの中では何でもでき、ホストに対しても、ほかのユーザーの場合より多くのことができてしまいます。

rules-change-directory-in-run = このディレクトリの変更は RUN が終わると失われます。WORKDIR なら保たれます
    .what = RUN が、ディレクトリの変更から始まっています。
    .why = 変更はその RUN の間しか続きません。WORKDIR は、その後のすべての命令とコンテナで有効で、ディレクトリも作ります。

rules-server-in-run = { $server } はサーバーです。このステップは終わらず、ビルドは待ち続けます
    .what = RUN がサーバーを起動しています。
    .why = ビルドのステップはコマンドが終わると終わりますが、サーバーは終わりません。コンテナが実行するものは CMD に書きます。

rules-sudo-in-run = ビルドは sudo がなくてもrootで実行されます
    .what = RUN が sudo を使っています。
    .why = USER で変えていなければ、ビルドはもともとrootで実行されます。sudo のないイメージもたくさんあります。USER で変えたところでは、USER root で戻してください。

rules-base-without-tag = タグのない { $image } は { $image }:latest を意味し、中身が変わっていきます
    .what = FROM が、タグのないイメージを指定しています。
    .why = タグがなければ、Dockerは latest を使います。latest は変わっていくので、今は成功するビルドが明日は失敗するかもしれません。

rules-latest-tag = latest は日々変わります。バージョンを指定してください
    .what = FROM が、タグ latest を指定しています。
    .why = latest は日によって別のイメージになり、いつも最新とも限りません。今は成功するビルドが、明日は失敗するかもしれません。

rules-unpinned-apt-package = { $package } は、その時点で最新のバージョンがインストールされます
    .what = apt-get install が、バージョンなしでパッケージを指定しています。
    .why = 来月のビルドでは、別のバージョンになります。ただし、Debianから消えたバージョンを指定しているとビルドは失敗するので、固定するのは重要なものだけにしてください。

rules-apt-lists-kept = パッケージリストがこのレイヤーに残ります。同じ RUN で /var/lib/apt/lists を削除してください
    .what = apt-get update が取得したパッケージリストが、イメージに残っています。
    .why = リストは20 MBほどあり、もう必要ありません。後の RUN で削除してもファイルはレイヤーに残るので、同じ RUN で削除してください。

rules-exposed-port-zero = ポートは1から65535までです
    .what = EXPOSE がポート0を指定していますが、そこではどのプログラムにも接続できません。
    .why = ポートは1から65535までです。ビルドはそれより大きな数を拒否しますが、0は拒否しません。

rules-unpinned-pip-package = { $package } は、その時点で最新のバージョンがインストールされます
    .what = pip install が、バージョンなしでパッケージを指定しています。
    .why = 来月のビルドでは別のバージョンになり、プログラムが動かなくなるかもしれません。

rules-apt-get-without-yes = apt-get はインストールの前に確認しますが、ビルドは答えられません
    .what = apt-get install が、確認なしで進むように指定されていません。
    .why = ビルド中は答える人がいないので、apt-get は中止し、ビルドは失敗します。

rules-apt-get-recommends = 推奨パッケージもインストールされます
    .what = apt-get install は、パッケージが推奨するものもインストールします。
    .why = 推奨パッケージは数が多いうえに、コンテナではほとんど必要ありません。

rules-apk-index-kept = パッケージのインデックスがイメージに残ります
    .what = apk add が、パッケージのインデックスをイメージに残しています。
    .why = --no-cache を付けると、インデックスを読み込むだけで残しません。apk update も不要になります。

rules-add-instead-of-copy = ここでは ADD は不要です。COPY を使ってください
    .what = ADD が、ふつうのファイルをコピーしています。これは COPY の役目です。
    .why = ADD は、アーカイブの展開やアドレスからの取得もします。COPY はコピーするだけなので、読む人が迷いません。

rules-several-sources-need-folder = コピー元が複数なら、コピー先はフォルダーです。末尾にスラッシュを付けてください
    .what = COPY のコピー元が複数なのに、コピー先がスラッシュで終わっていません。
    .why = コピー先がフォルダーだとわかるのは、スラッシュがあるときだけです。ないと、あるファイルが別のファイルを上書きすることがあり、ほかのビルダーは受け付けません。

rules-copy-from-unknown-stage = { $name } はこのファイルのステージではないので、イメージ { $name } を取得しようとします
    .what = COPY --from が指定しているのは、このファイルのステージでも、タグの付いたイメージでもありません。
    .why = ビルドは、このような名前をイメージとみなして取得しようとします。たいていは、ステージ名のつづりの間違いです。
rules-copy-from-unknown-stage-guess = { $name } はこのファイルのステージではないので、イメージ { $name } を取得しようとします（{ $guess } のことかもしれません）

rules-apt-in-script = apt は人が使うもので、スクリプト向けは apt-get です
    .what = RUN が、人が使うための apt を使っています。
    .why = apt の出力や質問は、バージョンによって変わることがあります。apt-get はスクリプト向けに作られています。

rules-pip-cache-kept = pipがダウンロードしたファイルがイメージに残ります
    .what = pip install が、ダウンロードしたファイルをイメージに残しています。
    .why = そこから再びインストールすることはないので、イメージが大きくなるだけです。キャッシュマウントを使うと、イメージの外に置けます。

rules-env-refers-to-itself = { $name } はまだ設定されていません。1つの ENV の値は、どれかが設定される前にすべて読まれます
    .what = ENV が、自分自身で設定する変数を使っています。
    .why = 1つの ENV の値は、どれかが設定される前にすべて読まれます。そのため、前の値が使われるか、値がないことになります。

rules-relative-destination = WORKDIR がないので、コピー先はベースイメージしだいです
    .what = COPY のコピー先が相対パスなのに、その前に WORKDIR がありません。
    .why = ファイルがどこに入るかは、ベースイメージで決まります。多くのイメージではルートフォルダーです。

# $count (Number)
rules-consecutive-runs = 連続する{ $count }個の RUN が、{ $count }個のレイヤーを作ります
    .what = 3つ以上の RUN が連続しています。
    .why = それぞれがレイヤーを作り、ある RUN で削除したものも、別のレイヤーには残っています。減らせばイメージは小さくなり、増やせば変更したときに再ビルドする範囲が小さくなります。

rules-whole-stage-copied = ステージにあるものをすべてコピーします
    .what = COPY --from が、ステージにあるものをすべてコピーしています。
    .why = ツール、キャッシュ、秘密の情報まで入ってしまい、2つ目のステージを作った意味がなくなります。必要なフォルダーを指定してください。

rules-pipe-hides-failure = このパイプの前のコマンドが失敗しても、ビルドは続きます
    .what = RUN が、pipefail なしでコマンドをパイプにつないでいます。
    .why = シェルが見るのは、パイプの最後のコマンドだけです。最初のコマンドが失敗しても、その出力がないまま、または一部だけで、ビルドが続きます。

# $line (Number)
rules-copy-before-install = どのファイルを変更しても、{ $line }行目のインストールが再実行されます。先にパッケージの一覧を、インストールの後に残りをコピーしてください
    .what = パッケージをインストールする前に、すべてのファイルをコピーしています。
    .why = レイヤーは、それより上の何かが変わるとビルドし直されます。そのため、パッケージの一覧が同じでも、どれかのファイルを編集するたびにすべてのパッケージがインストールし直されます。

# $line (Number)
rules-apt-update-alone = パッケージリストは、古くなってからも長く再利用されます。{ $line }行目の、インストールする RUN の中で更新してください
    .what = apt-get update が、それを必要とするインストールとは別に実行されています。
    .why = リストの入ったレイヤーは何か月も再利用されますが、その下のインストールは、パッケージを増やすたびに再実行されます。すると、もうサーバーにないバージョンを要求してしまいます。

rules-whole-context-copied = このDockerfileも含めて、フォルダーの中のすべてがイメージに入ります。入れないものを .dockerignore に書いてください
    .what = フォルダー全体をコピーしていますが、.dockerignore がありません。
    .why = Dockerfile自体、メモ、.git、手元の秘密の情報がイメージに入ります。そのうえ、どれか1つが変わるたびにレイヤーがビルドし直されます。

rules-dockerfile-in-image = Dockerfileもコピーされるので、編集するたびにこのレイヤーがビルドし直されます。{ $ignore } に書いてください
    .what = Dockerfile自体がイメージにコピーされています。
    .why = Dockerfileを編集するたびにこのレイヤーが変わり、それより下のステップがすべて再実行されます。実行中のアプリにDockerfileは必要ありません。

rules-copy-source-missing = コピー元の { $source } がありません
    .what = COPY か ADD が、存在しないファイルか、無視ファイルで除外されたファイルを指定しています。
    .why = ビルドはこのステップで止まります。パスの起点はDockerfileの場所ではなく、ビルドするフォルダーです。
rules-copy-source-missing-guess = コピー元の { $source } がありません。{ $guess } のことかもしれません
# $line (Number)
rules-copy-source-missing-ignored = { $source } は、{ $file } の{ $line }行目（{ $pattern }）によってビルドから除外されています

# $line (Number)
rules-entrypoint-hides-cmd = { $line }行目の ENTRYPOINT はシェルの中で実行されるので、この CMD を受け取りません
    .what = ENTRYPOINT がJSON配列で書かれていないので、CMD は無視されます。
    .why = この場合、Dockerは ENTRYPOINT の文字列をシェルで実行し、引数を渡しません。CMD の引数も、docker run の引数も渡りません。

rules-started-file-missing = { $path } をイメージに入れるものがありません
    .what = CMD か ENTRYPOINT が実行するファイルを、それが探される場所に置く COPY がありません。
    .why = コンテナが起動するまで誰もコマンドを調べないので、ビルドは成功します。その後、コンテナは、ファイルがないというエラーを出してすぐに終了します。
rules-started-file-missing-elsewhere = { $name } はイメージの { $path } にありますが、ここでは { $wanted } を探します
rules-started-file-missing-ignored = { $ignore } が { $source } をビルドから除外しているので、{ $path } が見つかりません
rules-started-file-missing-not-copied = { $source } をイメージにコピーするものがないので、{ $path } が見つかりません
rules-started-file-missing-guess = イメージに { $path } がありません。{ $guess } のことかもしれません

# $port (Number)
rules-expose-unlike-app = { $who } はポート{ $port }で待ち受けますが、それを示す EXPOSE がありません
    .what = EXPOSE が、アプリが待ち受けていないポートを指定しています。
    .why = EXPOSE は何も開きません。どのポートを公開すればよいかを、人と docker run -P に伝えるものです。番号が間違っていると、誰も応答しないポートを公開することになります。

# $line (Number)
rules-variable-above-install = { $name } の値が変わるたびに{ $line }行目のインストールが再実行されますが、インストールは { $name } を使っていません
    .what = ARG か ENV が、その変数を使わないインストールより上にあります。
    .why = 変数は、使われるかどうかに関係なく、その後のすべての RUN に影響します。値が変わると、同じパッケージでもすべてインストールし直されます。インストールより下に書けば、その手間はかかりません。

rules-server-on-loopback = { $server } は { $host } で待ち受けるので、コンテナの外からは誰も接続できません
    .what = サーバーが、コンテナ自身しか接続できないアドレス 127.0.0.1 で待ち受けています。
    .why = コンテナは、専用のネットワークを持っています。公開したポートは、そのネットワークでのコンテナのアドレスにつながります。サーバーはそのアドレスで待ち受けていないので、コンテナは動いていても、ブラウザーに応答が返りません。

rules-comment-at-line-end-refused = コメントは独立した行に書いてください。{ $instruction } は # とその後の語を引数とみなすので、ビルドは失敗します
rules-comment-at-line-end-files = コメントは独立した行に書いてください。{ $instruction } は # とその後の語をファイル名とみなします
rules-comment-at-line-end-value = コメントは独立した行に書いてください。# とその後の語が、この { $instruction } の値の一部になります
rules-comment-at-line-end-variables = コメントは独立した行に書いてください。ARG は # とその後の語を変数名とみなします
rules-comment-at-line-end-volumes = コメントは独立した行に書いてください。VOLUME は # とその後の語をフォルダーとみなします
rules-comment-at-line-end-folder = コメントは独立した行に書いてください。# とその後の語が、フォルダー名の一部になります
rules-comment-at-line-end-user = コメントは独立した行に書いてください。# とその後の語が、ユーザー名の一部になります
rules-comment-at-line-end-array = コメントは独立した行に書いてください。コメントがあると { $instruction } はJSON配列にならず、Dockerは行全体をシェルのテキストとして実行します
rules-comment-at-line-end-escape = { $escape } の後にコメントがあるので、行が続かず、命令がここで終わります。コメントを独立した行に移してください
rules-comment-at-line-end-hides = Dockerはこれらの行を1行につなげるので、このコメントで後の行がすべて隠れます。コメントを独立した行に移してください
rules-comment-at-line-end =
    .what = 命令の末尾にコメントがあります。
    .why = Dockerがコメントと認めるのは、独立した行だけです。命令の後に書くと、# とその後の語は引数になり、コピーするファイル、ポート、値の一部などとみなされます。行末にコメントを書けるのは、RUN のようにシェルが読むところだけです。古いバージョンのDockerは、JSON配列の後に書かれたものも無視していました。

rules-look-alike-character-blank = この空白は { $code } で、Dockerとシェルはふつうの文字とみなします。ふつうの空白に置き換えてください
rules-look-alike-character-behind-escape = この行の最後の文字が { $code } なので、行が次に続きません。その文字を削除してください
rules-look-alike-character-invisible = ここに見えない文字 { $code } があります。削除してください
rules-look-alike-character-quote = { $character }（{ $code }）はワープロの引用符で、Dockerとシェルはふつうの文字とみなします。代わりに { $plain } と書いてください
rules-look-alike-character-dash = { $character }（{ $code }）はワープロのダッシュで、オプションの先頭には使えません。代わりに { $plain } と書いてください
rules-look-alike-character-full-width = { $character }（{ $code }）は全角文字で、Dockerとシェルはふつうの文字とみなします。代わりに { $plain } と書いてください
rules-look-alike-character =
    .what = キーボードの文字に似た、別の文字があります。
    .why = ワープロ、PDFファイル、チャットは、空白、引用符、ハイフンを、見栄えのよい文字に置き換えます。Dockerとシェルに通じるのは、キーボードの文字だけです。行は正しく見えても失敗するか、別の意味になります。

rules-windows-path = Dockerfileのパスは / で区切ります。\ は次の文字をエスケープします。{ $path } と書いてください
    .what = Linux用のイメージなのに、パスがWindowsの書き方です。
    .why = Dockerfileでは、\ は次の文字をエスケープし、行末では次の行をつなげます。Linuxではパスを / で区切り、C: のようなドライブはありません。
rules-windows-path-joins = Dockerfileのパスは / で区切ります。末尾の \ は次の行をこの行につなげます。{ $path } と書いてください

rules-broken-array-single-quotes = JSON配列では二重引用符を使います。このままでは、{ $instruction } は行全体をふつうのテキストとみなします
rules-broken-array-missing-comma = 2つの文字列の間にコンマがないので、{ $instruction } は行全体をふつうのテキストとみなします
rules-broken-array-extra-comma = このコンマの隣に文字列がないので、{ $instruction } は行全体をふつうのテキストとみなします
rules-broken-array-other-mark = JSON配列では文字列の間をコンマで区切ります。このままでは、{ $instruction } は行全体をふつうのテキストとみなします
rules-broken-array-no-quotes = JSON配列の文字列には二重引用符が必要です。このままでは、{ $instruction } は行全体をふつうのテキストとみなします
rules-broken-array-open-quote = この文字列の片側に引用符がないので、{ $instruction } は行全体をふつうのテキストとみなします
rules-broken-array-backslash = JSONの文字列では、バックスラッシュを2つ重ねて書きます。このままでは、{ $instruction } は行全体をふつうのテキストとみなします
rules-broken-array-inner-quote = 文字列の中の二重引用符の前には、バックスラッシュが必要です。このままでは、{ $instruction } は行全体をふつうのテキストとみなします
rules-broken-array-other-bracket = JSON配列では角括弧を使います。このままでは、{ $instruction } は行全体をふつうのテキストとみなします
rules-broken-array-text-before = 括弧 [ の前には何も書けません。このままでは、{ $instruction } は行全体をふつうのテキストとみなします
rules-broken-array-touches = { $instruction } と括弧 [ の間に空白がありません。間に空白を入れてください
rules-broken-array-next-line = 配列は次の行に続いていますが、Dockerは命令をここで終わりとみなします。続きのある行の末尾には { $escape } を付けてください
rules-broken-array-no-opening-bracket = 開き括弧 [ がないので、{ $instruction } は行全体をふつうのテキストとみなします
rules-broken-array-no-closing-bracket = 閉じ括弧 ] がないので、{ $instruction } は行全体をふつうのテキストとみなします
rules-broken-array-text-behind = 括弧 ] の後に { $text } があるので、{ $instruction } は行全体をふつうのテキストとみなします
rules-broken-array =
    .what = 引数がJSON配列のように見えますが、正しい配列ではありません。
    .why = 配列が正しくなくても、Dockerは何も知らせず、その行をふつうのテキストとみなします。シェルは括弧も引用符もそのまま受け取り、[python, という名前のプログラムを探します。COPY、ADD、VOLUME は名前とみなし、SHELL は受け付けません。

rules-command-in-one-word = Dockerは、空白も含めて「{ $text }」という名前のプログラムを探します。{ $program } とその引数を、それぞれ別の文字列にしてください
    .what = JSON配列の1つの文字列に、コマンド全体が入っています。
    .why = JSON配列では1つの文字列が1語で、空白では区切られません。最初の文字列がプログラムの名前です。その名前のプログラムはないので、コンテナはすぐに終了します。

rules-assignment-in-command-blanks = = の隣に空白があるので、シェルは { $name } をプログラムとして実行します。ENV で変数を設定するか、空白なしで書いてください
rules-assignment-in-command-array = JSON配列はシェルが読まないので、Dockerは { $name }=… という名前のプログラムを探します。ENV で変数を設定してください
rules-assignment-in-command =
    .what = コマンドの先頭に変数の代入がありますが、変数は設定されません。
    .why = シェルが変数を設定するのは、= の隣に空白がないときだけです。JSON配列には、そもそもシェルがありません。それ以外の場合、変数名はプログラムの名前とみなされます。ENV は、コンテナで実行されるすべてのものに変数を設定します。

rules-carriage-return-in-script = このスクリプトの改行コードはWindowsのもので、シェルは各行の末尾の余分な文字を語の一部とみなします。Linuxの改行コードに変換してください
    .what = ヒアドキュメントの中のスクリプトの改行コードが、Windowsのものです。
    .why = 行の終わりは、Windowsでは2文字、Linuxでは1文字です。Dockerは、ヒアドキュメントの中では2文字ともそのまま残します。シェルは1文字目を行の最後の文字とみなすので、set -e は存在しないオプションになり、ファイル名には見えない文字が付きます。
