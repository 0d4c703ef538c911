### What suggestions of the editor say beside what they put in. Instructions, flags and directives say what their cards say.
### Made from en/completion.ftl with the digest b13e6972b825daad

completion-stage-name = ステージに名前を付けます。
completion-health-command = コンテナが正常かどうかを調べるコマンドです。
completion-health-none = ベースイメージのチェックを無効にします。
completion-network-default = ビルドのネットワークです。
completion-network-none = ネットワークを使いません。
completion-working-directory = WORKDIR で設定したフォルダーです。
completion-mount-cache = ビルドをまたいで残るフォルダーです。パッケージマネージャーやコンパイラーに使います。
completion-mount-bind = コンテキスト、ステージ、イメージのファイルです。読み取り専用で、レイヤーには残りません。
completion-mount-secret = ビルドで使う秘密の情報です。どのレイヤーにも残りません。
completion-mount-tmpfs = メモリー上のフォルダーです。最初は空で、終わると消えます。
completion-mount-ssh = ビルダーのSSHエージェントです。
