### Dockerfiles that no engine is asked to build. A line 0 is none: the sentence is about the whole file.
### Made from en/unbuildable.ftl with the digest 7e2bd78b308cad47

# $word (Text)
unbuildable-no-instruction = { $word } ist keine Anweisung.
unbuildable-no-stage = Das Dockerfile hat kein FROM, daher gibt es nichts zu bauen.
    .hint = Füge eines hinzu, zum Beispiel FROM python:3.8-alpine; von allen Anweisungen darf nur ARG darüber stehen.
# $stages (List)
unbuildable-no-target = Der Build sollte mit der Stage { $target } enden, aber das Dockerfile hat keine Stage dieses Namens.
    .hint = Gib einer Stage diesen Namen: FROM … AS { $target }.
    .hint-stages = Das Dockerfile hat die Stages { $stages }.
# $line (Number)
unbuildable-circle = { $line ->
        [0] Das Dockerfile schließt einen Kreis: Eine Stage braucht Dateien einer Stage, die wiederum sie braucht.
       *[other] Zeile { $line } schließt einen Kreis: Die Stage braucht Dateien einer Stage, die wiederum sie braucht.
    }
    .hint = Nimm Dateien nur aus Stages, die darüber stehen.
# $line (Number)
# $what (Text)
unbuildable-stage-not-above = { $line ->
        [0] Das Dockerfile verlangt „{ $what }“, aber keine Stage darüber hat diesen Namen oder diese Nummer.
       *[other] Zeile { $line } verlangt „{ $what }“, aber keine Stage darüber hat diesen Namen oder diese Nummer.
    }
    .hint = Prüfe die Schreibweise oder verschiebe die Stage über diejenige, die Dateien aus ihr nimmt.
# $line (Number)
# $source (Text)
unbuildable-copy-of-address = { $line ->
        [0] Das Dockerfile kopiert { $source }; COPY nimmt Dateien aus dem Arbeitsbereich oder aus einer Stage, nie aus dem Netzwerk.
       *[other] Zeile { $line } kopiert { $source }; COPY nimmt Dateien aus dem Arbeitsbereich oder aus einer Stage, nie aus dem Netzwerk.
    }
    .hint = Lege die Datei in den Arbeitsbereich oder hole sie in einem RUN.
# $line (Number)
# $detail (Message)
unbuildable-too-costly = { $line ->
        [0] Das Dockerfile wäre für die Engine zu aufwendig: { $detail }.
       *[other] Zeile { $line } wäre für die Engine zu aufwendig: { $detail }.
    }
# $line (Number)
unbuildable-too-costly-somehow = { $line ->
        [0] Das Dockerfile wäre für die Engine zu aufwendig.
       *[other] Zeile { $line } wäre für die Engine zu aufwendig.
    }
# $line (Number)
# $what (Text)
unbuildable-ambiguous = { $line ->
        [0] Das Dockerfile enthält { $what }, und das liest nicht jede Version der Engine gleich.
       *[other] Zeile { $line } enthält { $what }, und das liest nicht jede Version der Engine gleich.
    }
    .hint = Schreibe es schlicht: ganze Namen, ${"{"}NAME{"}"} oder ${"{"}NAME:-Wert{"}"}, und in Optionen keine Maskierungszeichen oder Anführungszeichen.

## What costs an engine more than it may; no full stop.

# $limit (Size)
unbuildable-expanded-too-large = bis hierher sind die Anweisungen mit eingesetzten Variablen größer als { $limit }, also größer, als ein Build erlaubt; große Variablen seltener nennen
unbuildable-expanding-too-long = bis hierher wäre die Engine zu lange damit beschäftigt, Wörter auszuwerten; weniger Variablen, kleinere Portbereiche und kürzere Wörter ohne Leerzeichen verwenden
unbuildable-too-many-paths = so viele Stages nehmen Dateien voneinander, dass die Engine zu lange beschäftigt wäre; Dateien aus weniger Stages nehmen
# $used (Size)
# $limit (Size)
unbuildable-value-too-large = { $name } wäre mit eingesetzten Variablen bis zu { $used } groß; ein Wert darf höchstens { $limit } groß sein. Lass keine Variable eine andere wiederholen, die ihrerseits eine weitere wiederholt
# $used (Size)
# $limit (Size)
unbuildable-word-too-large = dieses Wort wäre mit eingesetzten Variablen bis zu { $used } groß; ein Wert darf höchstens { $limit } groß sein. Lass keine Variable eine andere wiederholen, die ihrerseits eine weitere wiederholt
