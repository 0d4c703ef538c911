### Two builds side by side: the sentence about them, and the words around it. The builds are called A and B in every language.
### Made from en/compare.ftl with the digest c75a7813c498bb1e

compare-back = Zurück zu den Dateien
compare-to-layers = Layer
compare-build-key = Strg + Enter
compare-back-home = Zurück zu den eigenen Dateien

## The sentence on top.

compare-nothing-built = Noch nichts zu vergleichen
# $build (Number)
compare-only-one = Build { $build } ist A
# $build (Number)
compare-not-over = Build { $build } läuft noch
compare-was-cancelled = { $letter } wurde abgebrochen
# $line (Number)
compare-stopped-at-line = { $letter } scheiterte an Zeile { $line }
compare-has-failed = { $letter } ist fehlgeschlagen
compare-no-images = Keiner der Builds hat ein Image erzeugt
# $time (Time)
compare-moving-below-saves = { $keyword } unter { $other } zu verschieben spart { $time }
# $time (Time)
compare-moving-below-costs = { $keyword } unter { $other } zu verschieben kostet { $time }
# $time (Time)
compare-moving-above-saves = { $keyword } über { $other } zu verschieben spart { $time }
# $time (Time)
compare-moving-above-costs = { $keyword } über { $other } zu verschieben kostet { $time }
# $time (Time)
compare-leaving-out-saves = { $path } auszuschließen spart { $time }
# $time (Time)
compare-letting-in-costs = { $path } nicht auszuschließen kostet { $time }
# $time (Time)
compare-keeping-apart-saves = { $path } getrennt zu kopieren spart { $time }
# $time (Time)
compare-taking-along-costs = { $path } gleich mitzukopieren kostet { $time }
# $bytes (Size)
compare-smaller = Das Image von { $letter } ist { $bytes } kleiner
# $time (Time)
compare-faster = { $letter } war { $time } schneller
compare-alike = Beide Builds kosten gleich viel

## What stands below it, often the end of the sentence on top.

compare-nothing-built-detail = Baue zweimal oder wähle eines der Paare.
compare-waits = Ändere etwas und baue erneut: Dieser Build wird B.
compare-not-over-detail = Warte, bis dieser Build beendet ist.
compare-one-image = Nur { $letter } hat ein Image erzeugt. Es fehlt ein zweites zum Vergleichen.
compare-no-images-detail = Wähle Builds, die ein Image erzeugt haben.
compare-ignored-detail = bei jeder Änderung dieser Datei: Die Ignore-Datei hält sie von COPY fern.
compare-not-ignored-detail = bei jeder Änderung dieser Datei: Die Ignore-Datei hält sie nicht mehr von COPY fern.
compare-on-every-change = bei jeder Änderung von { $path }.
compare-smaller-detail = beim Speichern, beim Übertragen und beim Starten.
compare-faster-same-files = mit denselben Dateien: Den Unterschied machen frühere Builds.
compare-faster-detail = dieses Mal. Nach der Änderung einer Datei führen beide Builds wieder dieselben Schritte aus.
# $bytes (Size)
compare-stand-ins = Beide Images sind { $bytes } groß, weil als Basis hier beide Male ein Ersatz-Image aus { $made-of } dient. Die echten Images sind unterschiedlich groß.
# $bytes (Size)
compare-alike-detail = Keiner spart bei einer Änderung Zeit; beide Images sind { $bytes } groß.
# $bytes (Size)
compare-also-smaller = Das Image von { $letter } ist { $bytes } kleiner.
# $place (Message)
compare-edit-in-both = Die Änderung in beiden: { $place }.
# $a (Message)
# $b (Message)
compare-edits-differ = Die Änderungen sind verschieden: A { $a }, B { $b }.
# $place (Message)
compare-edit-only-in = Nur in { $letter } wurden wegen einer Änderung Schritte ausgeführt: { $place }.
# $line (Number)
compare-place = { $path } Zeile { $line }

## Pairs of workspaces.

compare-pairs = Paare zum Vergleichen
compare-story = Worauf zu achten ist
compare-four-builds = „Beide bauen“ macht vier echte Builds: A und A nach der Änderung, dann B und B nach derselben Änderung.
compare-build-both = Beide bauen
compare-build-both-again = Beide erneut bauen
compare-part-a = A beim ersten Mal
compare-part-a-edited = A nach der Änderung
compare-part-b = B beim ersten Mal
compare-part-b-edited = B nach der Änderung
# $number (Number)
# $part (Message)
compare-progress = Build { $number } von 4: { $part }
# $number (Number)
compare-stopped = Angehalten bei Build { $number } von 4
# $part (Message)
# $failure (Message)
compare-part-failed = Kein Image aus „{ $part }“: { $failure } „Fortfahren“ baut diesen Build und die folgenden erneut.
# $part (Message)
# $failure (Message)
compare-last-part-failed = Kein Image aus „{ $part }“: { $failure } „Fortfahren“ baut diesen Build erneut.
# $part (Message)
compare-part-cancelled = Abgebrochen: „{ $part }“. „Fortfahren“ baut diesen Build und die folgenden erneut.
# $part (Message)
compare-last-part-cancelled = Abgebrochen: „{ $part }“. „Fortfahren“ baut diesen Build erneut.
compare-go-on = Fortfahren

## The head of a side.

compare-side-a = A
compare-side-b = B
compare-choose-a = Build links (A)
compare-choose-b = Build rechts (B)
compare-none = noch kein Build
# $build (Number)
# $time (Time)
compare-took = Build { $build } · { $time }
# $build (Number)
compare-failed = Build { $build } · fehlgeschlagen
# $build (Number)
compare-cancelled = Build { $build } · abgebrochen
# $build (Number)
compare-under-way = Build { $build } · läuft
compare-swap = Tauschen
compare-keep = Dateien von { $letter } behalten
compare-restore = Dateien von { $letter } wiederherstellen
compare-cancel = Abbrechen

## Both Dockerfiles, both stacks, and the other files.

compare-dockerfile = Dockerfile von { $letter }
compare-same-dockerfile = Gleiches Dockerfile
# $difference (Message)
compare-same-dockerfile-but = Gleiches Dockerfile; { $difference }
# $difference (Message)
# $files (Number)
compare-same-dockerfile-and-more = { $files ->
        [one] Gleiches Dockerfile; { $difference }, und { $files } weitere Datei ist anders
       *[other] Gleiches Dockerfile; { $difference }, und { $files } weitere Dateien sind anders
    }
# $line (Number)
compare-line-differs = { $path } Zeile { $line } ist anders
compare-follows = B wird gebaut, sobald A fertig ist.
compare-steps = Schritte von { $letter }
# $line (Number)
compare-counterpart = In { $letter }: Zeile { $line }.
compare-no-counterpart = Nicht in { $letter }.
compare-moved-down = nach unten verschoben
compare-moved-up = nach oben verschoben
compare-moved-here = hierher verschoben
compare-only-in-a = nur in A:
compare-only-in-b = nur in B:
compare-others = Andere Dateien
compare-other-changed = { $path } ist anders
compare-other-only = { $path } ist nur in { $letter }
compare-other-of = { $path } von { $letter }
compare-other-unknown = Diese Datei ist zu groß, um hier gezeigt zu werden.
# $lines (Number)
compare-more-lines = { $lines ->
        [one] { $lines } weitere Zeile wird nicht gezeigt: Ein Vergleich zeigt die ersten 2.000.
       *[other] { $lines } weitere Zeilen werden nicht gezeigt: Ein Vergleich zeigt die ersten 2.000.
    }
compare-edit = Die Änderung in beiden: { $path }
compare-before = vorher:
compare-after = nachher:
compare-comes-here = Hier erscheint der nächste Build.
compare-same-files = Beide Builds stammen aus denselben Dateien.

## Times and sizes.

compare-time-of = Zeit dieser Builds
compare-size-of = Größe dieser Images
# $bytes (Size)
compare-layer = { $instruction } { $bytes }
# $bytes (Size)
compare-less = { $bytes } weniger
# $a (Time)
# $b (Time)
compare-a-day = 10 Änderungen am Tag: A { $a }, B { $b }
# $time (Time)
compare-segment = { $instruction } { $time }
# $time (Time)
compare-saved = { $time } gespart
compare-nothing-ran = nichts musste ausgeführt werden
