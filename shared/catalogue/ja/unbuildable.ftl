### Dockerfiles that no engine is asked to build. A line 0 is none: the sentence is about the whole file.
### Made from en/unbuildable.ftl with the digest 7e2bd78b308cad47

# $word (Text)
unbuildable-no-instruction = { $word } という命令はありません。
unbuildable-no-stage = Dockerfileに FROM がないので、ビルドするものがありません。
    .hint = FROM python:3.8-alpine のように追加してください。FROM より上に書ける命令は ARG だけです。
# $stages (List)
unbuildable-no-target = ビルドのターゲットステージに { $target } が指定されましたが、Dockerfileにその名前のステージがありません。
    .hint = ステージにその名前を付けてください: FROM … AS { $target }。
    .hint-stages = Dockerfileにあるステージは { $stages } です。
# $line (Number)
unbuildable-circle = { $line ->
        [0] Dockerfileで参照が循環しています。ファイルの取り出し元のステージが、取り出す側のステージを必要としています。
       *[other] { $line }行目で参照が循環しています。ファイルの取り出し元のステージが、取り出す側のステージを必要としています。
    }
    .hint = ファイルは、自分より上にあるステージからだけ取り出してください。
# $line (Number)
# $what (Text)
unbuildable-stage-not-above = { $line ->
        [0] Dockerfileで { $what } が指定されていますが、それより上に、その名前や番号のステージがありません。
       *[other] { $line }行目で { $what } が指定されていますが、それより上に、その名前や番号のステージがありません。
    }
    .hint = つづりを確認するか、そのステージを、ファイルを取り出すステージより上に移してください。
# $line (Number)
# $source (Text)
unbuildable-copy-of-address = { $line ->
        [0] Dockerfileが { $source } をコピーしようとしています。COPY がコピーするのはワークスペースかステージのファイルで、ネットワークからは取得しません。
       *[other] { $line }行目が { $source } をコピーしようとしています。COPY がコピーするのはワークスペースかステージのファイルで、ネットワークからは取得しません。
    }
    .hint = ファイルをワークスペースに追加するか、RUN で取得してください。
# $line (Number)
# $detail (Message)
unbuildable-too-costly = { $line ->
        [0] このDockerfileは、エンジンに負担をかけすぎます: { $detail }。
       *[other] { $line }行目は、エンジンに負担をかけすぎます: { $detail }。
    }
# $line (Number)
unbuildable-too-costly-somehow = { $line ->
        [0] このDockerfileは、エンジンに負担をかけすぎます。
       *[other] { $line }行目は、エンジンに負担をかけすぎます。
    }
# $line (Number)
# $what (Text)
unbuildable-ambiguous = { $line ->
        [0] Dockerfileの { $what } は、エンジンのバージョンによって解釈が異なります。
       *[other] { $line }行目の { $what } は、エンジンのバージョンによって解釈が異なります。
    }
    .hint = わかりやすく書いてください。名前は略さず、変数は ${"{"}NAME{"}"} か ${"{"}NAME:-value{"}"} と書き、オプションにはエスケープ文字も引用符も使わないでください。

## What costs an engine more than it may; no full stop.

# $limit (Size)
unbuildable-expanded-too-large = 変数を展開すると、ここまでの命令が、ビルドの上限である{ $limit }を超えます。大きな変数を使う回数を減らしてください
unbuildable-expanding-too-long = ここまでの語の展開で、エンジンの処理に時間がかかりすぎます。変数を減らし、ポートの範囲を狭くし、空白のない長い語を短くしてください
unbuildable-too-many-paths = 互いにファイルを取り出すステージが多すぎて、エンジンの処理に時間がかかりすぎます。取り出し元のステージを減らしてください
# $used (Size)
# $limit (Size)
unbuildable-value-too-large = 変数を展開すると、{ $name } は最大{ $used }になります。値の上限は{ $limit }です。ほかの変数を繰り返す変数を、さらに別の変数で繰り返さないでください
# $used (Size)
# $limit (Size)
unbuildable-word-too-large = 変数を展開すると、この語は最大{ $used }になります。値の上限は{ $limit }です。ほかの変数を繰り返す変数を、さらに別の変数で繰り返さないでください
