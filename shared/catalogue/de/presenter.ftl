### Presenter mode: what changed and what it cost, as one sentence that a room can read.
### Made from en/presenter.ftl with the digest ebfb0e791f60510f

presenter-label = Präsentationsmodus
presenter-open = Präsentationsmodus (F9)

## The sentence: what was changed, and what that costs.

# $change (Message)
# $cost (Message)
presenter-title = { $change }, { $cost }
# $cost (Message)
presenter-before-the-build = Vor dem Build: { $cost }
# $cost (Message)
presenter-no-layer-changed = Kein Layer geändert, { $cost }

presenter-all-will-be-reused = alles wird wiederverwendet
presenter-not-told-before = welche Schritte ausgeführt werden, ist nicht vorhersagbar
# $layers (Number)
presenter-will-run = { $layers ->
        [one] { $layers } Layer wird ausgeführt
       *[other] { $layers } Layer werden ausgeführt
    }
# $layers (Number)
presenter-at-least-will-run = { $layers ->
        [one] mindestens { $layers } Layer wird ausgeführt
       *[other] mindestens { $layers } Layer werden ausgeführt
    }
presenter-all-was-reused = alles wurde wiederverwendet
# $layers (Number)
presenter-ran = { $layers ->
        [one] { $layers } Layer wurde ausgeführt
       *[other] { $layers } Layer wurden ausgeführt
    }

presenter-without-cache = Ohne Cache
presenter-first-build = Erster Build
# $lines (Number)
presenter-lines-changed = { $lines ->
        [one] { $lines } Zeile geändert
       *[other] { $lines } Zeilen geändert
    }
# $files (Number)
presenter-files-changed = { $files ->
        [one] { $files } Datei geändert
       *[other] { $files } Dateien geändert
    }
# $arguments (Number)
presenter-arguments-changed = { $arguments ->
        [one] { $arguments } Build-Argument geändert
       *[other] { $arguments } Build-Argumente geändert
    }
presenter-base-changed = Basis-Image geändert
# $changes (Number)
presenter-changes = { $changes ->
        [one] { $changes } Änderung
       *[other] { $changes } Änderungen
    }

## What stands below it.

# $build (Number)
presenter-build = Build { $build }
# $build (Number)
presenter-step-as-predicted = Build { $build } · wie vorhergesagt
# $build (Number)
# $steps (Number)
presenter-all-as-predicted = Build { $build } · alle { $steps } Schritte wie vorhergesagt
# $build (Number)
# $agreed (Number)
# $steps (Number)
presenter-some-as-predicted = Build { $build } · { $agreed } von { $steps } Schritten wie vorhergesagt
# $build (Number)
# $detail (Message)
presenter-before-build = Vor Build { $build } · { $detail }
# $detail (Message)
presenter-next-build = Nächster Build · { $detail }
# $number (Number)
presenter-stage = Stage { $number }
# $number (Number)
presenter-named-stage = Stage { $number }: { $name }

## The lines of code above the layers.

# $line (Number)
presenter-line-changed = Zeile { $line } geändert
# $first (Number)
# $last (Number)
presenter-code-lines-changed = Zeilen { $first } bis { $last } geändert
# $line (Number)
presenter-at-line = bei Zeile { $line }

## The keys, as they are written on a keyboard, and what each does.

presenter-key-space = Leertaste
presenter-key-escape = Esc
presenter-go-on = weiter
presenter-start-build = bauen
presenter-compare = vergleichen
presenter-leave = verlassen
presenter-edit = bearbeiten
presenter-line = Zeile
presenter-code-size = Codegröße
presenter-smaller-code = Code kleiner
presenter-larger-code = Code größer
presenter-key-enter = Enter
presenter-key-control-enter = Strg + Enter
presenter-leave-code = zurück zu den Layern

presenter-phases = Phasen
presenter-predicted = vorhergesagt
presenter-building = wird gebaut
presenter-proven = bestätigt
presenter-failed = fehlgeschlagen
presenter-cancelled = abgebrochen
