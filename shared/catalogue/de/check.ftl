### What `drydock check` says on a terminal.
### Made from en/check.ftl with the digest 111922fe3e2656f8

check-error = Fehler
check-warning = Warnung
check-info = Info
check-help = Hilfe
# $files (Number)
check-fine = In { $files ->
        [one] { $files } Datei
       *[other] { $files } Dateien
    } ist alles in Ordnung.
# $errors (Number)
# $warnings (Number)
# $infos (Number)
check-summary = { $errors ->
        [one] { $errors } Fehler
       *[other] { $errors } Fehler
    }, { $warnings ->
        [one] { $warnings } Warnung
       *[other] { $warnings } Warnungen
    }, { $infos ->
        [one] { $infos } Anmerkung
       *[other] { $infos } Anmerkungen
    }.
# $encoding is a name such as UTF-16 LE.
check-encoding = Diese Datei ist in { $encoding } gespeichert. Hier wurde sie gelesen, aber Docker und Python lesen nur UTF-8: Speichere die Datei in UTF-8.
check-encoding-of-list = Diese Datei ist in { $encoding } gespeichert. pip liest das, andere Programme vielleicht nicht: Speichere die Datei in UTF-8.
check-marked-script = Vor den Zeichen #! dieses Skripts steht eine Byte-Reihenfolge-Marke (BOM), sodass der Kernel das Programm dafür nicht findet. Speichere die Datei in UTF-8 ohne BOM.
check-not-text = Dies ist keine Textdatei.
check-other-encoding = Diese Zeile ist nicht in UTF-8. Speichere die Datei in UTF-8.
check-nothing = In { $folder } gibt es weder ein Dockerfile noch eine .dockerignore, eine Python-Datei oder eine requirements.txt.
# $path (Text)
# $why (Text)
check-unreadable = { $path } kann nicht gelesen werden: { $why }.
# $folder (Text)
# $limit (Number)
check-too-many = { $folder } hat mehr als { $limit } Dateien. Gib den Ordner des Build-Kontexts selbst an.
