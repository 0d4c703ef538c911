### Why a container ended, a build step failed or an app does not answer: the cause, and what to do. Words of programs are arguments.
### Made from en/clinic.ftl with the digest d4188cd9fee438ea

## What a change does, as a button says it.

clinic-fix-add-line = { $path } に { $text } を追加
clinic-fix-answer-yes = apt-get が確認なしで進むようにする
clinic-fix-apt-update = 先にパッケージリストを取得
clinic-fix-blanks-around-equals = = の前後の空白を削除
clinic-fix-break-system-packages = pipにこのPythonの変更を許可: --break-system-packages
clinic-fix-first-line = { $path } の先頭に { $line } を追加
clinic-fix-insert-line = 行を挿入: { $line }
clinic-fix-install-too = { $text } もインストール
clinic-fix-line-ends = { $path } の改行コードをLFに変換
clinic-fix-remove-before-first-line = { $path } の1行目より前にあるものを削除
clinic-fix-rename = { $path } の名前を { $to } に変更
clinic-fix-spaces = { $path } のインデントをスペースだけに統一
clinic-fix-write = { $path } に書き換え
clinic-fix-split-words = 1語ずつ別の文字列にする

## The start.

clinic-carriage-return = { $path } の改行コードがWindowsのもの（CRLF）です。そのためコンテナは、名前の末尾に見えない文字が付いたプログラムを探してしまいます。
clinic-carriage-return-hint = ファイルの改行コードをLFに変えてから、もう一度ビルドしてください。
clinic-carriage-return-somewhere = スクリプトの改行コードがWindowsのもの（CRLF）です。そのためコンテナは、名前の末尾に見えない文字が付いたプログラムを探してしまいます。

clinic-exec-format = コンテナはこのファイルを実行できません。別の種類のプロセッサー用のプログラムか、#!/bin/sh のような1行目がないスクリプトです。
clinic-exec-format-hint = ファイルやベースイメージがどのプロセッサー用に作られたものかを確認してください。
clinic-exec-format-no-first-line = { $path } の1行目に、スクリプトを実行するプログラムが書かれていません。
clinic-exec-format-no-first-line-hint = シェルスクリプトは、`#!/bin/sh` という行で始めてください。
clinic-exec-format-before-first-line = { $path } の #! の前に、空行など何かがあります。#! は、ファイルの最初の2文字でなければなりません。

clinic-start-words-one-string = { $keyword } は、空白を含む「{ $program }」という名前の1つのプログラムを指定しています。
clinic-start-words-one-string-hint = 配列では、1語ずつ別の文字列として書いてください。
clinic-start-words-no-array = { $keyword } は括弧で始まっていますが、JSON配列になっていません。そのため、シェルが括弧ごとこの行を実行します。
clinic-start-words-no-array-hint = 配列では、各語を二重引用符で囲み、語と語の間にコンマを置きます。最後の括弧の後には何も書きません。
clinic-start-words-equals = { $name } の = の前か後に空白があります。そのためシェルは、{ $name } をプログラムの名前とみなします。

clinic-file-missing = コンテナは { $path } を起動しますが、イメージの中にそのファイルがありません。
clinic-file-missing-hint = ファイル名、ファイルを入れる COPY、WORKDIR を確認してください。
# $problem (Message)
clinic-file-missing-said = Dockerfileの問題: { $problem }。
clinic-file-missing-interpreter = { $path } の1行目でプログラム { $program } が指定されていますが、イメージにそのプログラムがありません。
clinic-file-missing-bash = Alpine Linuxには bash が入っていません。1行目に `#!/bin/sh` と書くか、`apk add --no-cache bash` で bash をインストールしてください。

clinic-program-missing = イメージにプログラム { $program } がありません。
clinic-program-missing-hint = つづりと、ビルドのステップでそのプログラムをインストールしているかを確認してください。
clinic-program-missing-system = ビルドの中でプログラムをインストールしてください: `{ $line }`。
clinic-program-missing-bash = Alpine Linuxには bash が入っていません。`sh` を使うか、`apk add --no-cache bash` で bash をインストールしてください。
clinic-program-missing-package = { $package } がどこでもインストールされていないため、イメージにプログラム { $program } がありません。
clinic-program-missing-list = { $list } に { $package } の行を追加して、もう一度ビルドしてください。
clinic-program-missing-run = Dockerfileでインストールしてください: `RUN pip install { $package }`。
clinic-program-missing-not-there = { $package } はファイルに書かれていますが、コンテナはそのプログラム { $program } を見つけられません。
clinic-program-missing-not-there-hint = 最後のステージでインストールしているか、PATH にそのプログラムのフォルダーが含まれているかを確認してください。
clinic-program-missing-path = { $program } はあなたのファイルですが、パスのない名前は、イメージのプログラムの中からしか探されません。
clinic-program-missing-path-hint = パスを付けて `./{ $program }` と書いてください。

clinic-not-executable = ファイル { $path } に実行権限がありません。
clinic-not-executable-hint = ファイルのメニューで実行可能にするか、ビルドの中で `chmod +x` を実行してください。
clinic-not-executable-folder = { $path } はフォルダーです。コンテナが起動できるのはファイルだけです。

clinic-user-missing = イメージに { $user } というユーザーがいません。
clinic-user-missing-hint = 前のステップでユーザーを作ってください。

## Python.

clinic-module-shadowed = Pythonがモジュール { $module } を探すと、あなたのファイル { $path } が見つかってしまいます。
clinic-module-shadowed-hint = { $path } の名前を変えてください。Dockerfileやほかのファイルに書かれた名前も変えてください。

clinic-conflict = インストールされた { $package } のバージョンは、{ $other } { $version }以降では動きません。ところが、pipが { $other } { $version }以降をインストールするのを防ぐ指定がありませんでした。
clinic-conflict-hint = { $requirement } も指定してください。
clinic-conflict-newer = または、新しい { $package } を使ってください。バージョン{ $version }以降にはこの不具合がありません。

clinic-module-missing = アプリは { $module } をインポートしていますが、イメージに { $package } をインストールするものがありません。
clinic-module-missing-list = { $list } に { $package } の行を追加して、もう一度ビルドしてください。
clinic-module-missing-run = Dockerfileでインストールしてください: `RUN pip install { $package }`。
clinic-module-missing-removed = Python { $version }から、モジュール { $module } はPythonに含まれていません。
clinic-module-missing-removed-package = このモジュールを補う { $package } をインストールするか、古いPythonのベースイメージを使ってください。
clinic-module-missing-removed-hint = このモジュールをインポートしているパッケージを新しいバージョンにするか、古いPythonのベースイメージを使ってください。
clinic-module-missing-standard = { $module } はPythonの一部ですが、このイメージのPythonには含まれていません。
clinic-module-missing-part = インストールされた { $package } のバージョンには、モジュール { $module } がありません。
clinic-module-missing-part-hint = つづりを確認するか、このコードが書かれたときのバージョンを指定してください。
clinic-module-missing-not-there = { $package } はファイルに書かれていますが、アプリを実行するPythonはそれを見つけられません。
clinic-module-missing-not-there-hint = 最後のステージでインストールしているか、アプリが同じPythonで実行されるかを確認してください。
clinic-module-missing-ignored = アプリは { $path } をインポートしていますが、{ $ignore } がこのファイルをイメージから除外しています。
clinic-module-missing-not-copied = アプリは { $path } をインポートしていますが、このファイルをイメージに入れる COPY がありません。
clinic-module-missing-not-copied-hint = ファイルをアプリのフォルダーにコピーするか、`COPY . .` でフォルダー全体をコピーしてください。
clinic-module-missing-elsewhere = アプリがインポートする { $path } は、イメージの { $place } にあります。Pythonはそこを探しません。
clinic-module-missing-elsewhere-hint = Pythonは、起動したスクリプトのフォルダーを探します。ファイルをそこに置くか、フォルダー名を付けてモジュールを指定してください。

clinic-template-missing = ワークスペースに { $name } というファイルがありません。
clinic-template-missing-hint = アプリと同じ場所に、ファイル templates/{ $name } を作ってください。
clinic-template-missing-folder = { $path } はフォルダー { $folder } にありますが、Flaskは templates という名前のフォルダーを探します。
clinic-template-missing-at-root = { $path } はアプリと同じ場所にありますが、Flaskは templates という名前のフォルダーを探します。
clinic-template-missing-folder-hint = アプリを作るファイルと同じ場所にあるフォルダー templates に、このファイルを入れてください。
clinic-template-missing-ignored = { $ignore } が { $path } をイメージから除外しています。
clinic-template-missing-not-copied = { $path } をイメージに入れる COPY がありません。
clinic-template-missing-not-copied-hint = このフォルダーもコピーしてください: `COPY templates templates`。
clinic-template-missing-elsewhere = { $path } はイメージにありますが、それを探すアプリと同じ場所にはありません。

clinic-app-missing-nowhere = コマンド flask がアプリを見つけられません。起動したフォルダーに app.py も wsgi.py もありません。
clinic-app-missing-nowhere-hint = WORKDIR と COPY を確認するか、ファイルを指定してください: `flask --app FILE run`。
clinic-app-missing-module = サーバーがモジュール { $module } をインポートできません。
clinic-app-missing-module-hint = サーバーが起動するフォルダーに { $module }.py があるか、その中のインポートが成功するかを確認してください。
clinic-app-missing-name = モジュール { $module } に { $name } というアプリがありません。
clinic-app-missing-name-hint = モジュールとその中のアプリを MODULE:NAME の形で指定してください。

# $line (Number)
clinic-syntax = Pythonが { $path } の{ $line }行目を読めません。
clinic-syntax-hint = この行に間違いがあるか、それより上の括弧や引用符が閉じていません。
# $line (Number)
clinic-syntax-indentation = { $path } の{ $line }行目のインデントが、前後の行と合っていません。
clinic-syntax-indentation-hint = 1つのブロックの行は、同じ数のスペースでインデントしてください。
# $line (Number)
clinic-syntax-tabs = { $path } の{ $line }行目と前後の行で、インデントにタブとスペースが混在しています。
clinic-syntax-tabs-hint = インデントはスペースだけにしてください。
clinic-syntax-newer = { $path } はPython { $since }以降向けに書かれていますが、イメージのPythonは{ $has }です。
clinic-syntax-newer-hint = { $image } 以降の新しいベースイメージを使ってください。

clinic-variable-missing = アプリは環境変数 { $name } を読みますが、どこにも設定されていません。
clinic-variable-missing-hint = Dockerfileに `ENV { $name }=…` と書いて設定するか、既定値を付けた os.environ.get で読んでください。

## Ports and files.

clinic-port-permission = コンテナのユーザーは、このポートで待ち受けることができません。1024未満のポートはroot専用です。
clinic-port-permission-hint = 8000など、1024以上のポートで待ち受けてください。
clinic-address-in-use = このコンテナの別のプログラムが、すでに同じポートで待ち受けています。
clinic-address-in-use-hint = サーバーの起動は一度だけにするか、2つ目のプログラムに別のポートを使わせてください。
clinic-folder-permission = コンテナはユーザー { $user } で実行されていますが、このユーザーには { $path } への書き込み権限がありません。
clinic-folder-permission-database = コンテナはユーザー { $user } で実行されていますが、このユーザーにはデータベースのフォルダーへの書き込み権限がありません。
clinic-folder-permission-hint = USER より上に `RUN chown { $user } FOLDER` と書いてフォルダーの所有者を変えるか、`COPY --chown={ $user }` でファイルをコピーしてください。
clinic-folder-permission-nobody = プログラムは { $path } を開けません。所有者が別のユーザーであるか、誰にも書き込みが許可されていません。

## Steps of a build.

clinic-package-manager-of-alpine = { $image } はAlpine Linuxで作られているので、{ $program } がありません。
clinic-package-manager-of-alpine-hint = Alpineでは `apk add --no-cache NAME` でパッケージをインストールします。または、タグが -slim で終わるベースイメージを使ってください。
clinic-package-manager-of-debian = { $image } はDebianのパッケージで作られているので、{ $program } がありません。
clinic-package-manager-of-debian-hint = `apt-get update && apt-get install -y NAME` でパッケージをインストールしてください。
clinic-package-manager-of-stand-in = このサーバーでは、{ $image } の代わりに代替イメージを使っています。代替イメージはDebianのパッケージで作られているので、{ $program } がありません。

clinic-externally-managed = このPythonはイメージのシステムに属しています。pipがシステムのパッケージを変更することはできません。
clinic-externally-managed-hint-image = pipでインストールできる公式のPythonイメージを使ってください（例: `FROM python:3.13-slim`）。
clinic-externally-managed-hint-venv = または、専用の環境にインストールしてください: `RUN python3 -m venv /venv && /venv/bin/pip install NAME`。

clinic-compiler-missing = パッケージのコンパイルが必要ですが、イメージに { $program } がありません。
clinic-compiler-missing-image = パッケージのコンパイルが必要ですが、イメージ { $image } に { $program } がありません。
clinic-compiler-missing-hint = 前のステップでコンパイラーをインストールするか、pipがコンパイルしなくて済むバージョンのパッケージを使ってください。
clinic-compiler-missing-library = パッケージのコンパイルが必要ですが、{ $sign } を含むライブラリがイメージにありません。
clinic-compiler-missing-psycopg = psycopg2-binary は、同じパッケージをコンパイル済みにしたものです。

clinic-requirements-missing = ワークスペースに { $name } というファイルがありません。
clinic-requirements-missing-hint = ファイル { $name } を作り、1行に1つずつパッケージを書いてください。
clinic-requirements-missing-ignored = { $ignore } が { $path } をイメージから除外しています。
clinic-requirements-missing-not-copied = このステップが実行される時点では、まだイメージに { $path } がありません。
clinic-requirements-missing-not-copied-hint = このステップより上に、`COPY { $path } ./` という行を書いてください。

clinic-distribution-missing = pipが { $wanted } に合うパッケージを見つけられません。
clinic-distribution-missing-hint = 名前のつづりと、パッケージがイメージのPythonに対応しているかを確認してください。
clinic-distribution-missing-server = pipがパッケージのサーバーに接続できません。
clinic-distribution-missing-server-hint = 後でもう一度お試しください。直らないときは、このDrydockの管理者に知らせてください。
clinic-distribution-missing-standard = { $name } はPythonに付属しているので、インストールするものではありません。
clinic-distribution-missing-python = { $wanted } には、イメージのものとは別のバージョンのPythonが必要です。
clinic-distribution-missing-python-hint = パッケージの別のバージョンか、別のPythonのベースイメージを使ってください。
clinic-distribution-missing-version = { $wanted } に合うバージョンで、このPythonで使えるものがありません。
clinic-distribution-missing-version-hint = このPythonで使える最新のバージョンは{ $version }です。
clinic-distribution-missing-invalid = pipが { $wanted } という指定を読めません。
clinic-distribution-missing-invalid-hint = バージョンは、`flask==3.0.3` のように2つの等号の後に書きます。
clinic-distribution-missing-conflict = 指定したパッケージのうち2つが、3つ目のパッケージについて両立しないバージョンを必要としています。
clinic-distribution-missing-conflict-hint = どのパッケージかは、下のログに書かれています。どれかのバージョン指定を外すと、pipが合うものを選べます。
clinic-distribution-missing-alpine = Alpine Linux用の { $name } はありません。
clinic-distribution-missing-alpine-hint = タグが -alpine ではなく -slim で終わるベースイメージを使ってください。

clinic-system-package-missing-lists = イメージにパッケージリストが入っていないので、apt-get はどのパッケージも知りません。
clinic-system-package-missing-lists-hint = 同じ RUN の中で、インストールの前に `apt-get update` を実行してください。
clinic-system-package-missing-debian = このイメージのDebianに { $package } というパッケージはありません。
clinic-system-package-missing-debian-hint = つづりを確認してください。DebianとAlpineでは、パッケージの名前が異なることがよくあります。
clinic-system-package-missing-alpine = このイメージのAlpine Linuxに { $package } というパッケージはありません。
clinic-system-package-missing-alpine-hint = つづりを確認してください。AlpineとDebianでは、パッケージの名前が異なることがよくあります。

clinic-copy-source-missing = コピー元の { $path } がありません。
clinic-copy-source-missing-hint = 名前を確認してください。パスは、WORKDIR とは関係なく、ワークスペースのルートから始まります。
clinic-copy-source-missing-meant = { $path } ならあります。
clinic-copy-source-missing-no-array = { $keyword } は括弧で始まっていますが、JSON配列になっていません。そのため、括弧も名前の一部とみなされます。
clinic-copy-source-missing-ignored = { $ignore } が { $path } をビルドから除外しています。

clinic-root-needed = このステップはrootで実行されていません。システムのパッケージをインストールできるのはrootだけです。
clinic-root-needed-user = このステップはユーザー { $user } で実行されています。システムのパッケージをインストールできるのはrootだけです。
clinic-root-needed-hint = USER より上でパッケージをインストールするか、このステップの上に `USER root`、下に元のユーザーを書いてください。

clinic-network-unreachable = このステップから、ほかのマシンに接続できません。
clinic-network-unreachable-name = ネットワークで { $host } という名前が見つかりません。
clinic-network-unreachable-name-hint = 名前のつづりを確認してください。
clinic-network-unreachable-hint = 正しければ、後でもう一度お試しください。直らないときは、このDrydockの管理者に知らせてください。

clinic-apt-stopped = リリース { $release } のパッケージは、もうディストリビューションのサーバーにありません。
clinic-apt-stopped-hint = bookworm の付いたタグなど、新しいリリースのベースイメージを使ってください。
clinic-apt-stopped-asks = apt-get が続けてよいかを尋ねていますが、ビルド中は誰も答えられません。
clinic-apt-stopped-asks-hint = `apt-get install -y` と書いてください。
clinic-apt-stopped-stale = パッケージリストが、サーバーにあるものより古くなっています。再利用されたステップで取得したものだからです。
clinic-apt-stopped-stale-hint = `apt-get update` とインストールを1つの RUN に書いて、必ず一緒に実行されるようにしてください。

clinic-package-json-missing = ワークスペースに { $name } というファイルがありません。
clinic-package-json-missing-hint = ファイル { $name } を作るか、このステップが実行されるフォルダーにコピーしてください。
clinic-package-json-missing-lock-hint = 手元のマシンで `npm install` を実行してこのファイルを作るか、`npm ci` の代わりに `npm install` を使ってください。
clinic-package-json-missing-ignored = { $ignore } が { $path } をイメージから除外しています。
clinic-package-json-missing-not-copied = このステップが実行される時点では、まだイメージに { $path } がないか、別のフォルダーにあります。
clinic-package-json-missing-not-copied-hint = このステップより上に、`{ $line }` という行を書いてください。

## The end.

clinic-out-of-memory = メモリーの使用量が上限を超えたため、コンテナは強制終了されました。
clinic-out-of-memory-hint = 一度に読み込む量を減らすか、ワーカーの数を減らしてください。
clinic-out-of-memory-step = このステップは強制終了されました。おそらく、メモリーの使用量が上限を超えたためです。
clinic-out-of-memory-step-hint = 1つのステップでインストールするパッケージの数を減らすか、小さなものにしてください。
clinic-segfault = プログラムが自分のものではないメモリーにアクセスしたため、カーネルが終了させました。コンパイルされたコードに不具合があります。
clinic-segfault-hint = コンパイルされたパッケージの別のバージョンを試してください。
clinic-segfault-alpine = コンパイルされたパッケージは、Alpineでは十分にテストされていません。タグが -slim で終わるベースイメージを試してください。
clinic-stopped-asked = コンテナは停止を求められて停止しました。失敗ではありません。
clinic-stopped-keyboard = コンテナはCtrl + Cで中断されました。
clinic-stopped-killed = コンテナは外から強制終了されました。
clinic-stopped-killed-hint = 停止を求められてから10秒以内にプログラムが終了しないと、こうなります。
# $seconds (Number)
clinic-nothing-listens = プログラムは{ $seconds }秒動き続けていますが、どのポートでも待ち受けていないので、ページを要求できません。
clinic-nothing-listens-hint = コマンドがサーバーを起動しているか、プログラムがほかの何かを待っていないかを確認してください。
clinic-nothing-listens-output = Pythonが出力をため込んでいるのかもしれません。`ENV PYTHONUNBUFFERED=1` を設定すると、すぐに表示されます。
clinic-output-held-back = 出力先がターミナルではないので、Pythonが出力をため込んでいるのかもしれません。
clinic-output-held-back-hint = `ENV PYTHONUNBUFFERED=1` か `python -u` を使うと、1行ごとにすぐ表示されます。
clinic-ended-at-once = プログラムは処理を終え、エラーなしで終了しました。コンテナは、最初のプロセスが動いている間だけ動きます。
clinic-ended-at-once-hint = サーバーは動き続けますが、スクリプトは最後の行を実行すると終了します。
# $code (Number)
# $line (Number)
clinic-ended-itself = { $path } の{ $line }行目が、終了コード{ $code }でプログラムを終了させています。
# $code (Number)
clinic-ended-itself-somewhere = プログラムは自ら終了コード{ $code }で終了しました。Pythonはエラーを報告していません。
clinic-ended-itself-hint = サーバーはこの行に達してはいけません。その上の条件を確認してください。
clinic-ended-itself-somewhere-hint = { $path } で sys.exit() か exit() を探してください。
clinic-ended-at-once-no-command = Dockerfileに CMD がありません。イメージはPythonを起動しますが、誰も入力しないのですぐに終了します。
clinic-ended-at-once-shell = ファイルを指定しない { $program } は人の入力を待ちますが、誰も入力しないのですぐに終了します。後ろにファイルを指定してください。
clinic-ended-at-once-background = このコマンドは、プログラムをバックグラウンドで起動して終了します。プログラムをフォアグラウンドで起動してください。
clinic-ended-at-once-no-server = { $path } はアプリを作りますが、サーバーを起動しません。`flask run --host=0.0.0.0` で起動するか、ファイルの末尾で app.run(host="0.0.0.0") を呼び出してください。
