### What is wrong between the files of a workspace: what a rule says of a breach, what it finds (`.what`) and why that matters (`.why`).
### Made from en/review.ftl with the digest 6844341cb83c2161

# $image (Text)
review-base-image-missing = イメージ { $image } はこのサーバーになく、レジストリからも取得できません。
    .what = FROM、COPY --from、RUN --mount のどれかが、使えないイメージを指定しています。
    .why = ビルドはベースイメージから始まります。サーバーにイメージがなく、レジストリからも取得できなければ、1行も実行されません。
# $images (Text)
review-base-image-missing-hint = このサーバーにあるイメージ: { $images }。
# $image (Text)
review-fix-base-image = { $image } に変更

# $image (Text)
review-stand-in-has-no-apk = このサーバーでは、{ $image } の代わりにDebianのパッケージで作った代替イメージを使っています。Debianに apk はありません。
    .what = Debianのパッケージで作った代替イメージを使うところで、RUN がAlpine Linuxのパッケージマネージャー apk を呼び出しています。
    .why = レジストリがないとき、Drydockは名前に関係なく、Debianのパッケージからベースイメージを作ります。このステップは「apk: not found」で終わります。
    .hint = ここでは apt-get を使ってください。レジストリがある場合や、自分のマシンのDockerでは、このイメージには apk が正解です。
review-fix-apt-get = 代わりに apt-get を使う

review-import-not-installed = イメージに { $package } をインストールするものがないので、イメージの中でこのインポートは失敗します。
    .what = アプリが、RUN でも requirements.txt でもインストールしていないパッケージをインポートしています。
    .why = イメージに入っているのはビルドで入れたものだけで、自分のマシンにあるものは入っていません。コンテナの起動時にインポートが失敗し、コンテナは ModuleNotFoundError で終了します。
review-fix-install = { $package } をインストール
review-add-to-list = { $list } に { $package } の行を追加してください。
review-add-run = Dockerfileでインストールしてください: RUN pip install { $package }。

review-run-ignored = コンテナはアプリを `flask` で起動します。`flask` は、この { $function } の呼び出しを無視します。
    .hint = アプリがどこで待ち受けるかは、`flask run` のオプションで決まります。この呼び出しが効くのは、このファイルを `python` で起動したときだけです。
    .what = ファイルは app.run() を呼び出していますが、コンテナは flask run でアプリを起動します。
    .why = flask run で起動すると、Flaskは app.run() を、host、port、debug の引数ごと無視します。有効なのは flask run のオプションです。

review-packages-conflict = { $package } のこのバージョンは、{ $other } { $version }以降では動きません。ところが、pipは { $other } の最新版を選びます。
    .what = バージョンを固定した古いパッケージが、バージョンを固定していない別のパッケージを必要としています。後者の最新版は、古いほうのパッケージでは動きません。
    .why = 制限がなければ、pipはパッケージの最新版を選びます。するとアプリは最初のインポートで、たとえば次のエラーで終了します: cannot import name 'url_quote' from 'werkzeug.urls'。
review-packages-conflict-hint = { $requirement } も指定するか、{ $package } { $fixed }以降を使ってください。
review-fix-require = { $requirement } も指定

review-program-not-installed = { $package } をインストールするものがないので、コンテナはプログラム { $program } を見つけられません。
    .what = CMD か ENTRYPOINT が、どこでもインストールしていないPythonパッケージのプログラムを起動しています。
    .why = コンテナが起動するまで誰もコマンドを調べないので、ビルドは成功します。その後、コンテナは終了コード127（not found）ですぐに終了します。

review-module-shadowed = Pythonはこのファイルを、{ $who } が必要とするモジュール { $module } とみなします。
    .what = ファイルの名前が、プログラムやそのパッケージがインポートするモジュールの名前と同じです。
    .why = Pythonは、起動したスクリプトのフォルダーを最初に探します。そこでこのファイルを見つけるので、本来のモジュールは探しません。アプリはインポートのところで終了します。
    .hint = ファイルの名前を変えてください。Dockerfileやほかのファイルに書かれた名前も変えてください。

review-template-missing = Flaskは { $wanted } を探しますが、そのファイルがありません。
    .what = アプリが使うテンプレートが、イメージの中でアプリと同じ場所にあるフォルダー templates に入っていません。
    .why = コンテナは起動しますが、ページは TemplateNotFound で失敗します。
review-template-missing-elsewhere = テンプレートは { $path } にありますが、Flaskは { $wanted } を探します。
review-template-missing-ignored = { $ignore } が { $wanted } をイメージから除外しています。
review-template-missing-not-copied = { $wanted } をイメージに入れる COPY がありません。

review-windows-line-ends = このスクリプトの改行コードはWindowsのものです。シェルは各行の末尾の余分な文字を語の一部とみなすので、コマンドが失敗します。
    .what = コンテナやビルドが起動するスクリプトの改行コードが、Windowsのものです。
    .why = 行の終わりは、Windowsでは2文字、Linuxでは1文字です。システムは、1文字目をインタープリター名の一部とみなします。そのようなプログラムは見つからないので、ファイルがあるのに「no such file or directory」と表示します。Git for Windowsは、ファイルをチェックアウトするときに改行コードをこのように変えます。
review-windows-line-ends-interpreter = このスクリプトの改行コードはWindowsのものです。システムは、名前の後に見えない文字が付いた { $interpreter } を探し、「no such file or directory」で起動に失敗します。
review-fix-line-ends = このファイルの改行コードをすべてLinuxのものに変換

# $files is a list of paths.
review-pasted-commands-files = これはターミナルで実行するコマンドです。次のファイルを書き出します: { $files }。
review-pasted-commands = これはターミナルで実行するコマンドです。{ $path } に書くものではありません。
    .what = ファイルに、そのファイルを作るためのコマンドが入っています。チュートリアルではそのように書かれていることがあります。
    .why = ターミナルはコマンドを実行してファイルを書き出します。ビルドが読むのはファイルで、echo、cat、docker のようなコマンドは知りません。
review-pasted-readme-files = これは人が読むための文章で、中に次のファイルが含まれています: { $files }。
review-pasted-take-texts = それぞれのファイルには、その内容だけを入れてください。
review-pasted-run-elsewhere = このようなコマンドはターミナルで実行します。このページでは「ビルド」と「実行」のボタンを使います。
review-pasted-blank-missing = -t { $name }. のドットの前に空白がありません。ドットは「このフォルダー」を表します。
review-pasted-folder-missing = docker build の末尾には、ファイルのあるフォルダーが必要です。ドットは「このフォルダー」を表します。
review-pasted-quote-open = 引用符が開いたまま閉じていません。テキストは、行末の > の前で終わるとみなします。
# Names a button that does it.
review-place-files = ファイルを正しい場所に入れる
# Names a button that asks first.
review-place-ask = ファイルを正しい場所に入れる…
# Names a button that does it.
review-place-file = このファイルを正しい場所に入れる

review-other-language-readme = これはREADMEのような、人が読むための文章です。{ $path } の内容ではありません。
review-other-language-what = ファイルの内容が、ファイル名の示すものとは別の言語で書かれています。
review-other-language-why = ファイルの名前で、何がそのファイルを読むかが決まります。Dockerfileはビルドが、app.py はPythonが読み、互いに相手のファイルは読めません。
review-other-language-dockerfile = これはDockerfileの内容です。{ $path } の内容ではありません。
review-other-language-compose = これはDocker Composeのサービス定義です。{ $path } の内容ではありません。
review-other-language-kubernetes = これはKubernetesのオブジェクトです。{ $path } の内容ではありません。
review-other-language-html = これはHTMLのページです。{ $path } の内容ではありません。
review-other-language-python = これはPythonのプログラムです。{ $path } の内容ではありません。
review-other-language-javascript = これはJavaScriptのプログラムです。{ $path } の内容ではありません。
review-other-language-json = これはJSONです。{ $path } の内容ではありません。
review-other-language-requirements = これはpip用のパッケージの一覧です。{ $path } の内容ではありません。
review-other-language-script = これはシェルスクリプトです。{ $path } の内容ではありません。
review-other-language-ignore = これは .dockerignore 用のパターンです。{ $path } の内容ではありません。
review-other-language-build-log = これはビルドの出力です。{ $path } の内容ではありません。
review-other-language-move = このテキストを { $own } という名前のファイルに入れてください。
review-other-language-remove = このテキストを削除してください。

# Says what becomes of a file that is put in place.
# $lines (Number)
review-place-new = 新規、{ $lines }行
review-place-same = 変更なし
# $old (Number)
# $new (Number)
review-place-replaces = { $old ->
    [0] { $new }行を追加
   *[other] { $old }行を置換
}
# Says of a file that it will not hold the pasted text.
review-place-taken-out = このテキストを除去
review-place-image = イメージの名前は、コマンドと同じ { $name } になります。
# $port (Number)
review-place-port = 「実行」では、コマンドと同じく、コンテナのポート{ $port }にリクエストを送ります。
# Names a button.
review-place-name = この名前を使う
# Names a button.
review-place-keep = テキストをそのままにする
# $count (Number)
review-placed = { $count ->
    [0] イメージの名前を設定しました。
   *[other] { $count }個のファイルを正しい場所に入れました。
}
