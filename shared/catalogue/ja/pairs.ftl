### The pairs of workspaces to compare: the name of each, what it is about, what its sides are called, what is compared, and what to look for.
### Made from en/pairs.ftl with the digest bd12accafddeaac9

pairs-copy-order = COPY の順序
    .about = 遅い行の下か、上か
    .a = COPY が先
    .b = COPY が後
    .story = どちらも同じ4つの命令です。プログラムをコピーするのは、Aでは遅い RUN の上、Bでは下です。編集では app.py を1行変更します。
    .look = 上のステップが実行されると、その下のステップも再実行されます。編集後の RUN に注目してください。Aでは実行され、Bでは再利用されます。

pairs-dependencies-first = 依存関係を先に
    .about = コードより先に requirements.txt
    .a = すべて一度に
    .b = 依存関係を先に
    .story = Aは、すべてをコピーしてから、requirements.txt にあるパッケージをインストールします。Bは、requirements.txt とパッケージをコピーしてインストールし、最後にコードをコピーします。
    .look = 編集では、インストールに関係のない app.py を変更します。インストールのステップに注目してください。やり直すのはAだけです。

pairs-dockerignore = .dockerignore
    .about = キャッシュを無効にするメモ
    .a = なし
    .b = あり
    .story = Dockerfileはどちらも同じで、フォルダー全体をコピーします。Bには、notes.md と書いた .dockerignore があります。
    .look = 編集で変更するのは、どのプログラムも読まないメモです。COPY に注目してください。Aではメモの変更だけですべてが再実行されますが、Bでは何も実行されません。

pairs-slim-base = 小さなベース
    .about = slim か、alpine か
    .a = slim
    .b = alpine
    .story = 同じプログラムを2つのベースイメージに載せます。Aは python:3.12-slim、Bは python:3.12-alpine です。
    .look = FROM のバーにあるサイズに注目してください。このサーバーに本物のイメージがない場合は、代替イメージが使われます。そのときはどちらも同じDebianから作られるため、サイズは同じです。

pairs-multi-stage = マルチステージ
    .about = 道具を残さない
    .a = 1ステージ
    .b = 2ステージ
    .story = Aは、配布するイメージの中でプログラムを作ります。Bは、専用のステージで作り、できたものだけをコピーします。
    .look = 2つのイメージのサイズに注目してください。途中で作られたものが、Aにはいつまでも残ります。

pairs-one-run = RUN は1つか3つか
    .about = 削除したファイルが残すサイズ
    .a = RUN を分ける
    .b = RUN は1つ
    .story = どちらも、大きなファイルを取得し、それを使って作業し、削除します。Aは3つの RUN で、Bは1つの RUN で行います。
    .look = レイヤーが小さくなることはありません。後のレイヤーで削除したファイルも、そのまま配布されます。最初の RUN のバイト数に注目してください。
