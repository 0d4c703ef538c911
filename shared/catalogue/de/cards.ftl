### What the cards of the editor say of the words of a Dockerfile. Code stands between backticks.
### Made from en/cards.ftl with the digest c6bec64fface7cc2

## Instructions.

cards-instruction-add = Kopiert Dateien wie `COPY` ins Image, nimmt aber auch URLs und Git-Repositorys und entpackt lokale tar-Archive. Für gewöhnliche Dateien ist `COPY` die bessere Wahl.
cards-instruction-arg = Deklariert eine Variable für den Build, die `--build-arg NAME=Wert` setzt. Sie gilt bis zum Ende ihrer Stage und fehlt im laufenden Container. Vor dem ersten `FROM` deklariert, ist sie nur in `FROM`-Zeilen verfügbar; eine Stage muss `ARG NAME` wiederholen, um sie zu sehen.
cards-instruction-cmd = Was ein Container dieses Images ausführt, wenn `docker run` keinen anderen Befehl nennt; neben einem `ENTRYPOINT` dessen Standardargumente. In einer Stage zählt nur das letzte `CMD`. Die JSON-Form startet das Programm direkt, ohne Shell, sodass es das Stoppsignal erhält.
cards-instruction-copy = Kopiert Dateien aus dem Build-Kontext oder mit `--from` aus einer anderen Stage oder einem Image. Was die Ignore-Datei (`.dockerignore`) ausschließt, ist nicht dabei. Der Layer wird wiederverwendet, solange Inhalt, Namen und Ausführungsbits der Dateien gleich bleiben.
cards-instruction-entrypoint = Das Programm, das jeder Container dieses Images ausführt. Ihm wird übergeben, was bei `docker run` hinter dem Namen des Images steht, und sonst `CMD`. In der Shell-Form erhält es keines von beiden.
cards-instruction-env = Setzt Umgebungsvariablen für die Anweisungen darunter und für jeden Container des Images. Ändert sich ein Wert, wird jedes spätere `RUN` der Stage erneut ausgeführt. Nichts für Geheimnisse: Wer das Image hat, kann sie lesen.
cards-instruction-expose = Vermerkt, auf welchen Ports die App lauscht, über TCP, wenn kein `/udp` folgt. Für sich allein öffnet die Anweisung nichts: Das tut erst `docker run -p 8000:5000`, und `-P` veröffentlicht alle vermerkten Ports.
cards-instruction-from = Beginnt eine Stage mit einem Basis-Image, einer früheren Stage oder nichts (`scratch`). Eine Datei darf mehrere haben; die letzte wird zum Image, wenn `--target` keine andere nennt.
cards-instruction-healthcheck = Ein Befehl, den Docker ab und zu im Container ausführt: Exit-Code 0 heißt gesund, 1 heißt ungesund. `NONE` schaltet den des Basis-Images ab. In einer Stage zählt nur der letzte.
cards-instruction-label = Fügt Angaben über das Image hinzu, die `docker inspect` anzeigt. Erzeugt keinen Layer und macht im Cache nichts ungültig.
cards-instruction-maintainer = Der Autor des Images. Veraltet: besser `LABEL org.opencontainers.image.authors=…` schreiben.
cards-instruction-onbuild = Hebt eine Anweisung für später auf: Sie wird ausgeführt, wenn ein anderer Build mit `FROM` auf diesem Image aufbaut, gleich nach diesem `FROM`.
cards-instruction-run = Führt beim Bauen einen Befehl aus und behält seine Änderungen als Layer. Der Layer wird wiederverwendet, solange der Text des Befehls, die gültigen Variablen und alles darüber gleich bleiben; Dateien, die der Befehl aus dem Netzwerk holt, zählen nicht.
cards-instruction-shell = Die Shell für die Shell-Formen von `RUN`, `CMD` und `ENTRYPOINT` darunter; immer ein JSON-Array. Ohne diese Anweisung ist es `/bin/sh -c`.
cards-instruction-stopsignal = Das Signal, das `docker stop` sendet, als Name oder Nummer; ohne diese Anweisung ist es SIGTERM.
cards-instruction-user = Der Benutzer für `RUN`, `CMD` und `ENTRYPOINT` darunter und für den Container. Ohne diese Anweisung ist es root.
cards-instruction-volume = Hält einen Ordner aus dem Layer des Containers heraus: Jeder Container bekommt dort ein Volume. Dateien, die spätere Schritte des Builds dorthin schreiben, können verloren gehen.
cards-instruction-workdir = Der Ordner, in dem die Anweisungen darunter und der Container arbeiten; der Build legt ihn an, wenn er fehlt. Ein relativer Pfad setzt das `WORKDIR` darüber fort.

## Flags.

cards-flag-chown = Eigentümer der neuen Dateien, als Name oder Nummer. Ohne diese Option gehören sie root (0:0).
cards-flag-chmod = Berechtigungen der neuen Dateien, als Zahl oder in der Form `u=rwX,go=rX`.
cards-flag-link = Legt die Dateien in einen eigenen Layer, der nicht von den Layern davor abhängt und daher auch dann wiederverwendet wird, wenn diese sich ändern.
cards-flag-exclude = Lässt Dateien weg, die zum Muster passen, geschrieben wie in .dockerignore. Darf mehrmals angegeben werden.
cards-flag-checksum = Der Digest, den eine heruntergeladene Datei haben muss; bei einem anderen schlägt der Build fehl.
cards-flag-keep-git-dir = Behält den Ordner `.git` einer Git-Quelle.
cards-flag-unpack = Sagt, ob Archive entpackt werden. Ohne diese Option bleiben heruntergeladene Archive gepackt.
cards-flag-from = Nimmt die Dateien aus einer Stage dieser Datei (nach Name oder Nummer) oder aus einem Image.
cards-flag-parents = Behält die Ordner der Quellen unterhalb des Ziels bei.
cards-flag-platform = Welche Variante eines Multi-Plattform-Images genommen wird. `$BUILDPLATFORM` ist die Maschine, die baut, `$TARGETPLATFORM` die Plattform, für die gebaut wird.
cards-flag-interval = Zeit zwischen zwei Prüfungen (Standard: 30s).
cards-flag-retries = Wie viele Fehlschläge hintereinander den Container ungesund machen (Standard: 3).
cards-flag-start-interval = Zeit zwischen zwei Prüfungen während der Startphase (Standard: 5s).
cards-flag-start-period = Zeit zum Starten, in der Fehlschläge nicht zählen (Standard: 0s).
cards-flag-timeout = Eine Prüfung, die länger dauert, gilt als fehlgeschlagen (Standard: 30s).
cards-flag-mount = Bindet etwas nur für diesen Befehl ein: `cache` (bleibt zwischen Builds erhalten), `bind`, `secret`, `ssh` oder `tmpfs`.
cards-flag-network = Das Netzwerk dieses Befehls: `default`, `none` oder `host`.
cards-flag-security = `insecure` führt den Befehl ohne Sandbox aus; der Builder muss das erlauben.
cards-flag-device = Gibt dem Befehl Zugriff auf ein Gerät des Builders.

## Directives at the top of a file.

cards-directive-syntax = Nennt das Image des Frontends, das diese Datei liest, und damit die Version der Dockerfile-Sprache.
cards-directive-escape = Legt das Zeichen fest, das das nächste maskiert und eine Anweisung in der nächsten Zeile weitergehen lässt: `\` (der Standard) oder ein Backtick, praktisch, wo Pfade mit `\` geschrieben werden.
cards-directive-check = Sagt, welche Build-Prüfungen entfallen und ob die übrigen den Build abbrechen.

## Parts of an image's tag.

cards-tag-latest = `latest` ist nur ein Name für das Image, das der Herausgeber zuletzt gepusht hat. Morgen kann es schon ein anderes Image sein.
cards-tag-alpine = Alpine Linux: etwa 5 MB, musl statt glibc, Pakete mit `apk`. Python-Pakete mit C-Code müssen womöglich kompiliert werden.
cards-tag-slim = Debian nur mit dem, was zum Ausführen nötig ist: kein Compiler, wenige Werkzeuge. Klein, und fertig kompilierte Python-Pakete funktionieren.
cards-tag-trixie = Debian 13.
cards-tag-bookworm = Debian 12.
cards-tag-bullseye = Debian 11.
cards-tag-buster = Debian 10, das keine Updates mehr bekommt.
cards-tag-stretch = Debian 9, das keine Updates mehr bekommt.
cards-tag-noble = Ubuntu 24.04.
cards-tag-jammy = Ubuntu 22.04.
cards-tag-focal = Ubuntu 20.04, dessen kostenloser Support abgelaufen ist.
cards-tag-windowsservercore = Windows Server Core: läuft nur unter Windows.
cards-tag-nanoserver = Windows Nano Server: läuft nur unter Windows.
cards-tag-distroless = Nichts als das Programm und seine Bibliotheken: keine Shell, kein Paketmanager.
cards-tag-nonroot = Läuft als ein Benutzer, der nicht root ist.
cards-tag-debug = Mit einer zusätzlichen Shell, um sich darin umzusehen.
cards-tag-lts = Die Version mit Langzeit-Support; im Lauf der Zeit wird daraus eine neuere.
cards-tag-stable = Die stabile Reihe des Herausgebers; im Lauf der Zeit wird daraus eine neuere.
cards-tag-edge = Der neueste Stand, noch bevor er stabil heißt.
cards-tag-rc = Ein Release Candidate: noch nicht endgültig.
cards-tag-onbuild = Enthält `ONBUILD`-Anweisungen, die in deinem Build ausgeführt werden.

## Variables that BuildKit sets.

cards-variable-all-proxy = Ein Proxy für alles, aus `--build-arg`; nie Teil des Images oder des Caches.
cards-variable-as = Wie `{ $name }`.
cards-variable-ftp-proxy = Ein Proxy für FTP, aus `--build-arg`; nie Teil des Images oder des Caches.
cards-variable-http-proxy = Ein Proxy für HTTP, aus `--build-arg`; nie Teil des Images oder des Caches.
cards-variable-https-proxy = Ein Proxy für HTTPS, aus `--build-arg`; nie Teil des Images oder des Caches.
cards-variable-no-proxy = Hosts, die ohne Proxy erreicht werden, aus `--build-arg`.
cards-variable-targetplatform = Die Plattform, für die gebaut wird, etwa `linux/amd64`. Eine Stage deklariert sie mit `ARG TARGETPLATFORM`.
cards-variable-targetos = Das System, für das gebaut wird, etwa `linux`. Eine Stage deklariert es mit `ARG TARGETOS`.
cards-variable-targetarch = Der Prozessor, für den gebaut wird, etwa `amd64`. Eine Stage deklariert ihn mit `ARG TARGETARCH`.
cards-variable-targetvariant = Die Variante dieses Prozessors, etwa `v7`; oft leer. Eine Stage deklariert sie mit `ARG TARGETVARIANT`.
cards-variable-buildplatform = Die Maschine, die baut, etwa `linux/amd64`. Eine Stage deklariert sie mit `ARG BUILDPLATFORM`.
cards-variable-buildos = Das System, das baut. Eine Stage deklariert es mit `ARG BUILDOS`.
cards-variable-buildarch = Der Prozessor, der baut. Eine Stage deklariert ihn mit `ARG BUILDARCH`.
cards-variable-buildvariant = Die Variante des Prozessors, der baut. Eine Stage deklariert sie mit `ARG BUILDVARIANT`.

## A variable of the file.

# $line (Number)
cards-variable-set = In Zeile { $line } durch `{ $instruction }` gesetzt.
# $line (Number)
cards-variable-declared = In Zeile { $line } durch `{ $instruction }` deklariert; den Wert gibt ihr der Build.
cards-variable-build-arg = `--build-arg` kann einen anderen Wert setzen.
cards-variable-of-shell = In dieser Datei nicht gesetzt: eine Variable der Shell oder des Basis-Images.
cards-variable-not-set = In dieser Stage über dieser Zeile nicht gesetzt: An ihrer Stelle wird nichts eingesetzt.

## Here-documents and stages.

cards-heredoc = Ein Heredoc: die Zeilen darunter bis zu einer Zeile, in der nur `{ $delimiter }` steht.
cards-heredoc-expands = Variablen darin werden ersetzt; Anführungszeichen um die Endmarke würden das abschalten.
cards-heredoc-quoted = Variablen darin bleiben, wie sie sind, weil die Endmarke in Anführungszeichen steht.
cards-heredoc-tabs = Tabulatoren am Anfang der Zeilen fallen weg.
cards-stage = Stage { $name }
# $line (Number)
# $base (Message)
# $count (Number)
cards-stage-about = { $count ->
        [one] Beginnt in Zeile { $line } und baut auf { $base } auf; auf das `FROM` folgt { $count } Anweisung.
       *[other] Beginnt in Zeile { $line } und baut auf { $base } auf; auf das `FROM` folgen { $count } Anweisungen.
    }
# What a stage is based on.
cards-base-image = dem Image `{ $image }`
cards-base-stage = der Stage `{ $name }`
# $number (Number)
cards-base-stage-number = Stage { $number }
cards-base-scratch = nichts (`scratch`)

## Images.

cards-image-scratch = Nichts: ein leeres Dateisystem, für Programme, die keine weitere Datei brauchen.
cards-image = Die Stage beginnt mit dem Image `{ $image }`.
cards-image-digest = Der Digest legt es fest: dieselben Bytes in jedem Build.
cards-image-no-tag = Ohne Tag gilt `latest`, und das kann morgen schon ein anderes Image sein; besser eine Version nennen.
# $meaning (Message)
cards-image-part = `{ $part }`: { $meaning }
cards-image-exact-version = genau diese Version.
cards-image-newest-release = die neueste Ausgabe dieser Version.
cards-image-stand-in = Keine Registry antwortet, deshalb steht hier ein Ersatz-Image an seiner Stelle: { $parts }. Builds und Layer verhalten sich genauso. Versionen und Werkzeuge darin weichen ab.

## Ports, folders, signals and users.

cards-port = Port { $port }
cards-port-about = Die App lauscht im Container auf Port { $port }. `docker run -p 8000:{ $port }` macht sie von außen über Port 8000 erreichbar.
cards-folder = Ordner { $folder }
cards-folder-about = Ab hier gehen relative Pfade von `{ $folder }` aus: in `RUN`, `COPY`, `CMD` und im Container.
# $meaning (Message)
cards-signal = Signal { $number }: { $meaning }
cards-signal-hup = sagt, dass das Terminal weg ist; Server lesen daraufhin ihre Konfiguration neu ein.
cards-signal-int = was Strg+C sendet; Python löst KeyboardInterrupt aus.
cards-signal-quit = bittet das Programm, sich zu beenden; nginx und andere beantworten vorher noch offene Anfragen.
cards-signal-kill = Der Kernel beendet das Programm sofort; aufräumen kann es nicht mehr.
cards-signal-usr1 = Jedes Programm entscheidet selbst, wie es darauf reagiert.
cards-signal-term = bittet das Programm, sich zu beenden, und lässt ihm Zeit zum Aufräumen. `docker stop` sendet dieses Signal, wenn kein anderes festgelegt ist.
cards-signal-winch = Das Fenster hat sich geändert. Apache beendet sich bei diesem Signal geordnet.
cards-user = Benutzer { $user }
cards-user-root = Der Benutzer, der im Container alles darf.
cards-user-number = Der Benutzer mit der Nummer { $user }; er braucht im Image keinen Namen.
cards-user-name = Der Benutzer `{ $user }`, der in `/etc/passwd` des Images stehen muss: Ein Basis-Image bringt ihn mit, oder `RUN useradd { $user }` legt ihn an.
cards-user-group = Die Gruppe ist `{ $group }`.

## Which files COPY or ADD takes.

cards-takes-nothing = Nimmt nichts.
cards-takes-nothing-fits = Nimmt nichts: Keine Datei passt.
# $size (Message)
cards-takes-one = Nimmt `{ $path }`, { $size }.
# $count (Number)
# $size (Message)
# $names (Message)
cards-takes-many = Nimmt { $count } Dateien, { $size }: { $names }.
# $names (Message)
cards-keeps-out = `{ $file }` schließt { $names } aus.
cards-path = `{ $path }`
# $names (List)
# $last (Message)
cards-paths-and = { $names } und { $last }
# $names (List)
# $count (Number)
cards-paths-and-more = { $names } und { $count } weitere
cards-size-empty = leer
