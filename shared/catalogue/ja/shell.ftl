### Header, actions, problems and the tabs of the dock and of narrow screens.
### Made from en/shell.ftl with the digest 5ee5ab18708ab4d7

shell-brand = Drydock
# The page's name in the browser's tab.
shell-page-title = Drydock: ブラウザーで学ぶDocker
shell-language = 言語
shell-language-missing = この言語の表示テキストを取得できませんでした。接続を確認してから、もう一度言語を選んでください。
shell-title = PythonでHello World

shell-engine = エンジン
shell-engine-unknown = エンジンを確認中
shell-engine-more = エンジンとベースイメージの詳細
shell-engine-starting = エンジン起動中
shell-engine-starting-reason = エンジンを起動しています。数秒かかります。
shell-engine-absent = エンジンなし
# What the engine is: its version, and how it is kept apart from others.
# $version (Text)
# $isolation (Message)
shell-engine-ready = Docker { $version } · { $isolation }
shell-isolation-user-namespaces = ユーザー名前空間
shell-isolation-own-engine = 専用エンジン
shell-preparing-image = { $image } を準備中
shell-image-pulling = { $image }: プル中
shell-image-standing-in = { $image }: 代替イメージを作成中
# $image (Text)
# $size (Size)
shell-image-here = { $image }: あり、{ $size }
# $image (Text)
# $contents (Text)
# $size (Size)
shell-image-stand-in = { $image }: { $contents }で作った代替イメージ、{ $size }
shell-image-missing = { $image }: なし（{ $detail }）

shell-connection = 接続
shell-connecting = 接続中
shell-saved = 接続済み、保存済み
shell-saving = 保存中
shell-unsaved = 接続済み、未保存
# $seconds (Number)
shell-lost = { $seconds ->
        [0] 接続が切れました。再接続中
       *[other] 接続が切れました。{ $seconds }秒後に再接続
    }
# The browser has no network; what is typed stays in the browser.
shell-offline = オフライン: ここに保管中
shell-failed = サーバーに接続できません
shell-wrong-version = このページとサーバーのバージョンが合いません
shell-try-now = 今すぐ再接続
shell-page-is-old = サーバーに新しいページがあります。
shell-reload = 再読み込み
shell-language-failed = Dockerfileを解析するためのページの部品を読み込めませんでした。問題、色分け、ヘルプは表示されません。ビルドはそのままできます。
shell-python-failed = Pythonを解析するためのページの部品を読み込めませんでした。ルートと、Pythonファイルのヒントは表示されません。
shell-try-again = 再試行
shell-crashed = ページ自身の不具合により、ページが停止しました。保存済みのファイルは無事です。まだ保存されていない内容は、このブラウザーに残っています。続けるには再読み込みしてください。
shell-theme-system = 配色: システムに合わせる
shell-theme-light = 配色: ライト
shell-theme-dark = 配色: ダーク

# Name the lines between two panes, which can be moved.
shell-split-editors = 上のエディターの高さ
shell-split-layers = レイヤーの幅
shell-split-dock = 出力の高さ

shell-build = ビルド
shell-build-and-run = ビルドして実行
shell-build-key = Ctrl + Enter
shell-run-key = Ctrl + Shift + Enter
shell-cancel-build = ビルドをキャンセル
shell-cancel-key = Esc
shell-run = 実行
shell-stop = 停止
shell-image = イメージ
    .hint = イメージに付ける名前です。docker build -t で指定するものと同じです
shell-port = コンテナのポート
    .hint = アプリがコンテナの中で待ち受けるポートです。docker run -p の2番目の数字にあたります
shell-bad-port = ポートは1から65535までの数です。
# Stands before two commands of Docker.
shell-same-as = 同じ操作
shell-copy-build = ビルドのコマンドをコピー
shell-copy-run = 実行のコマンドをコピー
# $line (Number)
shell-cannot-build-line = ビルド不可: { $line }行目
shell-cannot-build = ビルド不可
shell-options = オプション
# $count (Number)
shell-options-set = { $count ->
        [0] ビルドのオプション
       *[other] ビルドのオプション（{ $count }個を設定中）
    }
shell-arguments = ビルド引数
shell-no-arguments = Dockerfileに ARG を書くと、ここに入力欄が表示されます。
shell-dockerfile = Dockerfile
shell-context = ビルドするフォルダー（コンテキスト）
shell-target = ターゲットステージ
shell-last-stage = 最後のステージ
shell-no-cache = キャッシュなし: すべて実行
# Names the sentence that leads a first visitor on.
shell-coach = はじめの一歩
# $number (Number)
shell-coach-step = { $number } / 4
shell-coach-build = まずはここから: 最初のイメージをビルドして実行しましょう
# $line (Number)
shell-coach-change-line = 次は app.py の{ $line }行目のテキストを変更しましょう
shell-coach-change = 次はアプリのコードを1行変更しましょう
shell-coach-predict = レイヤーを見ると、次のビルドで実行される行がわかります
shell-coach-build-again = もう一度ビルドして実行し、予測が当たったか確かめましょう
shell-coach-next = 次へ
# Ends the first steps for good.
shell-coach-skip = スキップ
shell-progress = ビルドの進行状況
shell-asking = 送信中
shell-cancelling = キャンセル中
shell-starting = 開始中
# $before (Number)
shell-in-line = { $before ->
        [0] 次に開始
       *[other] 先に{ $before }件のビルド
    }
# $time (Time)
shell-built-in = { $time }でビルド完了
# $time (Time)
shell-failed-after = { $time }で失敗
# $time (Time)
shell-cancelled-after = { $time }でキャンセル
shell-not-connected = ビルドと実行には、サーバーへの接続が必要です。
shell-offline-build = このデバイスはオフラインです。入力した内容はここに保管されます。ネットワークが戻れば、ビルドと実行ができるようになります。
shell-bad-image-name = イメージ名に使えるのは英小文字と数字、その間の . _ - / です。最後に :tag を付けることもできます。
# $path (Text) The Dockerfile's path.
shell-no-dockerfile = ビルドには { $path } というファイルが必要です。空のファイルは使えません。
# $path (Text) The folder's path.
shell-no-context = ビルドするには、ビルドコンテキストのフォルダー { $path } にファイルが必要です。別のフォルダーはオプションで選べます。
shell-nothing-built = 先にビルドしてください。「実行」は、できたイメージからコンテナを起動します。
shell-conflict-first = 先に、{ $path } のどちらの内容を残すかを選んでください。

shell-notices = お知らせ
shell-conflict = { $path } は、ここと別のタブの両方で変更されました。どちらかを選ぶまで、両方の内容が残ります。
# Names the lines in which both texts differ.
shell-both-texts = 両方の内容
shell-diff-key = − もう一方の内容、+ 自分の内容
# Says of a line, for who does not see its sign, which of the texts has it.
shell-only-mine = 自分の内容のみ:
shell-only-theirs = もう一方のみ:
shell-keep-mine = 自分の内容を残す
shell-take-theirs = もう一方を使う
# $path (Text)
# $reason (Message)
shell-not-saved = { $path } は保存されていません。{ $reason }
# Stands above the list of these files.
# $count (Number)
shell-many-not-saved = { $count }個のファイルが保存されませんでした
# $build (Number)
shell-files-of-build = ファイルはビルド{ $build }のときの内容になりました。
shell-files-opened = 開いたファイルがワークスペースに入りました。
shell-files-as-at-first = ファイルは新しいワークスペースのものになりました。
shell-files-as-before = ファイルは元の状態に戻りました。
shell-undo = 元に戻す
shell-workspace-was-gone = このワークスペースはサーバーに残っていませんでした。ファイルは新しいワークスペースに移りました。ビルドの番号は1から始まります。
shell-dismiss = 閉じる
shell-show-in-log = ログで表示

shell-layers = レイヤー
shell-output = 出力
# Lets a low window show the dock below the editors.
shell-open-output = 出力を開く
# Leaves only its tabs of the dock.
shell-fold-output = 出力をたたむ
shell-build-log = ビルドログ
shell-container-log = コンテナログ
shell-console = コンソール
shell-console-failed = コンソールを読み込めませんでした。
shell-maximise = ページいっぱいに表示
shell-split = アプリを横に表示
shell-app = アプリ
shell-files = ファイル
shell-log = ログ
shell-places = ページ内の場所
shell-no-container = コンテナなし
shell-container-starting = コンテナを起動中
shell-container-stopping = コンテナを停止中
# The app has not answered yet, whatever the reason.
# $build (Number)
# $port (Number)
shell-container-waits = ビルド{ $build }を実行中 · ポート{ $port }は未応答
# $build (Number)
# $port (Number)
shell-container-runs = ビルド{ $build }を実行中 · ポート{ $port }
# The image was not built here, so it has no build's number.
# $port (Number)
shell-image-runs = { $image } を実行中 · ポート{ $port }
shell-container-unpublished = 実行中 · ポートの公開なし
shell-container-created = コンテナ作成済み、未起動
# $code (Number)
shell-container-ended = 終了コード{ $code }で終了
