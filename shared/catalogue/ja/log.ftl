### Both logs.
### Made from en/log.ftl with the digest 955d82b1edcf775e

log-build-log = ビルドログ
log-container-log = コンテナログ
log-no-build = まだ何もビルドされていません。Dockerfileの各行の出力がここに表示されます。
log-no-build-lines = このビルドの出力はまだありません。
log-no-container = まだコンテナは実行されていません。アプリの出力がここに表示されます。
log-no-container-lines = コンテナの出力はまだありません。
# Names the line of the Dockerfile before the text of its instruction.
# $line (Number)
log-step = { $line }行目
log-reused = 再利用
# $time (Time)
log-running = 実行中: { $time }
log-failed = 失敗
# $time (Time)
log-failed-after = { $time }で失敗
# $code (Number)
log-failed-with = 失敗、終了コード{ $code }
# $time (Time)
# $code (Number)
log-failed-after-with = { $time }で失敗、終了コード{ $code }
log-waiting = 待機中
log-not-reached = 未到達
log-not-needed = 不要
# $count (Number)
log-lines-before = 原因より前の{ $count }行
# $count (Number)
log-lines-after = 原因より後の{ $count }行
# $size (Size)
log-cut = ここで{ $size }を省きました。ログが上限を超えたため、最初と最後だけを残しています。
# $count (Number)
log-lost = 古い{ $count }行は、もう保存されていません。
log-following = 最新の行に追従中
log-follow = 追従
log-folded = 原因だけを表示中
# $count (Number)
log-show-all = 全{ $count }行を表示
log-fold = 原因だけを表示
log-search = 検索
# $current (Number)
# $count (Number)
log-matches = { $current } / { $count }
log-no-match = 一致なし
log-next = 次の一致
log-previous = 前の一致
log-copy-all = すべてコピー
# $line (Number)
log-copy-step = { $line }行目の出力をコピー
log-copied = コピーしました
log-not-copied = ブラウザーがコピーを許可しませんでした
