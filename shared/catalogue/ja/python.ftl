### What is wrong with a Python file or a requirements.txt, and what mends it. Python's and pip's own words are arguments.
### Made from en/python.ftl with the digest 3e67d9051638678b

python-missing-token = ここに `{ $subject }` がありません。
python-missing-expression = ここに値がありません。
python-missing-name = ここに名前がありません。
python-missing-block = この文のブロックがありません。
    .hint = コロンで終わる行の下では、ブロックの行をスペース4つでインデントします。
python-unexpected-indent = この行はインデントされていますが、その上で始まるブロックがありません。
    .hint = インデントするのは、コロンの下の行だけです。
python-uneven-indent = この行のインデントが、周りのどのブロックとも一致しません。
    .hint = この行を、ブロックのほかの行とまったく同じだけインデントしてください。
python-mixed-indent = インデントにタブとスペースが混在しています。Pythonのメッセージ: { $subject }。
    .hint = すべての行を、1段につきスペース4つでインデントしてください。タブは、スペースのように見えるだけです。
python-never-closed = この `{ $subject }` が閉じられていません。
python-unclosed-string = この文字列には終わりがありません。
    .hint = 始まりと同じ引用符で閉じてください。
python-stray-character = `{ $subject }` は、Pythonでは意味を持ちません。
python-misspelled-keyword = Pythonはこの語を知りません。`{ $subject }` のことですか？
python-print-statement = `print` は関数なので、丸括弧が必要です。
    .hint = print(…) と書いてください。丸括弧のない書き方はPython 2のものです。
python-shared-line = 同じ行で2つ目の文が始まっています。
    .hint = 文を別の行に書いてください。
python-single-equals = `=` は名前に値を代入するもので、比較はしません。
    .hint = 比較には `==` を使ってください。
python-out-of-place = ここに `{ $subject }` は書けません。
python-return-outside = `return` が関数の外にあります。
    .hint = 上の関数の `return` なら、関数のほかの行と同じようにインデントしてください。
python-bad-target = Pythonはこれに値を代入できません。
    .hint = `=` の左には名前を書きます。
python-argument-order = 名前付きの引数の後に、名前のない引数があります。
    .hint = 名前付きの引数は最後に書いてください。
python-parameter-order = 既定値のある仮引数の後に、既定値のない仮引数があります。
    .hint = 既定値のある仮引数は最後に書いてください。
python-bad-f-string = このf文字列の波括弧の中が正しくありません。
    .hint = 波括弧を文字として書くときは、2つ重ねてください。
python-other-python = Python { $subject }はこの構文を知りません。
    .hint = 新しいベースイメージには、新しいPythonが入っています。
python-too-deep = このファイルは、入れ子が深すぎて読めません。
python-invalid-syntax = Pythonはこれを読めません: { $subject }。

python-run-above-routes = ルート { $subject } より上でアプリが起動しているので、このルートは応答しません。
    .hint = この呼び出しからは戻ってきません。すべてのルートより下、ファイルの末尾に移してください。
python-host-missing = `{ $subject }` は、ホストを指定しないと 127.0.0.1 で待ち受けます。コンテナの外からは誰も接続できません。
    .hint = { $subject }(host="0.0.0.0") と書いてください。
python-host-loopback = アプリは { $subject } だけで待ち受けます。コンテナの外からは誰も接続できません。
    .hint = 代わりに "0.0.0.0" と書いてください。
python-debug-on = デバッグモードでは、エラーページを見た人が誰でも、コンテナの中でPythonを実行できます。
    .hint = デバッグモードは学習には便利です。ほかの人に渡すイメージでは無効にしてください。
python-variable-must-exist = 環境変数 { $subject } がないと、アプリはここでエラーになって終了します。
    .hint = Dockerfileに ENV { $subject }=… と書いて設定するか、既定値を付けた os.environ.get で読んでください。

python-not-arequirement = pipは `{ $subject }` を読めません。
    .hint = flask や flask==3.0.0 のように、1行に1つのパッケージを書きます。
python-bad-package-name = `{ $subject }` はパッケージ名として使えません。
    .hint = 名前に使えるのは英字と数字、その間のハイフン、アンダースコア、ドットです。
python-bad-operator = pipはこの演算子を知りません。`{ $subject }` のことですか？
python-missing-version = `{ $subject }` の後にバージョンがありません。
python-bad-version = ここでは `{ $subject }` をバージョンとして使えません。
    .hint = バージョンは 3.0.0 のように書きます。== と != では 3.0.* とも書けます。
python-missing-operator = バージョンの前に演算子がありません。
    .hint = { $subject } と書いてください。
python-bad-extras = 追加機能の指定が正しくありません。
    .hint = flask[async,dotenv] のように、角括弧の中に名前を書きます。
python-bad-marker = `{ $subject }` は条件になっていません。
    .hint = 条件は、python_version < "3.9" のように比較の形で書きます。
python-unknown-option = このファイルでは、pipは `{ $subject }` を受け付けません。
python-misspelled-option = pipはこのオプションを知りません。`{ $subject }` のことですか？
python-missing-value = `{ $subject }` の後に値がありません。
python-duplicate-requirement = { $subject } がこのファイルに2回書かれています。
    .hint = pipは、2回書かれたパッケージを受け付けません。どちらかの行を削除してください。
python-near-miss = { $subject } のことですか？
    .hint = つづりを間違えると、ほかの人のパッケージがインストールされるか、何もインストールされません。
python-imported-name = このモジュールのパッケージ名は { $subject } です。
    .hint = ここには { $subject } と書いてください。import 文はそのままでかまいません。
python-part-of-python = { $subject } はPythonに付属しているので、インストールするものではありません。
    .hint = この行を削除してください。

# Hints about characters that mean nothing in Python.
python-character-quotes = これはワープロの引用符です。Pythonの引用符は " と ' です。
python-character-blank = この文字はスペースのように見えますが、スペースではありません。削除してスペースを入力してください。
python-character-full-width = これは全角文字です。半角入力に切り替えて、入力し直してください。
python-character-dash = これはワープロのダッシュです。Pythonのマイナスは - です。

## What a change does, as a button says it.

python-fix-indent = 行をインデント
python-fix-indent-alike = ほかの行と同じようにインデント
python-fix-insert = `{ $text }` を挿入
python-fix-remove = 削除
python-fix-replace = `{ $text }` に置換
