### What `drydock check` says on a terminal.
### Made from en/check.ftl with the digest 111922fe3e2656f8

check-error = エラー
check-warning = 警告
check-info = 情報
check-help = ヒント
# $files (Number)
check-fine = { $files }個のファイルを調べましたが、問題はありません。
# $errors (Number)
# $warnings (Number)
# $infos (Number)
check-summary = エラー{ $errors }件、警告{ $warnings }件、情報{ $infos }件。
# $encoding is a name such as UTF-16 LE.
check-encoding = このファイルの文字コードは{ $encoding }です。ここでは読めましたが、DockerとPythonが読めるのはUTF-8だけです。UTF-8で保存してください。
check-encoding-of-list = このファイルの文字コードは{ $encoding }です。pipは読めますが、ほかのプログラムは読めないかもしれません。UTF-8で保存してください。
check-marked-script = このスクリプトは #! の前にバイトオーダーマークがあるため、カーネルが実行に使うプログラムを見つけられません。バイトオーダーマークなしのUTF-8で保存してください。
check-not-text = これはテキストファイルではありません。
check-other-encoding = この行はUTF-8ではありません。ファイルをUTF-8で保存してください。
check-nothing = { $folder } には、Dockerfile、.dockerignore、Pythonファイル、requirements.txt のどれもありません。
# $path (Text)
# $why (Text)
check-unreadable = { $path } を読み込めません: { $why }。
# $folder (Text)
# $limit (Number)
check-too-many = { $folder } には{ $limit }個を超えるファイルがあります。ビルドコンテキストのフォルダーそのものを指定してください。
