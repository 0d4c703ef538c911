### What Drydock itself says of a Dockerfile: what mends a problem, what would keep an engine or the page busy for too long, and why a name cannot
### Made from en/dockerfile.ftl with the digest 667c3f65fec82360
### be changed. What BuildKit refuses is told in BuildKit's own words, which are not here.

## What a change does, as a button says it.

dockerfile-fix-add = { $option } hinzufügen
dockerfile-fix-add-slash = Schrägstrich anfügen
dockerfile-fix-change-to = Zu { $text } ändern
dockerfile-fix-change-to-label = Zu einem LABEL ändern
dockerfile-fix-comment-above = Kommentar in eine Zeile darüber verschieben
dockerfile-fix-copy = { $path } kopieren
dockerfile-fix-copy-above = Darüber ein COPY für { $path } einfügen
dockerfile-fix-count-pipe-failures = Jeden Fehlschlag in der Pipe beachten
dockerfile-fix-double-quotes = Doppelte Anführungszeichen verwenden
dockerfile-fix-env-above = { $name } in einer Zeile darüber mit ENV setzen
dockerfile-fix-equals-sign = Mit = schreiben
# $port (Number)
dockerfile-fix-expose = Port { $port } in EXPOSE nennen
dockerfile-fix-insert = { $word } einfügen
dockerfile-fix-insert-blank = Leerzeichen einfügen
dockerfile-fix-join = Zusammenfassen
dockerfile-fix-join-lines = Zeilen des Arrays zusammenfassen
dockerfile-fix-json-array = Als JSON-Array schreiben
dockerfile-fix-json-array-with-shell = Als JSON-Array mit seiner Shell schreiben
dockerfile-fix-line-ends = Alle Zeilenenden dieser Datei auf die von Linux umstellen
dockerfile-fix-listen-everywhere = Auf 0.0.0.0 lauschen
# $line (Number)
dockerfile-fix-move-below = Unter die Installation in Zeile { $line } verschieben
# $count (Number)
dockerfile-fix-plain-characters = { $count ->
        [one] Dieses Zeichen ersetzen
       *[other] Die { $count } Zeichen dieser Art in dieser Anweisung ersetzen
    }
# $count (Number)
dockerfile-fix-plain-characters-everywhere = Die { $count } Zeichen dieser Art in der ganzen Datei ersetzen
dockerfile-fix-remove = { $text } entfernen
dockerfile-fix-remove-blank-lines = Leere Zeilen entfernen
dockerfile-fix-remove-instruction = Diese Anweisung { $instruction } entfernen
dockerfile-fix-remove-lists = Paketlisten im selben RUN entfernen
dockerfile-fix-run = { $path } ausführen
dockerfile-fix-set-workdir = WORKDIR { $folder } setzen
dockerfile-fix-slashes = Pfade mit / schreiben
dockerfile-fix-split = Jedes Wort als eigenen String schreiben

## What costs an engine more than it may.

# $number (Number)
# $count (Number)
# $most (Number)
dockerfile-too-many-instructions = das ist Anweisung { $number } von { $count }; ein Build darf höchstens { $most } haben

## What takes the page too long.

dockerfile-too-much-ignoring = Es dauert zu lange, diese Datei als Ganzes zu prüfen; weniger Muster in { $file } und weniger * und ** in jedem davon helfen
dockerfile-too-much-copying = Es dauert zu lange, diese Datei als Ganzes zu prüfen; weniger Quellen in COPY und ADD oder Ordner statt Mustern helfen
dockerfile-too-much-expanding = Es dauert zu lange, diese Datei als Ganzes zu prüfen; weniger Variablen in den Werten anderer Variablen helfen
dockerfile-too-much-planning = Es dauert zu lange, diese Datei als Ganzes zu prüfen; weniger Anweisungen und weniger Stages helfen

## Why a name cannot be changed.

dockerfile-rename-nothing = Nur die Namen von Stages, Variablen und Heredocs lassen sich überall auf einmal ändern.
dockerfile-rename-predefined = Diese Variable setzt BuildKit unter diesem Namen.
dockerfile-rename-not-set = Diese Variable wird nicht in dieser Datei gesetzt; ihr Name kommt also von anderswo.
dockerfile-rename-stage-name = Der Name einer Stage beginnt mit einem Buchstaben; danach sind Kleinbuchstaben, Ziffern, `.`, `_` und `-` erlaubt.
dockerfile-rename-stage-taken = Eine andere Stage hat diesen Namen, oder er ist reserviert.
dockerfile-rename-variable-name = Der Name einer Variablen beginnt mit einem Buchstaben oder `_`; danach sind Buchstaben, Ziffern und `_` erlaubt.
dockerfile-rename-variable-taken = Eine andere Variable hat diesen Namen.
dockerfile-rename-delimiter = Eine Endmarke ist ein einziges Wort aus Buchstaben, Ziffern, `_`, `-` und `.`.
dockerfile-rename-delimiter-taken = Eine Zeile des Textes lautet genau so, oder ein anderes Heredoc der Anweisung endet damit.
