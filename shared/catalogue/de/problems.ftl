### The list of problems, and what the page and the editor show about one.
### Made from en/problems.ftl with the digest a423e9f84aa1d075

problems-title = Probleme
problems-error = Fehler
problems-warning = Warnung
problems-hint = Hinweis
# $count (Number)
problems-count = { $count ->
        [one] { $count } Problem
       *[other] { $count } Probleme
    }
# $count (Number)
problems-errors = { $count ->
        [one] { $count } Fehler
       *[other] { $count } Fehler
    }
# $count (Number)
problems-warnings = { $count ->
        [one] { $count } Warnung
       *[other] { $count } Warnungen
    }
# $count (Number)
problems-hints = { $count ->
        [one] { $count } Hinweis
       *[other] { $count } Hinweise
    }
problems-filter = Welche Probleme
problems-file = Datei
problems-all-files = Alle Dateien
problems-text = In Problemen suchen
# $line (Number)
problems-place = { $path }, Zeile { $line }
problems-not-read = Die Dateien werden gerade gelesen.
problems-none = In den Dateien wurden keine Probleme gefunden.
problems-none-here = Kein Problem passt zum Filter.
# $count (Number)
problems-more = { $count ->
        [one] { $count } weiteres Problem wird nicht gezeigt; ein engerer Filter bringt es zum Vorschein.
       *[other] { $count } weitere Probleme werden nicht gezeigt; ein engerer Filter bringt sie zum Vorschein.
    }
problems-explain = { $rule } erklären
problems-example = Statt
problems-better = Besser
problems-reference = Mehr: { $reference }
# $line (Number)
# $message (Message)
problems-summary = { $path }, Zeile { $line }: { $message }
# $line (Number)
# $message (Message)
problems-at-line = Zeile { $line }: { $message }
problems-show-all = Alle zeigen
