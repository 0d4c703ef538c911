### What is wrong with the name of a file.
### Made from en/path.ftl with the digest cc6b253534e3a928

path-empty = ファイル名では、スラッシュとスラッシュの間に少なくとも1文字が必要です。
# $limit (Number)
path-too-long = ファイル名の長さは最大{ $limit }バイトです。
path-escapes = ファイル名はワークスペースの外を指せません。先頭に / を付けることも、スラッシュの間を . や .. だけにすることもできません。
path-character = ファイル名に、制御文字、バックスラッシュ、コロンは使えません。
# $limit (Number)
path-too-deep = ファイル名をスラッシュで区切った部分は、最大{ $limit }個です。
    .hint = フォルダーの階層を減らしてください。
# The number is that of Unicode: U+200B.
# $number (Text)
# $character (Message)
path-hidden = { $number }（{ $character }）が含まれているため、別の名前と見分けがつかないおそれがあります。
    .hint = 名前を貼り付けずに、入力し直してください。
path-soft-hyphen = ソフトハイフン
path-direction-mark = 文字の方向を示す記号
path-without-width = 幅のない文字
path-line-separator = 行区切り文字
path-paragraph-separator = 段落区切り文字
path-glyph-selector = 字形を選択する文字
path-unseen-character = 目に見えない文字
