### Why there is no engine, and what the engine did after a build's end.
### Made from en/engine.ftl with the digest 3e3cab67cc6a1762

engine-switched-off = このサーバーは、管理者の設定によりDocker Engineなしで動いています。
    .hint = 編集はできます。ビルドと実行にはエンジンが必要です。
engine-not-found = Docker Engineが見つかりませんでした。
    .hint-install = Dockerをインストールするか、dockerd がインストールされている環境でサーバーをrootで起動してください。
    .hint-name = 別の場所にあるエンジンは DRYDOCK_ENGINE=unix:///path/to/docker.sock のように指定します。
engine-no-permission = このサーバーには、{ $address } のDocker Engineを使う権限がありません。
    .hint = サーバーをrootか、docker グループのユーザーで起動してください。
engine-unreachable = { $address } のDocker Engineが応答しません。
    .hint = エンジンを起動してください。応答するようになれば、Drydockが自動で検知します。
engine-did-not-start = Drydock専用のDocker Engineを起動できませんでした: { $detail }。
    .hint = エンジンの出力は、データフォルダーの engine/dockerd.log にあります。
# $build (Number)
engine-restarted = ビルド{ $build }が終わった後もエンジンがその処理を続けていたため、エンジンを再起動しました。
    .hint-apps = 動いていたアプリはすべて終了しました。「実行」を押して、もう一度起動してください。
    .hint-build = 次にビルドする前に、変数、ステージ、ファイル、コマンドを減らして、ビルドを小さくしてください。
