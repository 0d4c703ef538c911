### What `drydock serve` says on a terminal while it starts and stops.
### Made from en/serve.ftl with the digest 9da114d595a316ed

serve-engine-ready = Docker Engine { $version }が応答しています。
serve-engine-starting = Docker Engineを起動しています…
# $name (Text)
# $seconds (Number)
serve-image-pulled = ベースイメージ { $name }: プルしました（{ $seconds }秒）。
# $name (Text)
# $made-of (Text)
# $seconds (Number)
serve-image-stand-in = ベースイメージ { $name }: 応答するレジストリがないため、代替イメージを使います（{ $made-of }、{ $seconds }秒）。
# $name (Text)
# $why (Text)
serve-image-missing = ベースイメージ { $name }: 利用できません（{ $why }）。
serve-image-preparing = ベースイメージ { $name }: 準備しています…
serve-ready = Drydockの準備ができました: { $address }
serve-all-ready = すべての準備ができました。ビルドと実行ができます。
# $why (Message)
serve-without-engine = ビルドと実行はできません。{ $why }
serve-too-many-connections = このサーバー全体、またはお使いのネットワークアドレスからの接続が多すぎます。ほかのタブを閉じるか、数秒後にもう一度お試しください。
serve-stopping = 停止しています。もう一度Ctrl + Cを押すと、すぐに終了します。
serve-port-taken = ポート{ $port }は使用中です。使っているプログラムを終了するか、--port または DRYDOCK_PORT で別のポートを指定してください。
# $port (Text)
# $why (Text)
serve-port-refused = ポート{ $port }は使えません（{ $why }）。--port または DRYDOCK_PORT で別のポートを指定してください。
# $address (Text)
# $why (Text)
serve-metrics-refused = { $address } でメトリクスを提供できません: { $why }。--metrics-addr または DRYDOCK_METRICS_ADDR で、別のアドレスか none を指定してください。
serve-data-in-use = データフォルダー { $path } は別のDrydockサーバーが使っています。そのサーバーを終了するか、--data または DRYDOCK_DATA で別のフォルダーを指定してください。
# $path (Text)
# $process (Text)
serve-data-in-use-by = データフォルダー { $path } は別のDrydockサーバー（プロセス{ $process }）が使っています。そのサーバーを終了するか、--data または DRYDOCK_DATA で別のフォルダーを指定してください。
# $damaged (Text)
# $age (Period)
# $files (Number)
serve-repaired = データベースが壊れていたため、{ $age }前のコピーに置き換えました。それより新しいデータは、まだ読み取れた{ $files }個のファイルを除いて失われました。壊れたデータベースは { $damaged } として残してあります。
# $path (Text)
# $why (Text)
serve-damaged = データベース { $path } が壊れており（{ $why }）、同じ場所に正常なコピーもありません。手元のコピーをそこに置くか、このファイルを別の場所に移して空のデータベースから始めてください。
serve-not-started = Drydockを起動できませんでした: { $why }。
