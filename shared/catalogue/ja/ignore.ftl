### What is wrong with an ignore file.
### Made from en/ignore.ftl with the digest 8cc7f988851806bd

# $remark is the matcher's own.
ignore-pattern = このパターンはビルドで受け付けられません: { $remark }。
ignore-line-too-long = ビルドが読み込む行の長さは、最大65,535バイトです。
# $limit (Number)
ignore-too-many = 無視ファイルに書けるパターンは最大{ $limit }個で、これはその上限を超えています。*.log のように複数のファイルに当てはまるパターンか、フォルダー全体を指すパターンにまとめてください。
# $limit (Number)
ignore-pattern-too-long = パターンの長さは最大{ $limit }バイトで、これはその上限を超えています。名前の一部を * に置き換えてください。
# $limit (Number)
ignore-double-stars = 1つのパターンに書ける ** は最大{ $limit }個で、これはその上限を超えています。** は1つで、何階層のフォルダーにも当てはまります。
