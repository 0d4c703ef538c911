### Inside an image: its history, what each layer did, and a file of it.
### Made from en/inside.ftl with the digest acbc09de95eb75f3

# $build (Number)
inside-title = Im Image von Build { $build }
inside-look = Ins Image schauen
inside-close = Schließen
inside-loading = Das Image wird gelesen.
inside-history = Verlauf, von der Basis aufwärts
inside-shared = Basis, gemeinsam genutzt
# Stands for what made an entry where the image does not say it.
inside-no-history = das Image verrät nicht, wie dieser Layer entstanden ist
# $line (Number)
inside-line = Zeile { $line }
inside-no-layer = kein Layer
inside-files = Dateien des Layers
inside-filter = Dateien nach Namen filtern
# How many entries of all hold something in their path.
# $found (Number)
# $all (Number)
inside-found = { $found ->
        [0] Keiner von { $all } Einträgen hat „{ $matching }“ im Pfad.
        [one] { $found } von { $all } Einträgen hat „{ $matching }“ im Pfad.
       *[other] { $found } von { $all } Einträgen haben „{ $matching }“ im Pfad.
    }
# $added (Number)
# $changed (Number)
# $deleted (Number)
# $bytes (Size)
inside-totals = { $added } hinzugefügt, { $changed } geändert, { $deleted } gelöscht, { $bytes }.
# $bytes (Size)
inside-wasted-bytes = { $bytes } verschwendet: Ein späterer Layer überschreibt oder löscht sie.
inside-added = hinzugefügt
inside-changed = geändert
inside-deleted = gelöscht
inside-folder = Ordner
inside-link = Link
inside-hard-link = zweiter Name
inside-special = Spezialdatei
inside-leads-to = führt zu { $path }
inside-wasted = verschwendet
inside-cut = Der Layer hat mehr Einträge, als aufbewahrt werden.
# $shown (Size)
# $all (Size)
inside-text-cut = { $path }: die ersten { $shown } von { $all }
inside-no-text = { $path } ist kein Text.
