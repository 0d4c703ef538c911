### What Drydock itself says in the log of a build or a container.
### Made from en/log-remark.ftl with the digest bc4c495f934b7749

log-remark-waits-for-base = このサーバーは { $image } を準備しているところです。準備ができしだい、ビルドを続けます。
log-remark-syntax-set-aside = このDockerfileはエンジン内蔵のフロントエンドが読み込みます。{ $syntax } は取得しません。
# $syntax (Text)
# $version (Text)
log-remark-syntax-fetched = Docker Engine { $version }は古く、このDockerfileを単独では読み込めないため、{ $syntax } を取得します。
# $skipped (Size)
log-remark-output-skipped = ここで{ $skipped }の出力を省きました。見ている人がおらず、コンテナの出力が多すぎたためです。
# $used (Size)
# $limit (Size)
log-remark-wrote-too-much = このコンテナがディスクに書き込んだ量は{ $used }で、上限の{ $limit }を超えたため、コンテナを終了します。書き込む量を減らすか、不要になったファイルを削除してください。
# $free (Size)
log-remark-met-full-disk = サーバーのディスクの空きが残り{ $free }しかないのに、書き込みが続いているため、このコンテナを終了します。ファイルは無事です。
