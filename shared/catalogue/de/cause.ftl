### Why a step runs again, is reused, or cannot be told; to stand beside the word.
### Made from en/cause.ftl with the digest 223baf6cec7d3d84

cause-stage-not-needed = das Image braucht diese Stage nicht
cause-base-is-here = das Basis-Image liegt auf diesem Server
cause-built-by-others = schon von jemand anderem auf diesem Server gebaut
# $build (Number)
cause-same-base = dasselbe Basis-Image wie in Build { $build }
# $build (Number)
cause-nothing-changed = seit Build { $build } hat sich dafür nichts geändert

cause-no-cache = der Cache ist für diesen Build abgeschaltet
cause-never-built = hier noch nie gebaut
# $change (Message)
cause-instruction = diese Anweisung hat sich geändert: { $change }
cause-base-means-another = das Basis-Image hat sich geändert: { $name } steht jetzt für ein anderes Image
# $change (Message)
cause-base = das Basis-Image hat sich geändert: { $change }
cause-content = kein früherer Build hat diese Dateien verwendet
# $change (Message)
cause-workdir = das Arbeitsverzeichnis hat sich geändert: { $change }
# $change (Message)
cause-user = der Benutzer hat sich geändert: { $change }
cause-own-user = der des Images
# $change (Message)
cause-shell = die Shell hat sich geändert: { $change }
# $change (Message)
cause-network = das Netzwerk hat sich geändert: { $change }
# $change (Message)
cause-platform = die Plattform hat sich geändert: { $change }
# $line (Number)
cause-line-runs = erneut nötig, weil Zeile { $line } erneut ausgeführt wird
cause-step-before-runs = erneut nötig, weil ein Schritt davor erneut ausgeführt wird
# $line (Number)
cause-moved-onto-line = diese Anweisung folgt jetzt auf einen anderen Schritt, den in Zeile { $line }
cause-moved = diese Anweisung folgt jetzt auf einen anderen Schritt
cause-missing-file = { $path } gibt es nicht: Der Build bricht hier ab

cause-remote = hängt davon ab, was { $source } antwortet
# $line (Number)
cause-output-of-line = hängt davon ab, was Zeile { $line } schreibt
cause-output-of-step = hängt davon ab, was ein anderer Schritt schreibt
# $line (Number)
cause-image-of-line = hängt davon ab, was im Image von Zeile { $line } ist
cause-image-of-step = hängt davon ab, was in einem anderen Image ist
cause-dropped = die Engine hat Teile ihres Caches entfernt, vielleicht auch diesen Schritt
cause-unknown = vor dem Build nicht vorhersagbar

## Files.

cause-file-changed = { $path } hat sich geändert
# $line (Number)
cause-line-changed = { $path } hat sich geändert: Zeile { $line }
# $lines (List)
cause-lines-changed = { $path } hat sich geändert: Zeilen { $lines }
# $line (Number)
cause-line-gone = { $path } hat sich geändert: alte Zeile { $line } ist weg
# $lines (Message)
cause-lines-gone = { $path } hat sich geändert: alte Zeilen { $lines } sind weg
# $first (Number)
# $last (Number)
cause-lines = { $first }–{ $last }
# $cause (Message)
# $places (Number)
cause-and-places = { $places ->
        [one] { $cause }; dazu eine weitere Stelle
       *[other] { $cause }; dazu { $places } weitere Stellen
    }
# $cause (Message)
# $files (Number)
cause-and-files = { $files ->
        [one] { $cause }; dazu eine weitere Datei
       *[other] { $cause }; dazu { $files } weitere Dateien
    }
cause-added = { $path } ist neu
cause-removed = { $path } ist weg
cause-renamed = { $from } heißt jetzt { $path }
# $change (Message)
cause-mode = die Dateirechte haben sich geändert: { $path }, { $change }
# $change (Message)
cause-link = der Link { $path } hat sich geändert: { $change }
# Stands for what a link leads to, where it was no link before or is none any more.
cause-no-link = eine Datei
cause-ignore-file-gone = { $ignore-file } ist weg und schließt { $path } nicht mehr aus
cause-let-in = { $ignore-file } schließt { $path } nicht mehr aus
cause-left-out = { $ignore-file } schließt { $path } jetzt aus
cause-selected = diese Anweisung nimmt jetzt andere Dateien: { $path }

## Variables.

# $value (Message)
cause-argument-set = Build-Argument { $name } ist jetzt gesetzt: { $value }
# $value (Message)
cause-argument-unset = Build-Argument { $name } ist nicht mehr gesetzt; der Wert war { $value }
# $change (Message)
cause-argument-changed = Build-Argument { $name } hat sich geändert: { $change }
cause-argument = Build-Argument { $name } hat sich geändert
# $value (Message)
cause-variable-set = Variable { $name } ist jetzt gesetzt: { $value }
# $value (Message)
cause-variable-unset = Variable { $name } ist nicht mehr gesetzt; der Wert war { $value }
# $change (Message)
cause-variable-changed = Variable { $name } hat sich geändert: { $change }
cause-variable = Variable { $name } hat sich geändert

## Values.

# What something was, and what it is now.
# $old (Message)
# $new (Message)
cause-change = { $old } → { $new }
# The same where a reader would see no difference; signs stand for the blanks.
# $old (Message)
# $new (Message)
cause-change-of-blanks = nur die Leerzeichen sind anders: { $old } → { $new }
# A part of a value; the mark stands for what is before it.
# $text (Message)
cause-from-the-middle = …{ $text }
# A value without a character.
cause-empty = „“
# The beginning of a value.
cause-beginning = { $text }…

## The name of the way to a place.

# $line (Number)
cause-go-to-line = Zu { $path }, Zeile { $line }
cause-go-to = Zu { $path }
