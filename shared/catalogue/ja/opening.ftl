### Files that come from elsewhere: opened, dropped, replaced; and the menu of all files.
### Made from en/opening.ftl with the digest b238e5825e6763d2

opening-open = ファイルまたはzipを開く…
opening-open-folder = フォルダーを開く…
opening-not-opened = ファイルを開けませんでした。ファイルを読み込むためのページの部品が読み込まれていません。もう一度お試しください。
opening-nothing-to-open = 開けるファイルがありません。
# $count (Number)
opening-open-question = { $count }個のファイルを開きますか？
opening-open-undo = 「元に戻す」を1回押せば、今のファイルに戻せます。
opening-open-these = 開く
opening-open-only-these = 開いて、ほかは削除
opening-open-nothing = キャンセル
# $paths (List)
opening-would-replace = 置き換え: { $paths }。
# $paths (List)
opening-would-add = 追加: { $paths }。
# $paths (List)
opening-would-stay = 含まれないもの: { $paths }。
# $paths (List)
opening-are-left-out = 除外: { $paths }。
# $count (Number)
opening-more-names = ほか{ $count }個
opening-bad-path = { $path } というパスのファイルは、ワークスペースに置けません。
opening-start-over = 最初からやり直す…
opening-start-over-question = 最初からやり直しますか？
    .detail = すべてのファイルが、新しいワークスペースのものに置き換わります。ビルドは残ります。ファイルは「元に戻す」を1回押せば戻せます。
opening-start-over-now = 最初からやり直す
opening-keep-mine = ファイルを残す
opening-show-link = ワークスペースのリンクをコピー…
opening-link-title = このワークスペースのリンク
opening-link-is-key = このリンクは鍵です。リンクを知っている人は誰でも、このワークスペースの内容をすべて読み、変更し、実行できます。
opening-copy-link = リンクをコピー
opening-close-link = 完了
opening-download-failed = アーカイブを作れませんでした: { $detail }
opening-drop-here = ここにファイルをドロップして追加
# $name (Text)
# $size (Size)
# $limit (Size)
opening-too-large = { $name } は{ $size }あります。1つのファイルの上限は{ $limit }です。
opening-not-text = { $name } はテキストファイルではありません。画像やプログラムのように、テキストには現れないバイトが含まれています。
# $line (Number)
opening-other-encoding = { $name } の{ $line }行目はUTF-8ではありません。ファイルをUTF-8で保存してから、もう一度追加してください。
# $encoding is a name such as UTF-16 LE.
opening-was-decoded = { $name } の文字コードは{ $encoding }でした。読み込んで、UTF-8で保持しています。
# Stand above a list of sentences, one for each of these files.
# $count (Number)
opening-many-not-taken = { $count }個のファイルは追加されませんでした
# $count (Number)
opening-many-replaced = { $count }個のファイルを、ドロップされたファイルで置き換えました
opening-unreadable = { $name } を読み込めませんでした。
