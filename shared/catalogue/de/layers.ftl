### The layers: headline, bars, timeline.
### Made from en/layers.ftl with the digest 4b071c10da058a84

layers-title = Layer
layers-list = Build-Schritte
layers-nothing-built = noch nichts gebaut
layers-chooser = Gezeigter Build
# $build (Number)
# $took (Time)
layers-build-succeeded = Build { $build } · { $took }
# $build (Number)
layers-build-failed = Build { $build } · fehlgeschlagen
# $build (Number)
layers-build-cancelled = Build { $build } · abgebrochen
# $build (Number)
layers-build-busy = Build { $build } · läuft
layers-newest = Zurück zum neuesten
layers-compare = Vergleichen
layers-compare-from = Ab hier vergleichen (A)
# $build (Number)
layers-compare-with = Mit Build { $build } vergleichen (A)
layers-compared = Zwei Builds im Vergleich

## The sentence on top, and what stands below it.

# $layers (Number)
layers-first = { $layers ->
        [one] Der erste Build erzeugt { $layers } Layer
       *[other] Der erste Build erzeugt { $layers } Layer
    }
layers-first-detail = Jeder Balken füllt sich, sobald seine Zeile fertig ist.
layers-no-instructions = Noch keine Anweisungen
layers-no-instructions-detail = Ein Dockerfile beginnt mit FROM und dem Image, auf dem es aufbaut.
layers-queued = In der Warteschlange
# $before (Number)
layers-queued-detail = { $before ->
        [0] Dieser Build ist als Nächster dran.
        [one] { $before } Build ist vorher dran.
       *[other] { $before } Builds sind vorher dran.
    }
# $line (Number)
layers-running = Build läuft: Zeile { $line }
layers-getting-ready = Build läuft: Vorbereitung
# $step (Number)
# $steps (Number)
layers-running-detail = Schritt { $step } von { $steps }.
# $build (Number)
# $ran (Number)
layers-succeeded = { $ran ->
        [0] Build { $build } hat alles wiederverwendet
        [one] Build { $build } hat { $ran } Layer ausgeführt
       *[other] Build { $build } hat { $ran } Layer ausgeführt
    }
# $reused (Number)
# $image (Size)
layers-succeeded-detail = { $reused ->
        [0] Nichts wurde wiederverwendet. Größe des Images: { $image }.
       *[other] { $reused } wiederverwendet. Größe des Images: { $image }.
    }
# $build (Number)
# $line (Number)
layers-stopped-at-line = Build { $build } scheiterte an Zeile { $line }
# $build (Number)
layers-failed = Build { $build } ist fehlgeschlagen
# $build (Number)
layers-cancelled = Build { $build } wurde abgebrochen
layers-no-image = Es ist kein Image entstanden.
# $earlier (Number)
layers-no-image-but-earlier = Es ist kein Image entstanden. Build { $earlier } ist noch da.

# A saved time stands before it, in large digits.
layers-saved = durch Wiederverwendung gespart
# A time that will be saved stands before it, in large digits.
layers-will-be-saved = werden gespart

## A bar.

# Stands before the number of a line, for who hears it.
layers-line = Zeile
# $line (Number)
layers-go-to-line = Zu Zeile { $line }
layers-no-line = Diese Anweisung wurde nach dem Build geändert
layers-not-built = noch nicht gebaut
layers-waiting = wartet
layers-runs = läuft
layers-reused = wiederverwendet
layers-ran = ausgeführt
layers-step-failed = fehlgeschlagen
layers-not-reached = nicht erreicht
layers-no-layer = kein Layer
# $build (Number)
layers-from-build = aus Build { $build }
layers-base-is-here = das Basis-Image liegt auf diesem Server
layers-from-cache = aus dem Cache
layers-stand-in = Ersatz aus { $made-of }
layers-changed-since = seitdem geändert
# $line (Number)
layers-waits-for-line = wartet auf Zeile { $line }
layers-waits = noch nicht an der Reihe
# $line (Number)
layers-line-has-to-succeed = zuerst muss Zeile { $line } gelingen
layers-step-has-to-succeed = zuerst muss ein früherer Schritt gelingen
layers-was-cancelled = der Build wurde abgebrochen
# $time (Time)
layers-cancelled-after = nach { $time } abgebrochen
layers-not-begun = der Build endete vorher
# $code (Number)
layers-exit-code = Exit-Code { $code }
layers-in-log = im Log ansehen
# $bytes (Message)
layers-downloading = Download: { $bytes }
layers-extracting = wird entpackt
# $bytes (Size)
layers-sending = bisher { $bytes }
# $time (Time)
layers-saved-time = { $time } gespart
# $time (Time)
# $size (Size)
layers-saved-time-and-size = { $time } gespart · { $size }
# $time (Time)
# $size (Size)
layers-time-and-size = { $time } · { $size }
# $state (Message)
# $time (Time)
layers-state-and-time = { $state }, { $time }
# Two things that are said of one step.
# $one (Message)
# $other (Message)
layers-and-also = { $one } · { $other }

## What is expected.

layers-not-needed = nicht gebraucht
layers-will-reuse = im Cache
layers-will-run = muss laufen
layers-unknown = unbekannt
# $expected (Message)
# $why (Message)
layers-expected-because = { $expected }: { $why }
layers-as-predicted = wie vorhergesagt

## A Dockerfile that cannot be built.

# The word of a bar.
layers-cannot-build = nicht baubar
layers-cannot-be-built = Build nicht möglich
# $line (Number)
layers-cannot-be-built-at = Build nicht möglich: Zeile { $line }
# $line (Number)
layers-once-readable = sobald Zeile { $line } lesbar ist
# $line (Number)
layers-line-first = zuerst muss Zeile { $line } lesbar sein
layers-file-first = zuerst muss das Dockerfile korrigiert werden
layers-nothing-sent = Docker liest erst die ganze Datei, bevor es anfängt. Deshalb wird keine ihrer Zeilen ausgeführt.
layers-no-estimate = keine Schätzung
# $expected (Message)
# $why (Message)
layers-missed = vorhergesagt: { $expected }, { $why }
# $agreed (Number)
# $of (Number)
layers-proof = { $agreed } von { $of } wie vorhergesagt.
# $unknown (Number)
layers-not-told-before = { $unknown ->
        [one] { $unknown } war nicht vorhersagbar.
       *[other] { $unknown } waren nicht vorhersagbar.
    }
# $layers (Number)
layers-first-run = { $layers ->
        [one] Der erste Build wird { $layers } Layer ausführen
       *[other] Der erste Build wird { $layers } Layer ausführen
    }
# $run (Number)
layers-next = { $run ->
        [0] Der nächste Build wird alles wiederverwenden
        [one] Der nächste Build wird { $run } Layer ausführen
       *[other] Der nächste Build wird { $run } Layer ausführen
    }
# $reused (Number)
layers-next-reused = { $reused ->
        [0] Nichts wird wiederverwendet.
        [one] { $reused } wird wiederverwendet.
       *[other] { $reused } werden wiederverwendet.
    }
# $unknown (Number)
layers-next-unknown = { $unknown ->
        [one] { $unknown } ist nicht vorhersagbar.
       *[other] { $unknown } sind nicht vorhersagbar.
    }
layers-next-build = Nächster Build
# $time (Time)
layers-about = etwa { $time }
# $time (Time)
layers-saves = spart { $time }

## What if a file changes.

layers-what-if = Was wäre bei einer Änderung?
# Stands on top of the layers as they would be.
# $layers (Number)
layers-if-changed = { $layers ->
        [0] Ändert sich { $path }, wird kein Layer ausgeführt
        [one] Ändert sich { $path }, wird { $layers } Layer ausgeführt
       *[other] Ändert sich { $path }, werden { $layers } Layer ausgeführt
    }
layers-what-if-nothing = { $path }: keine Zeile wird ausgeführt
# $line (Number)
layers-what-if-line = { $path }: Zeile { $line } wird ausgeführt
# $lines (List)
# $last (Number)
layers-what-if-lines = { $path }: Zeilen { $lines } und { $last } werden ausgeführt
# $upper (Number)
# $lower (Number)
# $time (Time)
layers-swap = Stünde Zeile { $lower } über Zeile { $upper }, würde das bei jeder Änderung von { $path } { $time } sparen.

## The timeline.

# $build (Number)
layers-timeline = Build { $build }
layers-next-timeline = Nächster Build, geschätzt
# $time (Time)
# $without (Time)
layers-instead = { $time } statt { $without }
# $time (Time)
layers-segment = { $instruction }, { $time }
layers-reused-ghost = { $instruction }, wiederverwendet
layers-will-reuse-ghost = { $instruction }, wird wiederverwendet
# $lanes (Number)
layers-timeline-label = { $lanes ->
        [0] Zeit je Schritt
        [1] Zeit je Schritt
       *[other] Zeit je Schritt, bis zu { $lanes } gleichzeitig
    }
