### Files that come from elsewhere: opened, dropped, replaced; and the menu of all files.
### Made from en/opening.ftl with the digest b238e5825e6763d2

opening-open = Dateien oder ZIP öffnen …
opening-open-folder = Ordner öffnen …
opening-not-opened = Die Dateien konnten nicht geöffnet werden: Der Teil der Seite, der sie liest, wurde nicht geladen. Versuche es noch einmal.
opening-nothing-to-open = Es gibt keine Datei zum Öffnen.
# $count (Number)
opening-open-question = { $count ->
        [one] Eine Datei öffnen?
       *[other] { $count } Dateien öffnen?
    }
opening-open-undo = Einmal „Rückgängig“ bringt die jetzigen Dateien zurück.
opening-open-these = Öffnen
opening-open-only-these = Öffnen, andere entfernen
opening-open-nothing = Abbrechen
# $paths (List)
opening-would-replace = Ersetzt: { $paths }.
# $paths (List)
opening-would-add = Neu: { $paths }.
# $paths (List)
opening-would-stay = Nicht darunter: { $paths }.
# $paths (List)
opening-are-left-out = Ausgelassen: { $paths }.
# $count (Number)
opening-more-names = { $count } weitere
opening-bad-path = Eine Datei im Arbeitsbereich kann nicht den Pfad { $path } haben.
opening-start-over = Neu anfangen …
opening-start-over-question = Neu anfangen?
    .detail = Alle Dateien werden durch die eines neuen Arbeitsbereichs ersetzt. Builds bleiben, und einmal „Rückgängig“ bringt die bisherigen Dateien zurück.
opening-start-over-now = Neu anfangen
opening-keep-mine = Dateien behalten
opening-show-link = Link meines Arbeitsbereichs kopieren …
opening-link-title = Der Link dieses Arbeitsbereichs
opening-link-is-key = Der Link ist der Schlüssel: Wer ihn hat, kann alles in diesem Arbeitsbereich lesen, ändern und ausführen.
opening-copy-link = Link kopieren
opening-close-link = Fertig
opening-download-failed = Das Archiv konnte nicht erstellt werden: { $detail }
opening-drop-here = Dateien hier ablegen, um sie hinzuzufügen
# $name (Text)
# $size (Size)
# $limit (Size)
opening-too-large = { $name } ist { $size } groß; eine Datei darf höchstens { $limit } groß sein.
opening-not-text = { $name } ist keine Textdatei: Sie enthält Bytes, die in keinem Text vorkommen. Solche Bytes haben Bilder und Programme.
# $line (Number)
opening-other-encoding = Zeile { $line } von { $name } ist nicht in UTF-8. Speichere die Datei in UTF-8 und füge sie erneut hinzu.
# $encoding is a name such as UTF-16 LE.
opening-was-decoded = { $name } war in { $encoding }. Die Datei wurde gelesen und wird in UTF-8 aufbewahrt.
# Stand above a list of sentences, one for each of these files.
# $count (Number)
opening-many-not-taken = { $count ->
        [one] Eine Datei wurde nicht übernommen
       *[other] { $count } Dateien wurden nicht übernommen
    }
# $count (Number)
opening-many-replaced = { $count ->
        [one] Eine Datei wurde durch die abgelegte ersetzt
       *[other] { $count } Dateien wurden durch die abgelegten ersetzt
    }
opening-unreadable = { $name } konnte nicht gelesen werden.
