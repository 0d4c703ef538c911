### The list of problems, and what the page and the editor show about one.
### Made from en/problems.ftl with the digest a423e9f84aa1d075

problems-title = 問題
problems-error = エラー
problems-warning = 警告
problems-hint = ヒント
# $count (Number)
problems-count = 問題{ $count }件
# $count (Number)
problems-errors = エラー{ $count }件
# $count (Number)
problems-warnings = 警告{ $count }件
# $count (Number)
problems-hints = ヒント{ $count }件
problems-filter = 表示する問題
problems-file = ファイル
problems-all-files = すべてのファイル
problems-text = 問題を検索
# $line (Number)
problems-place = { $path }、{ $line }行目
problems-not-read = ファイルを読み込んでいます。
problems-none = ファイルに問題は見つかりませんでした。
problems-none-here = 条件に合う問題はありません。
# $count (Number)
problems-more = ほか{ $count }件の問題は表示されていません。絞り込むと表示されます。
problems-explain = { $rule } の説明
problems-example = 修正前
problems-better = 修正後
problems-reference = 詳細: { $reference }
# $line (Number)
# $message (Message)
problems-summary = { $path }、{ $line }行目: { $message }
# $line (Number)
# $message (Message)
problems-at-line = { $line }行目: { $message }
problems-show-all = すべて表示
