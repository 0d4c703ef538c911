### File tabs and the editor.
### Made from en/files.ftl with the digest b50cd00fbdb7b407

files-region = ファイル
# Names the strip that holds the tabs of the Dockerfiles.
files-upper-tabs = レシピ
# Names the strip with the tabs of the other files.
files-tabs = その他のファイル
# Names the strip with the tabs of all files, which share one editor.
files-all-tabs = すべてのファイル
# Stands below a Dockerfile that the next build does not take.
# $path (Text) The Dockerfile that it takes.
files-builds-another = 次のビルドで使われるのは { $path } です。
# Stands beside the name of the Dockerfile that the next build takes, where there are several.
files-built-next = 次のビルドで使用
# Makes the next build take the Dockerfile that is open.
files-build-this-one = これをビルドする
# Describes how to leave an editor by keyboard.
files-keyboard-hint = 文字を入力するまでは、Tabでページの次の部分に移動します。入力した後は、Tabでインデントします。Escに続けてTabを押すとエディターから抜けます。F1で行の説明、F8で次の問題、Ctrl + .（ピリオド）で修正の一覧を表示します。
# Stands in a corner of an editor that got the focus by keyboard.
files-tab-leads-on = Tab: ページの次の部分へ。入力後はインデント。
# Stands there after something was typed.
files-tab-indents = Tab: インデント。Esc、続けてTab: ページの次の部分へ。
# Shows the card of the word at the cursor.
files-explain = 行の説明
files-explain-keys = F1
# Puts a file into its usual shape.
files-format = 整形
files-format-keys = Shift + Alt + F
# Names the list of a file's stages and instructions.
files-outline = アウトライン
# $index (Number)
files-stage = ステージ{ $index }
# $index (Number)
# $name (Text)
files-named-stage = ステージ{ $index }: { $name }

files-new-file = 新しいファイル
files-new-name = 新しいファイルの名前
files-other-name = { $path } の新しい名前
files-name-taken = { $path } という名前のファイルはすでにあります。
files-menu = { $path } の操作
files-rename = 名前を変更
files-rename-keys = F2
files-make-executable = 実行可能にする
files-make-not-executable = 実行不可にする
# Says of a file that it may be executed.
files-executable = 実行可能
files-delete = 削除
files-delete-question = { $path } を削除しますか？
    .detail = このファイルから作られたビルドとイメージは、そのまま残ります。
# Deletes nothing.
files-keep = 残す
files-deleted = { $path } を削除しました。
files-replaced = { $path } を、ドロップされたファイルで置き換えました。
# Takes back what was said to have been done.
files-undo = 元に戻す
# Closes a remark.
files-dismiss = 閉じる
files-download = すべてのファイルをダウンロード
files-one-editor = すべてのファイルを1つのエディターに表示
files-two-editors = Dockerfileを別のエディターに表示
# Names the menu of all files; its button shows the shorter word.
files-workspace-menu = ファイルメニュー
files-all-files = ファイル
# Says beside a file's name that it was changed since the last build.
files-changed = 変更あり
# Says beside a file's name that the server did not take it.
files-not-saved = 未保存
# Says beside a file's name that it was changed here and elsewhere.
files-conflict = 競合
# Describes a tab: executable, changed.
# $remarks (List)
files-described = { $remarks }

# The editor's own words: for finding and replacing, and for folding.
files-find = 検索
files-replace-with = 置換後の文字列
files-find-next = 次へ
files-find-previous = 前へ
files-select-all = すべて選択
files-match-case = 大文字と小文字を区別
files-regular-expression = 正規表現
files-whole-words = 単語単位
files-replace = 置換
files-replace-all = すべて置換
files-close-search = 閉じる
files-current-match = 現在の一致
files-on-line = 行番号
files-replaced-on-line = { $line }行目の一致箇所を置換しました
files-replaced-matches = { $count }件の一致箇所を置換しました
files-go-to-line = 行へ移動
files-go = 移動
files-suggestions = 候補
files-fold = 折りたたむ
files-unfold = 展開する
files-folded-code = 折りたたまれた行
files-unfold-code = 展開する
# Between the numbers of the first and the last line that were folded.
files-folded-to = から
files-lines-folded = 折りたたんだ行
files-lines-unfolded = 展開した行
files-selection-deleted = 選択範囲を削除しました
files-quick-fixes = クイック修正
files-nothing-to-fix = この行に自動で修正できるものはありません。
files-new-name-of-symbol = 新しい名前
files-control-character = 制御文字
