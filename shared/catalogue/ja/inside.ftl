### Inside an image: its history, what each layer did, and a file of it.
### Made from en/inside.ftl with the digest acbc09de95eb75f3

# $build (Number)
inside-title = ビルド{ $build }のイメージの中身
inside-look = イメージの中を見る
inside-close = 閉じる
inside-loading = イメージを読み込んでいます。
inside-history = 履歴（ベースから順に）
inside-shared = ベース、共有
# Stands for what made an entry where the image does not say it.
inside-no-history = このレイヤーがどう作られたかの記録はイメージにありません
# $line (Number)
inside-line = { $line }行目
inside-no-layer = レイヤーなし
inside-files = レイヤーのファイル
inside-filter = ファイルを名前で絞り込む
# How many entries of all hold something in their path.
# $found (Number)
# $all (Number)
inside-found = { $found ->
        [0] { $all }件のうち、パスに「{ $matching }」を含むものはありません。
       *[other] { $all }件のうち{ $found }件が、パスに「{ $matching }」を含みます。
    }
# $added (Number)
# $changed (Number)
# $deleted (Number)
# $bytes (Size)
inside-totals = 追加{ $added }件、変更{ $changed }件、削除{ $deleted }件、{ $bytes }。
# $bytes (Size)
inside-wasted-bytes = { $bytes }が無駄になっています。後のレイヤーで上書きまたは削除されるためです。
inside-added = 追加
inside-changed = 変更
inside-deleted = 削除
inside-folder = フォルダー
inside-link = リンク
inside-hard-link = 別名
inside-special = 特殊ファイル
inside-leads-to = リンク先: { $path }
inside-wasted = 無駄
inside-cut = このレイヤーの項目は、保持できる数を超えています。
# $shown (Size)
# $all (Size)
inside-text-cut = { $path }: { $all }のうち先頭の{ $shown }
inside-no-text = { $path } はテキストではありません。
