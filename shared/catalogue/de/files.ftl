### File tabs and the editor.
### Made from en/files.ftl with the digest b50cd00fbdb7b407

files-region = Dateien
# Names the strip that holds the tabs of the Dockerfiles.
files-upper-tabs = Rezept
# Names the strip with the tabs of the other files.
files-tabs = Andere Dateien
# Names the strip with the tabs of all files, which share one editor.
files-all-tabs = Alle Dateien
# Stands below a Dockerfile that the next build does not take.
# $path (Text) The Dockerfile that it takes.
files-builds-another = Der nächste Build nimmt { $path }.
# Stands beside the name of the Dockerfile that the next build takes, where there are several.
files-built-next = nächster Build
# Makes the next build take the Dockerfile that is open.
files-build-this-one = Dieses bauen
# Describes how to leave an editor by keyboard.
files-keyboard-hint = Vor dem Tippen führt Tab zum nächsten Teil der Seite, danach rückt Tab ein. Esc und danach Tab verlässt den Editor. F1 erklärt die Zeile, F8 springt zum nächsten Problem, Strg und Punkt zeigt Korrekturen.
# Stands in a corner of an editor that got the focus by keyboard.
files-tab-leads-on = Tab: nächster Teil der Seite. Nach dem Tippen rückt Tab ein.
# Stands there after something was typed.
files-tab-indents = Tab rückt ein. Esc, dann Tab: nächster Teil der Seite.
# Shows the card of the word at the cursor.
files-explain = Erklären
files-explain-keys = F1
# Puts a file into its usual shape.
files-format = Formatieren
files-format-keys = Umschalt + Alt + F
# Names the list of a file's stages and instructions.
files-outline = Gliederung
# $index (Number)
files-stage = Stage { $index }
# $index (Number)
# $name (Text)
files-named-stage = Stage { $index }: { $name }

files-new-file = Neue Datei
files-new-name = Name der neuen Datei
files-other-name = Neuer Name von { $path }
files-name-taken = Es gibt schon eine Datei namens { $path }.
files-menu = Aktionen für { $path }
files-rename = Umbenennen
files-rename-keys = F2
files-make-executable = Ausführbar machen
files-make-not-executable = Nicht ausführbar machen
# Says of a file that it may be executed.
files-executable = ausführbar
files-delete = Löschen
files-delete-question = { $path } löschen?
    .detail = Builds und Images, die damit entstanden sind, bleiben, wie sie sind.
# Deletes nothing.
files-keep = Behalten
files-deleted = { $path } wurde gelöscht.
files-replaced = { $path } wurde durch die abgelegte Datei ersetzt.
# Takes back what was said to have been done.
files-undo = Rückgängig
# Closes a remark.
files-dismiss = Schließen
files-download = Alle Dateien herunterladen
files-one-editor = Alle Dateien in einem Editor
files-two-editors = Dockerfile in eigenem Editor
# Names the menu of all files; its button shows the shorter word.
files-workspace-menu = Dateimenü
files-all-files = Dateien
# Says beside a file's name that it was changed since the last build.
files-changed = geändert
# Says beside a file's name that the server did not take it.
files-not-saved = nicht gespeichert
# Says beside a file's name that it was changed here and elsewhere.
files-conflict = zwei Fassungen
# Describes a tab: executable, changed.
# $remarks (List)
files-described = { $remarks }

# The editor's own words: for finding and replacing, and for folding.
files-find = Suchen
files-replace-with = Ersetzen durch
files-find-next = Nächster
files-find-previous = Voriger
files-select-all = Alle auswählen
files-match-case = Groß-/Kleinschreibung
files-regular-expression = regulärer Ausdruck
files-whole-words = ganze Wörter
files-replace = Ersetzen
files-replace-all = Alle ersetzen
files-close-search = Schließen
files-current-match = aktueller Treffer
files-on-line = in Zeile
files-replaced-on-line = Treffer in Zeile { $line } ersetzt
files-replaced-matches = { $count } Treffer ersetzt
files-go-to-line = Gehe zu Zeile
files-go = Los
files-suggestions = Vorschläge
files-fold = Einklappen
files-unfold = Ausklappen
files-folded-code = eingeklappte Zeilen
files-unfold-code = Ausklappen
# Between the numbers of the first and the last line that were folded.
files-folded-to = bis
files-lines-folded = Eingeklappte Zeilen
files-lines-unfolded = Ausgeklappte Zeilen
files-selection-deleted = Auswahl gelöscht
files-quick-fixes = Korrekturen
files-nothing-to-fix = In dieser Zeile lässt sich nichts automatisch korrigieren.
files-new-name-of-symbol = Neuer Name
files-control-character = Steuerzeichen
