### Both logs.
### Made from en/log.ftl with the digest 955d82b1edcf775e

log-build-log = Build-Log
log-container-log = Container-Log
log-no-build = Noch wurde nichts gebaut. Hier erscheint, was jede Zeile des Dockerfiles ausgibt.
log-no-build-lines = Dieser Build hat noch nichts ausgegeben.
log-no-container = Noch lief kein Container. Hier erscheint, was die App ausgibt.
log-no-container-lines = Der Container hat noch nichts ausgegeben.
# Names the line of the Dockerfile before the text of its instruction.
# $line (Number)
log-step = Zeile { $line }
log-reused = wiederverwendet
# $time (Time)
log-running = läuft seit { $time }
log-failed = fehlgeschlagen
# $time (Time)
log-failed-after = nach { $time } fehlgeschlagen
# $code (Number)
log-failed-with = fehlgeschlagen, Exit-Code { $code }
# $time (Time)
# $code (Number)
log-failed-after-with = nach { $time } fehlgeschlagen, Exit-Code { $code }
log-waiting = wartet
log-not-reached = nicht erreicht
log-not-needed = nicht gebraucht
# $count (Number)
log-lines-before = { $count ->
        [one] { $count } Zeile vor der Ursache
       *[other] { $count } Zeilen vor der Ursache
    }
# $count (Number)
log-lines-after = { $count ->
        [one] { $count } Zeile nach der Ursache
       *[other] { $count } Zeilen nach der Ursache
    }
# $size (Size)
log-cut = Hier fehlen { $size }: Das Log war länger als erlaubt; sein Anfang und sein Ende sind erhalten.
# $count (Number)
log-lost = { $count ->
        [one] { $count } ältere Zeile wird nicht mehr aufbewahrt.
       *[other] { $count } ältere Zeilen werden nicht mehr aufbewahrt.
    }
log-following = folgt der neuesten Zeile
log-follow = Folgen
log-folded = auf die Ursache eingeklappt
# $count (Number)
log-show-all = Alle { $count } Zeilen zeigen
log-fold = Nur die Ursache zeigen
log-search = Suchen
# $current (Number)
# $count (Number)
log-matches = { $current } von { $count }
log-no-match = kein Treffer
log-next = Nächster Treffer
log-previous = Voriger Treffer
log-copy-all = Alles kopieren
# $line (Number)
log-copy-step = Ausgabe von Zeile { $line } kopieren
log-copied = Kopiert
log-not-copied = Der Browser hat das Kopieren nicht erlaubt
