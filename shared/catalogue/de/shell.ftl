### Header, actions, problems and the tabs of the dock and of narrow screens.
### Made from en/shell.ftl with the digest 5ee5ab18708ab4d7

shell-brand = Drydock
# The page's name in the browser's tab.
shell-page-title = Drydock: Docker im Browser lernen
shell-language = Sprache
shell-language-missing = Die Texte dieser Sprache konnten nicht geladen werden. Prüfe die Verbindung und wähle die Sprache dann noch einmal.
shell-title = Python: Hallo Welt

shell-engine = Engine
shell-engine-unknown = Engine noch nicht bekannt
shell-engine-more = Mehr über Engine und Basis-Images
shell-engine-starting = Engine startet
shell-engine-starting-reason = Die Engine startet; das dauert ein paar Sekunden.
shell-engine-absent = keine Engine
# What the engine is: its version, and how it is kept apart from others.
# $version (Text)
# $isolation (Message)
shell-engine-ready = Docker { $version } · { $isolation }
shell-isolation-user-namespaces = User-Namespaces
shell-isolation-own-engine = eigene Engine
shell-preparing-image = { $image } wird vorbereitet
shell-image-pulling = { $image }: wird gepullt
shell-image-standing-in = { $image }: Ersatz-Image wird erstellt
# $image (Text)
# $size (Size)
shell-image-here = { $image }: vorhanden, { $size }
# $image (Text)
# $contents (Text)
# $size (Size)
shell-image-stand-in = { $image }: Ersatz aus { $contents }, { $size }
shell-image-missing = { $image }: fehlt ({ $detail })

shell-connection = Verbindung
shell-connecting = wird verbunden
shell-saved = online, gespeichert
shell-saving = wird gespeichert
shell-unsaved = online, nicht gespeichert
# $seconds (Number)
shell-lost = { $seconds ->
        [0] Verbindung getrennt, neuer Versuch
       *[other] Verbindung getrennt, neuer Versuch in { $seconds } s
    }
# The browser has no network; what is typed stays in the browser.
shell-offline = offline: bleibt hier gespeichert
shell-failed = keine Verbindung zum Server
shell-wrong-version = diese Seite und der Server passen nicht zusammen
shell-try-now = Jetzt versuchen
shell-page-is-old = Der Server hat eine neuere Seite.
shell-reload = Neu laden
shell-language-failed = Der Teil der Seite, der Dockerfiles liest, konnte nicht geladen werden; Probleme, Farben und Hilfe fehlen. Bauen funktioniert auch ohne ihn.
shell-python-failed = Der Teil der Seite, der Python liest, konnte nicht geladen werden; Routen und Hinweise zu Python-Dateien fehlen.
shell-try-again = Noch einmal versuchen
shell-crashed = Die Seite ist wegen eines eigenen Fehlers stehen geblieben. Gespeicherte Dateien sind sicher, und noch nicht gespeicherter Text bleibt in diesem Browser erhalten. Lade die Seite neu, um weiterzumachen.
shell-theme-system = Farben: wie das System
shell-theme-light = Farben: hell
shell-theme-dark = Farben: dunkel

# Name the lines between two panes, which can be moved.
shell-split-editors = Höhe des oberen Editors
shell-split-layers = Breite der Layer
shell-split-dock = Höhe der Ausgabe

shell-build = Bauen
shell-build-and-run = Bauen und starten
shell-build-key = Strg + Enter
shell-run-key = Strg + Umschalt + Enter
shell-cancel-build = Build abbrechen
shell-cancel-key = Esc
shell-run = Starten
shell-stop = Stoppen
shell-image = Image
    .hint = Wie das Image heißen soll, wie bei docker build -t
shell-port = Port des Containers
    .hint = Worauf die App in ihrem Container lauscht: die zweite Zahl bei docker run -p
shell-bad-port = Ein Port ist eine Zahl von 1 bis 65535.
# Stands before two commands of Docker.
shell-same-as = Entspricht
shell-copy-build = Build-Befehl kopieren
shell-copy-run = Startbefehl kopieren
# $line (Number)
shell-cannot-build-line = Build nicht möglich: Zeile { $line }
shell-cannot-build = Build nicht möglich
shell-options = Optionen
# $count (Number)
shell-options-set = { $count ->
        [0] Optionen des Builds
       *[other] Optionen des Builds, { $count } gesetzt
    }
shell-arguments = Build-Argumente
shell-no-arguments = Für ein ARG im Dockerfile erscheint hier ein Feld.
shell-dockerfile = Dockerfile
shell-context = Zu bauender Ordner (Kontext)
shell-target = Ziel-Stage (Target)
shell-last-stage = die letzte
shell-no-cache = Kein Cache: alles wird ausgeführt
# Names the sentence that leads a first visitor on.
shell-coach = Erste Schritte
# $number (Number)
shell-coach-step = { $number } von 4
shell-coach-build = Hier geht es los: das erste Image bauen und starten
# $line (Number)
shell-coach-change-line = Ändere jetzt den Text in Zeile { $line } von app.py
shell-coach-change = Ändere jetzt eine Zeile der App
shell-coach-predict = Sieh in den Layern nach, welche Zeilen der nächste Build ausführt
shell-coach-build-again = Baue und starte erneut: Hat die Vorhersage gestimmt?
shell-coach-next = Weiter
# Ends the first steps for good.
shell-coach-skip = Beenden
shell-progress = Fortschritt des Builds
shell-asking = wird gesendet
shell-cancelling = wird abgebrochen
shell-starting = startet
# $before (Number)
shell-in-line = { $before ->
        [0] als Nächstes dran
        [one] { $before } Build ist vorher dran
       *[other] { $before } Builds sind vorher dran
    }
# $time (Time)
shell-built-in = in { $time } gebaut
# $time (Time)
shell-failed-after = nach { $time } fehlgeschlagen
# $time (Time)
shell-cancelled-after = nach { $time } abgebrochen
shell-not-connected = „Bauen“ und „Starten“ brauchen die Verbindung zum Server.
shell-offline-build = Dieses Gerät ist offline. Was du tippst, bleibt hier erhalten; „Bauen“ und „Starten“ gehen weiter, wenn das Netzwerk wieder da ist.
shell-bad-image-name = Der Name eines Images besteht aus Kleinbuchstaben und Ziffern, mit . _ - / dazwischen, und vielleicht einem :tag.
# $path (Text) The Dockerfile's path.
shell-no-dockerfile = Zum Bauen wird die Datei { $path } gebraucht, und sie darf nicht leer sein.
# $path (Text) The folder's path.
shell-no-context = Zum Bauen wird eine Datei im Ordner { $path } gebraucht, dem Build-Kontext. Ein anderer Ordner lässt sich in den Optionen wählen.
shell-nothing-built = Baue zuerst das Image. „Starten“ startet einen Container aus dem Image.
shell-conflict-first = Wähle zuerst, welcher Text von { $path } bleiben soll.

shell-notices = Gut zu wissen
shell-conflict = { $path } wurde hier und in einem anderen Tab geändert. Beide Texte bleiben erhalten, bis du dich entscheidest.
# Names the lines in which both texts differ.
shell-both-texts = Beide Texte
shell-diff-key = − der andere Text, + deiner
# Says of a line, for who does not see its sign, which of the texts has it.
shell-only-mine = nur in deinem:
shell-only-theirs = nur im anderen:
shell-keep-mine = Meinen behalten
shell-take-theirs = Anderen nehmen
# $path (Text)
# $reason (Message)
shell-not-saved = { $path } ist nicht gespeichert. { $reason }
# Stands above the list of these files.
# $count (Number)
shell-many-not-saved = { $count ->
        [one] Eine Datei wurde nicht gespeichert
       *[other] { $count } Dateien wurden nicht gespeichert
    }
# $build (Number)
shell-files-of-build = Die Dateien sind jetzt die von Build { $build }.
shell-files-opened = Die geöffneten Dateien sind an ihrem Platz.
shell-files-as-at-first = Die Dateien sind jetzt die eines neuen Arbeitsbereichs.
shell-files-as-before = Die Dateien sind wieder wie vorher.
shell-undo = Rückgängig
shell-workspace-was-gone = Der Server hatte diesen Arbeitsbereich nicht mehr. Die Dateien sind jetzt in einem neuen Arbeitsbereich. Dessen Builds beginnen mit Build 1.
shell-dismiss = Ausblenden
shell-show-in-log = Im Log zeigen

shell-layers = Layer
shell-output = Ausgabe
# Lets a low window show the dock below the editors.
shell-open-output = Ausgabe öffnen
# Leaves only its tabs of the dock.
shell-fold-output = Ausgabe einklappen
shell-build-log = Build-Log
shell-container-log = Container-Log
shell-console = Konsole
shell-console-failed = Die Konsole konnte nicht geladen werden.
shell-maximise = Ganze Seite füllen
shell-split = App daneben
shell-app = App
shell-files = Dateien
shell-log = Log
shell-places = Teile der Seite
shell-no-container = noch kein Container
shell-container-starting = Container startet
shell-container-stopping = Container wird gestoppt
# The app has not answered yet, whatever the reason.
# $build (Number)
# $port (Number)
shell-container-waits = Container von Build { $build } läuft · Port { $port } antwortet noch nicht
# $build (Number)
# $port (Number)
shell-container-runs = Container von Build { $build } läuft · Port { $port }
# The image was not built here, so it has no build's number.
# $port (Number)
shell-image-runs = { $image } läuft · Port { $port }
shell-container-unpublished = läuft · kein Port veröffentlicht
shell-container-created = Container erstellt, nicht gestartet
# $code (Number)
shell-container-ended = beendet mit Exit-Code { $code }
