### What the cards of the editor say of the words of a Dockerfile. Code stands between backticks.
### Made from en/cards.ftl with the digest c6bec64fface7cc2

## Instructions.

cards-instruction-add = `COPY` と同じようにファイルをイメージにコピーします。さらに、URLやGitリポジトリも指定でき、ローカルのtarアーカイブは展開します。ふつうのファイルには `COPY` を使ってください。
cards-instruction-arg = ビルド用の変数を宣言します。値は `--build-arg NAME=value` で渡します。有効なのはそのステージの終わりまでで、実行中のコンテナには残りません。最初の `FROM` より前に書いたものは `FROM` 行でしか使えません。ステージの中で使うには、そこでもう一度 `ARG NAME` と書きます。
cards-instruction-cmd = `docker run` でほかのコマンドを指定しないときに、このイメージのコンテナが実行するものです。`ENTRYPOINT` がある場合は、その既定の引数になります。1つのステージで有効なのは最後の1つだけです。JSON形式で書くと、シェルを介さずにプログラムそのものが起動するので、停止シグナルがプログラムに届きます。
cards-instruction-copy = ビルドコンテキストからファイルをコピーします。`--from` を付けると、別のステージやイメージからコピーします。無視ファイル（`.dockerignore`）で除外したものは、ビルドコンテキストに含まれません。ファイルの中身、名前、実行ビットが変わらないかぎり、レイヤーは再利用されます。
cards-instruction-entrypoint = このイメージのすべてのコンテナが実行するプログラムです。`docker run` でイメージ名の後に書いたもの、それがなければ `CMD` が引数として渡されます。シェル形式で書くと、どちらも渡されません。
cards-instruction-env = この後の命令と、このイメージのすべてのコンテナで使う環境変数を設定します。値を変えると、同じステージでその後にある `RUN` はすべて実行し直されます。イメージを持つ人なら誰でも読めるので、秘密の情報には使わないでください。
cards-instruction-expose = アプリがどのポートで待ち受けるかを記録します。`/udp` を付けなければTCPです。これだけではポートは開きません。開くには `docker run -p 8000:5000` のようにします。`-P` を付けると、記録されたポートがすべて公開されます。
cards-instruction-from = ベースイメージか前のステージ、または空（`scratch`）を土台にして、ステージを始めます。1つのファイルに複数書けます。`--target` で別のステージを指定しなければ、最後のステージがイメージになります。
cards-instruction-healthcheck = Dockerがコンテナの中で定期的に実行するコマンドです。終了コードが0なら正常（healthy）、1なら異常（unhealthy）です。`NONE` と書くと、ベースイメージの設定を無効にします。1つのステージで有効なのは最後の1つだけです。
cards-instruction-label = イメージについての情報を付け加えます。`docker inspect` で表示できます。レイヤーは増えず、キャッシュにも影響しません。
cards-instruction-maintainer = イメージの作者です。非推奨なので、`LABEL org.opencontainers.image.authors=…` と書いてください。
cards-instruction-onbuild = 命令を後のために取っておきます。別のビルドがこのイメージを `FROM` に指定すると、その `FROM` の直後に実行されます。
cards-instruction-run = ビルド中にコマンドを実行し、変更された内容をレイヤーとして残します。コマンドの文字列、有効な変数、それより上のすべてが変わらないかぎり、レイヤーは再利用されます。コマンドがネットワークから取得するファイルの変化は考慮されません。
cards-instruction-shell = この後の `RUN`、`CMD`、`ENTRYPOINT` のシェル形式で使うシェルです。必ずJSON配列で書きます。設定しなければ `/bin/sh -c` です。
cards-instruction-stopsignal = `docker stop` が送るシグナルです。名前か番号で書きます。設定しなければ SIGTERM です。
cards-instruction-user = この後の `RUN`、`CMD`、`ENTRYPOINT` と、コンテナを実行するユーザーです。指定しなければrootです。
cards-instruction-volume = フォルダーをコンテナ自身のレイヤーから切り離します。どのコンテナでも、そこにボリュームが割り当てられます。ビルドの後のステップでそこに書いたファイルは、失われることがあります。
cards-instruction-workdir = この後の命令とコンテナが作業するフォルダーです。なければビルド時に作られます。相対パスは、前の `WORKDIR` からの続きになります。

## Flags.

cards-flag-chown = 新しいファイルの所有者です。名前か番号で書きます。指定しなければroot（0:0）になります。
cards-flag-chmod = 新しいファイルの権限です。数字か、`u=rwX,go=rX` のような形で書きます。
cards-flag-link = 前のレイヤーに依存しない独立したレイヤーにファイルを入れます。そのため、前のレイヤーが変わっても再利用されます。
cards-flag-exclude = パターンに合うファイルを除きます。書き方は .dockerignore と同じです。複数回指定できます。
cards-flag-checksum = ダウンロードしたファイルと照合するダイジェストです。一致しなければビルドは失敗します。
cards-flag-keep-git-dir = Gitから取得したソースの `.git` フォルダーを残します。
cards-flag-unpack = アーカイブを展開するかどうかを指定します。このオプションがなければ、ダウンロードしたアーカイブは展開されません。
cards-flag-from = このファイルのステージ（名前か番号）、またはイメージからファイルを取り出します。
cards-flag-parents = コピー元のフォルダー構成を、コピー先でもそのまま保ちます。
cards-flag-platform = マルチプラットフォームのイメージから、どのプラットフォーム用を使うかを指定します。`$BUILDPLATFORM` はビルドするマシン、`$TARGETPLATFORM` はビルドの対象を指します。
cards-flag-interval = チェックの間隔です（既定は30秒）。
cards-flag-retries = コンテナを異常とみなすまでの、連続した失敗の回数です（既定は3回）。
cards-flag-start-interval = 起動期間中のチェックの間隔です（既定は5秒）。
cards-flag-start-period = 起動のための猶予期間です。この間の失敗は数えません（既定は0秒）。
cards-flag-timeout = チェックがこの時間を超えると失敗とみなします（既定は30秒）。
cards-flag-mount = このコマンドの間だけ何かをマウントします。`cache`（ビルドをまたいで残る）、`bind`、`secret`、`ssh`、`tmpfs` のどれかです。
cards-flag-network = このコマンドのネットワークです。`default`、`none`、`host` のどれかです。
cards-flag-security = `insecure` はサンドボックスなしで実行します。ビルダーの許可が必要です。
cards-flag-device = ビルダーのデバイスをコマンドから使えるようにします。

## Directives at the top of a file.

cards-directive-syntax = このファイルを読むフロントエンドのイメージを指定します。これでDockerfileの言語のバージョンが決まります。
cards-directive-escape = エスケープに使う文字を指定します。次の文字をエスケープし、行末では命令を次の行に続けます。`\`（既定）かバッククォートです。パスを `\` で書く環境では、バッククォートが便利です。
cards-directive-check = どのビルドチェックを省くか、残りのチェックでビルドを止めるかどうかを指定します。

## Parts of an image's tag.

cards-tag-latest = `latest` は、配布元が最後にプッシュしたイメージを指す名前にすぎません。別の日には別のイメージになります。
cards-tag-alpine = Alpine Linuxです。約5 MBで、glibcの代わりにmuslを使い、パッケージは `apk` で入れます。Cのコードを含むPythonパッケージは、コンパイルが必要になることがあります。
cards-tag-slim = 実行に必要なものだけのDebianです。コンパイラーはなく、ツールもわずかです。小さいうえに、コンパイル済みのPythonパッケージが使えます。
cards-tag-trixie = Debian 13です。
cards-tag-bookworm = Debian 12です。
cards-tag-bullseye = Debian 11です。
cards-tag-buster = Debian 10です。更新はもう提供されていません。
cards-tag-stretch = Debian 9です。更新はもう提供されていません。
cards-tag-noble = Ubuntu 24.04です。
cards-tag-jammy = Ubuntu 22.04です。
cards-tag-focal = Ubuntu 20.04です。無償サポートは終了しています。
cards-tag-windowsservercore = Windows Server Coreです。Windowsでしか動きません。
cards-tag-nanoserver = Windows Nano Serverです。Windowsでしか動きません。
cards-tag-distroless = プログラムとそのライブラリだけです。シェルもパッケージマネージャーもありません。
cards-tag-nonroot = root以外のユーザーで実行されます。
cards-tag-debug = 中を調べるためのシェルが加えられています。
cards-tag-lts = 長期サポート版です。時間がたつと、指すバージョンが変わります。
cards-tag-stable = 配布元の安定版です。時間がたつと、指すバージョンが変わります。
cards-tag-edge = 安定版になる前の最新の状態です。
cards-tag-rc = リリース候補です。まだ正式版ではありません。
cards-tag-onbuild = あなたのビルドで実行される `ONBUILD` 命令を含んでいます。

## Variables that BuildKit sets.

cards-variable-all-proxy = すべての通信に使うプロキシです。`--build-arg` で渡します。イメージにもキャッシュにも残りません。
cards-variable-as = `{ $name }` と同じです。
cards-variable-ftp-proxy = FTPに使うプロキシです。`--build-arg` で渡します。イメージにもキャッシュにも残りません。
cards-variable-http-proxy = HTTPに使うプロキシです。`--build-arg` で渡します。イメージにもキャッシュにも残りません。
cards-variable-https-proxy = HTTPSに使うプロキシです。`--build-arg` で渡します。イメージにもキャッシュにも残りません。
cards-variable-no-proxy = プロキシを通さずに接続するホストです。`--build-arg` で渡します。
cards-variable-targetplatform = ビルドの対象です（`linux/amd64` など）。ステージの中では `ARG TARGETPLATFORM` で宣言します。
cards-variable-targetos = ビルドの対象となるOSです（`linux` など）。ステージの中では `ARG TARGETOS` で宣言します。
cards-variable-targetarch = ビルドの対象となるプロセッサーです（`amd64` など）。ステージの中では `ARG TARGETARCH` で宣言します。
cards-variable-targetvariant = 対象となるプロセッサーの種別です（`v7` など）。空のこともよくあります。ステージの中では `ARG TARGETVARIANT` で宣言します。
cards-variable-buildplatform = ビルドするマシンです（`linux/amd64` など）。ステージの中では `ARG BUILDPLATFORM` で宣言します。
cards-variable-buildos = ビルドするマシンのOSです。ステージの中では `ARG BUILDOS` で宣言します。
cards-variable-buildarch = ビルドするマシンのプロセッサーです。ステージの中では `ARG BUILDARCH` で宣言します。
cards-variable-buildvariant = ビルドするマシンのプロセッサーの種別です。ステージの中では `ARG BUILDVARIANT` で宣言します。

## A variable of the file.

# $line (Number)
cards-variable-set = { $line }行目の `{ $instruction }` で設定されています。
# $line (Number)
cards-variable-declared = { $line }行目の `{ $instruction }` で宣言されています。値はビルド時に決まります。
cards-variable-build-arg = `--build-arg` で別の値を指定できます。
cards-variable-of-shell = このファイルでは設定されていません。シェルかベースイメージの変数です。
cards-variable-not-set = このステージでは、この行より上で設定されていません。空の文字列に置き換わります。

## Here-documents and stages.

cards-heredoc = ヒアドキュメントです。次の行から、`{ $delimiter }` だけの行までが中身になります。
cards-heredoc-expands = 中の変数は展開されます。区切り文字列を引用符で囲むと、展開されません。
cards-heredoc-quoted = 区切り文字列が引用符で囲まれているので、中の変数は展開されません。
cards-heredoc-tabs = 各行の先頭のタブは取り除かれます。
cards-stage = ステージ { $name }
# $line (Number)
# $base (Message)
# $count (Number)
cards-stage-about = { $line }行目から始まり、{ $base }を土台にしています。`FROM` の後に{ $count }個の命令が続きます。
# What a stage is based on.
cards-base-image = `{ $image }` イメージ
cards-base-stage = `{ $name }` ステージ
# $number (Number)
cards-base-stage-number = { $number }番のステージ
cards-base-scratch = 空の状態（`scratch`）

## Images.

cards-image-scratch = 空のファイルシステムです。ほかのファイルを必要としないプログラムのためのものです。
cards-image = このステージは、イメージ `{ $image }` から始まります。
cards-image-digest = ダイジェストで固定されているので、どのビルドでもまったく同じ内容になります。
cards-image-no-tag = タグがなければ `latest` になり、日によって別のイメージになります。バージョンを指定してください。
# $meaning (Message)
cards-image-part = `{ $part }`: { $meaning }
cards-image-exact-version = このバージョンそのものです。
cards-image-newest-release = このバージョンの最新リリースです。
cards-image-stand-in = 応答するレジストリがないため、ここではこのイメージの代わりに代替イメージ（{ $parts }）を使います。ビルドとレイヤーのしくみは同じですが、中のバージョンとツールは異なります。

## Ports, folders, signals and users.

cards-port = ポート{ $port }
cards-port-about = アプリはコンテナの中でポート{ $port }で待ち受けます。`docker run -p 8000:{ $port }` とすると、外からはポート8000で接続できます。
cards-folder = フォルダー { $folder }
cards-folder-about = ここから先、相対パスは `{ $folder }` が起点になります。`RUN`、`COPY`、`CMD` でも、コンテナの中でも同じです。
# $meaning (Message)
cards-signal = シグナル{ $number }: { $meaning }
cards-signal-hup = ターミナルがなくなったことを知らせます。サーバーは設定を読み直します。
cards-signal-int = Ctrl + Cで送られます。Pythonでは KeyboardInterrupt が発生します。
cards-signal-quit = 終了を求めます。nginxなどは、処理中のリクエストを終えてから終了します。
cards-signal-kill = カーネルがただちに終了させます。プログラムは後片付けができません。
cards-signal-usr1 = 何をするかはプログラムごとに決まります。
cards-signal-term = 後片付けの時間を与えて、終了を求めます。ほかに設定がなければ、`docker stop` はこのシグナルを送ります。
cards-signal-winch = ウィンドウの大きさが変わったことを知らせます。Apacheはこのシグナルを受け取ると、処理を終えてから終了します。
cards-user = ユーザー { $user }
cards-user-root = コンテナの中で何でもできるユーザーです。
cards-user-number = 番号が { $user } のユーザーです。イメージに名前がなくてもかまいません。
cards-user-name = ユーザー `{ $user }` です。イメージの `/etc/passwd` に登録されている必要があります。ベースイメージにあるか、`RUN useradd { $user }` で作ります。
cards-user-group = グループは `{ $group }` です。

## Which files COPY or ADD takes.

cards-takes-nothing = 何もコピーしません。
cards-takes-nothing-fits = 何もコピーしません。当てはまるファイルがありません。
# $size (Message)
cards-takes-one = `{ $path }`（{ $size }）をコピーします。
# $count (Number)
# $size (Message)
# $names (Message)
cards-takes-many = { $count }個のファイル（{ $size }）をコピーします: { $names }。
# $names (Message)
cards-keeps-out = `{ $file }` によって除外されるもの: { $names }。
cards-path = `{ $path }`
# $names (List)
# $last (Message)
cards-paths-and = { $names }、{ $last }
# $names (List)
# $count (Number)
cards-paths-and-more = { $names }、ほか{ $count }個
cards-size-empty = 空
