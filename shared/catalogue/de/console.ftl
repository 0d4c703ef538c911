### The console: what Drydock itself says of command lines. What Docker and sh say is no message.
### Made from en/console.ftl with the digest 497a4438950f7cad

## Shell

console-open-single-quotes = Ein einfaches Anführungszeichen ist offen. Tippe den Rest und schließe mit '.
console-open-double-quotes = Ein doppeltes Anführungszeichen ist offen. Tippe den Rest und schließe mit ".
console-open-backticks = Ein Befehl zwischen Backticks ist offen. Tippe den Rest und schließe mit einem Backtick.
console-open-substitution = Eine Befehlsersetzung ist offen. Tippe den Rest und schließe mit einer rechten runden Klammer.
console-open-parameter = Die geschweifte Klammer einer Variablen ist offen. Tippe den Rest und schließe mit einer rechten geschweiften Klammer.
console-open-here-document = Der Text geht weiter bis zu einer Zeile, in der nur { $delimiter } steht.
console-open-backslash = Der Backslash verbindet diese Zeile mit der nächsten. Tippe die nächste Zeile.
console-open-operator = Auf { $operator } muss ein Befehl folgen. Tippe den Befehl.
# $depth (Number)
console-too-deep = Die Ersetzungen sind mehr als { $depth }-mal ineinander verschachtelt. Schreibe den Befehl mit weniger.
# $size (Size)
console-too-long = Ein Befehl darf höchstens { $size } lang sein, und dieser ist länger oder steht für mehr. Schreibe den Text in eine Datei und verwende die Datei.

console-refused-background = Die Konsole führt einen Befehl nach dem anderen aus, deshalb wird & am Ende eines Befehls nicht unterstützt. Mit docker run -d läuft ein Container im Hintergrund.
console-refused-function = Die Konsole hat keine Funktionen. Tippe die Befehle der Funktion einen nach dem anderen.
console-refused-if = Die Konsole hat kein if. Schreibe && zwischen zwei Befehle: Der zweite Befehl wird ausgeführt, wenn der erste gelingt.
console-refused-loop = Die Konsole hat keine Schleifen, deshalb wird { $word } nicht unterstützt. Tippe den Befehl für jeden Wert einmal oder gib alle Werte einem einzigen Befehl.
console-refused-choice = Die Konsole hat keine Verzweigungen, deshalb wird { $word } nicht unterstützt. Tippe den Befehl, der passt.
console-refused-arithmetic = Die Konsole rechnet nicht, deshalb werden doppelte runde Klammern nicht unterstützt. Tippe die Zahl selbst.
console-refused-array = Die Konsole hat keine Arrays. Verwende für jeden Wert eine Variable.
console-refused-process-substitution = Die Konsole gibt die Ausgabe eines Befehls nicht als Datei an einen anderen weiter. Schreibe die Ausgabe mit > in eine Datei oder verwende eine Pipe.
console-refused-subshell = Die Konsole hat keine Subshells, deshalb werden runde Klammern um Befehle nicht unterstützt. Tippe die Befehle ohne die Klammern.
console-refused-group = Die Konsole hat keine Gruppen, deshalb werden geschweifte Klammern um Befehle nicht unterstützt. Tippe die Befehle ohne die Klammern.
console-refused-conditional = Die Konsole kennt keine doppelten eckigen Klammern. Verwende test oder einfache eckige Klammern.
console-refused-coprocess = Die Konsole führt einen Befehl nach dem anderen aus, deshalb wird coproc nicht unterstützt.
console-refused-descriptor = Die Konsole kann die Standardeingabe, die Standardausgabe (1) und die Standardfehlerausgabe (2) umleiten. Andere Deskriptoren kann sie weder umleiten noch schließen.
console-refused-exec = Die Konsole leitet ihre eigene Ein- und Ausgabe nicht um, deshalb wird exec mit einer Umleitung nicht unterstützt. Leite jeden Befehl einzeln um.
console-refused-expansion = Diese Form einer Variablen wird nicht unterstützt. Unterstützt werden die Formen mit :- - := = :+ + :? ? # ## % %% / und // sowie ein # vor dem Namen.

console-expansion-too-much = Die Wörter dieses Befehls werden zu lang oder sind zu aufwendig. Verwende weniger Dateien oder kürzere Werte.
# $size (Size)
console-too-many-variables = Alle Variablen zusammen dürfen höchstens { $size } groß sein. Entferne einige mit unset.

# $character is the character itself.
console-odd-curly-quote = { $character } ist ein typografisches Anführungszeichen, und sh kennt es nicht. Verwende { $replacement }.
console-odd-long-dash = { $character } ist ein Gedankenstrich, und damit beginnt keine Option. Verwende { $replacement }.
# $code is the number of the character, such as U+00A0.
console-odd-blank = Dieses Leerzeichen ({ $code }) trennt keine Wörter. Verwende ein gewöhnliches Leerzeichen.
console-odd-full-width = { $character } hat doppelte Breite, und sh kennt es nicht. Verwende { $replacement }.
console-odd-invisible = Hier steht ein unsichtbares Zeichen ({ $code }). Entferne es.

# $count (Number)
console-paste-prompts = { $count ->
    [one] Eine Eingabeaufforderung vor einem Befehl wurde weggelassen.
   *[other] { $count } Eingabeaufforderungen vor Befehlen wurden weggelassen.
}
# $count (Number)
console-paste-mended = { $count ->
    [one] Leerzeichen hinter einem Backslash am Zeilenende wurden weggelassen, damit der Backslash zwei Zeilen verbindet.
   *[other] Leerzeichen hinter { $count } Backslashes an Zeilenenden wurden weggelassen, damit jeder Backslash zwei Zeilen verbindet.
}
# $count (Number)
console-paste-without-prompt = { $count ->
    [one] Eine Zeile hat anders als die übrigen keine Eingabeaufforderung. Vielleicht ist sie eine Ausgabe und kein Befehl.
   *[other] { $count } Zeilen haben anders als die übrigen keine Eingabeaufforderung. Vielleicht sind sie Ausgaben und keine Befehle.
}

### What Drydock says in the console besides the words of the tools and of docker.

## Tools

console-tools-above-the-workspace = Dieser Ordner ist der Arbeitsbereich; darüber gibt es nichts.
# $limit (Size)
console-tools-output-is-cut = Die Ausgabe ist abgeschnitten: Ein Befehl der Konsole gibt höchstens { $limit } aus.
console-tools-pattern-takes-too-long = Das Muster braucht bei diesem Text zu lange. Suche in einer kleineren Datei oder verwende ein einfacheres Muster.
# $tool is the name of a command, $what an option or a word of it
console-tools-not-supported = { $tool } beherrscht { $what } in dieser Konsole nicht. In einem Container schon: docker run --rm -it alpine sh.
console-tools-basename = Der letzte Teil eines Pfads
console-tools-cat = Gibt Dateien aus
console-tools-chmod = Macht eine Datei ausführbar oder nicht ausführbar
console-tools-command = Sagt, woher ein Befehl kommt (command -v)
console-tools-cp = Kopiert Dateien und Ordner
console-tools-cut = Gibt Teile von Zeilen aus
console-tools-date = Gibt Datum und Uhrzeit aus
console-tools-diff = Zeigt, worin sich zwei Dateien unterscheiden
console-tools-dirname = Der Ordner eines Pfads
console-tools-echo = Gibt seine Wörter aus
console-tools-env = Gibt die exportierten Variablen aus
console-tools-false = Tut nichts und schlägt fehl
console-tools-find = Findet Dateien nach ihrem Namen
console-tools-grep = Gibt Zeilen aus, die zu einem Muster passen
console-tools-head = Gibt die ersten Zeilen aus
console-tools-hostname = Gibt den Namen der Maschine aus
console-tools-ls = Listet Dateien auf
console-tools-mkdir = Legt Ordner an
console-tools-mv = Verschiebt Dateien oder benennt sie um
console-tools-printenv = Gibt exportierte Variablen nach ihrem Namen aus
console-tools-printf = Gibt seine Wörter in einem Format aus
console-tools-pwd = Gibt das Arbeitsverzeichnis aus
console-tools-rm = Löscht Dateien und Ordner
console-tools-rmdir = Löscht leere Ordner
console-tools-sed = Ändert Textzeilen
console-tools-seq = Gibt Zahlen aus
console-tools-sort = Sortiert Zeilen
console-tools-tail = Gibt die letzten Zeilen aus
console-tools-tee = Gibt seine Eingabe aus und schreibt sie in Dateien
console-tools-touch = Legt leere Dateien an
console-tools-tr = Ersetzt oder löscht Zeichen
console-tools-true = Tut nichts und gelingt
console-tools-type = Sagt, was ein Befehl ist
console-tools-uname = Sagt, welches System das ist
console-tools-uniq = Gibt wiederholte Zeilen nur einmal aus
console-tools-wc = Zählt Zeilen, Wörter und Bytes
console-tools-which = Sagt, woher Befehle kommen
console-tools-whoami = Gibt den Namen des Benutzers aus

## Server
console-nested-too-deeply = Befehle rufen sich zu tief verschachtelt auf: Startet ein Skript sich selbst?
console-too-much-output = hier wurde mehr geschrieben, als eine Datei oder eine Pipe aufnehmen darf
console-not-text = { $path } wäre kein Text. Ein Arbeitsbereich enthält nur Textdateien.
# $limit (Number)
console-too-many-folders = ein Arbeitsbereich darf höchstens { $limit ->
        [one] { $limit } leeren Ordner
       *[other] { $limit } leere Ordner
    } haben
console-help = Diese Befehle funktionieren hier. docker --help listet die Befehle von docker auf, und der Name eines Befehls mit --help sagt mehr über ihn.
console-edit-what = Nenne eine Datei, zum Beispiel: vi app.py
console-edit-here = { $path } ist oben im Editor geöffnet; die Datei wird beim Tippen gespeichert.
console-no-keyboard = { $name } würde lesen, was hier getippt wird, aber die Konsole reicht das nicht weiter. Gib dem Befehl eine Datei oder verwende eine Pipe.
console-shell-in-shell = Das ist schon eine Shell. Nenne ein Skript, das ausgeführt werden soll, zum Beispiel: sh run.sh
console-runs-in-containers = { $name } läuft in Images und Containern, nicht hier: Schreibe es ins Dockerfile oder führe es mit docker exec oder docker run aus.
console-no-git = Git gibt es hier nicht. Die Dateien liegen oben im Editor.
console-no-compose = Docker Compose gibt es hier nicht. Baue und starte jeden Dienst mit docker build und docker run.
console-engine-broke = Die Engine hat keine brauchbare Antwort gegeben
# $limit (Size)
console-memory-limit = Ein Container darf hier höchstens { $limit } Arbeitsspeicher haben.
console-cpu-limit = Ein Container darf hier höchstens { $limit } CPUs verwenden.
console-tcp-only = Hier lassen sich nur TCP-Ports veröffentlichen, { $protocol } nicht.
console-no-other-registry = Images einer anderen Registry ({ $registry }) werden hier nicht unterstützt. Verwende einen Namen ohne Registry, zum Beispiel web oder user/web.
console-base-image-stays = { $name } ist ein Basis-Image, das sich alle Arbeitsbereiche dieses Servers teilen. Es lässt sich hier nicht entfernen.
console-no-all-tags = --all-tags wird nicht unterstützt: Nenne ein einzelnes Tag.
console-is-stand-in = { $name } ist auf diesem Server ein Ersatz-Image: ein Image, das Drydock aus Debian-Paketen gemacht hat, weil keine Registry erreichbar ist.
console-can-be-pulled = Auf diesem Server lassen sich pullen: { $names }.
console-no-build-call = --call und --check werden nicht unterstützt. Die Seite zeigt die Prüfungen des Dockerfiles schon beim Tippen.
console-no-build-flag = docker build unterstützt { $flag } hier nicht.
console-only-local-requests = Anfragen gehen nur an die Ports, die deine Container veröffentlichen, zum Beispiel: curl localhost:8000
# $port (Number)
console-nothing-listens = Der Container, der Port { $port } veröffentlicht, antwortet dort noch nicht. docker logs zeigt, was er gerade tut.
# $port (Number)
console-no-such-port = Kein laufender Container veröffentlicht Port { $port }. docker ps zeigt die veröffentlichten Ports.
console-user-name-length = Ein Benutzername hat 2 bis 30 Zeichen.
console-user-name-characters = Ein Benutzername besteht aus Kleinbuchstaben und Ziffern, dazwischen auch - oder _.
console-user-name-reserved = Dieser Benutzername ist für Images reserviert, die der Server bereitstellt. Wähle einen anderen.
console-user-name-taken = Der Benutzername { $name } gehört einem anderen Arbeitsbereich dieses Servers. Wähle einen anderen.
# $limit (Number)
console-too-many-user-names = Ein Arbeitsbereich kann höchstens { $limit ->
        [one] { $limit } Benutzernamen
       *[other] { $limit } Benutzernamen
    } belegen.
console-no-password = An der Registry dieses Servers als { $name } angemeldet. Sie verlangt kein Passwort und speichert keines.
console-log-in-first = Melde dich zuerst an, zum Beispiel: docker login -u my_name. Gib dem Image dann einen Namen, der damit beginnt, zum Beispiel: docker tag web my_name/web
console-not-your-name = Pushen lassen sich nur Namen, die mit dem Benutzernamen deiner Anmeldung beginnen, zum Beispiel: my_name/web
console-registry-turned-off = Dieser Server hat keine Registry: Sie wurde abgeschaltet.
console-registry-starting = Die Registry dieses Servers startet noch. Versuche es gleich noch einmal.
console-no-registry = Dieser Server hat keine Registry: { $reason }.
# $limit (Number)
console-too-many-registry-images = Ein Arbeitsbereich darf höchstens { $limit ->
        [one] { $limit } Image
       *[other] { $limit } Images
    } in der Registry dieses Servers haben.
console-is-seed = Drydock hat { $name } aus den Dateien des Tutorials gebaut; es ist nicht das Image dieses Namens auf Docker Hub.
console-format-too-much = Die Vorlage von --format ist zu lang, gibt zu viel aus, ist zu aufwendig oder definiert eigene Vorlagen. Verwende eine kürzere.
console-build-cache-stays = Der Build-Cache bleibt: Alle Arbeitsbereiche dieses Servers teilen ihn sich, und der Server hält ihn von selbst innerhalb seiner Grenze.
# $size (Size)
console-copy-too-large = Auf einmal lassen sich höchstens { $size } kopieren. Kopiere einen kleineren Ordner oder einzelne Dateien.

## Docker

# $command (Text)
console-docker-command = { $command } ist in Drydock nicht verfügbar.
# $flag (Text)
# $command (Text)
console-docker-flag = { $flag } von { $command } ist in Drydock nicht verfügbar.
console-docker-compose = docker compose ist in Drydock nicht verfügbar: Starte stattdessen jeden Dienst mit einem eigenen docker run.
console-docker-save = Images und Container lassen sich hier nicht in Archiven speichern oder daraus laden: Gib ein Image mit docker push und docker pull weiter.
console-docker-search = docker search fragt bei Docker Hub an, und das tut dieser Server nicht: docker images zeigt die Images, die hier sind.
console-docker-network = Eigene Netzwerke sind in Drydock nicht verfügbar: Veröffentliche mit -p einen Port, um einen Container zu erreichen.
console-docker-network-host = --network host ist nicht verfügbar, weil das Netzwerk des Servers allen gehört: Veröffentliche stattdessen mit -p einen Port.
console-docker-volume = Volumes sind in Drydock nicht verfügbar: Kopiere Dateien mit COPY ins Image oder mit docker cp in einen Container.
# $flag (Text)
console-docker-host-mount = { $flag } ist für Ordner des Servers nicht verfügbar, weil der Server allen gehört: Kopiere Dateien mit COPY ins Image oder mit docker cp in einen Container.
# $flag (Text)
console-docker-volumes-from = { $flag } ist in Drydock nicht verfügbar, weil es keine Volumes zum Teilen gibt: Kopiere Dateien mit docker cp.
console-docker-context = Andere Kontexte sind nicht verfügbar: Die Konsole verwendet immer die Engine dieses Arbeitsbereichs.
console-docker-host = Andere Engines sind nicht verfügbar: Die Konsole verwendet immer die Engine dieses Arbeitsbereichs.
console-docker-swarm = Swarm ist in Drydock nicht verfügbar: Starte einzelne Container mit docker run.
# $flag (Text)
console-docker-privileged = { $flag } ist nicht verfügbar, weil ein Container mit allen Rechten den Server übernehmen könnte.
# $flag (Text)
console-docker-api-socket = { $flag } ist nicht verfügbar, weil ein Container damit die Engine des Servers steuern könnte.
# $flag (Text)
console-docker-cap-add = { $flag } ist nicht verfügbar, weil ein Container mit mehr Rechten (Capabilities) über sich hinausgreifen könnte.
# $flag (Text)
console-docker-device = { $flag } ist nicht verfügbar, weil Geräte zum Server und damit allen gehören.
# $flag (Text)
console-docker-pid = { $flag } ist nicht verfügbar, weil ein Container, der die Namespaces des Servers teilt, sehen könnte, was anderen gehört.
# $flag (Text)
console-docker-ipc = { $flag } ist nicht verfügbar, weil der gemeinsame Speicher des Servers allen gehört.
# $flag (Text)
console-docker-security-opt = { $flag } ist nicht verfügbar, weil diese Einstellungen die Container verschiedener Menschen voneinander trennen.
# $flag (Text)
console-docker-userns = { $flag } ist nicht verfügbar, weil User-Namespaces die Container verschiedener Menschen voneinander trennen.
# $flag (Text)
console-docker-platform = { $flag } ist nicht verfügbar: Images werden für die Plattform des Servers gebaut und auf ihr gestartet.
console-docker-build-input = Ein Build aus der Standardeingabe ist nicht verfügbar: Der Build-Kontext ist ein Ordner des Arbeitsbereichs; beende den Befehl also mit einem Punkt.
# $context (Text)
console-docker-build-url = Ein Build aus { $context } ist nicht verfügbar: Der Build-Kontext ist ein Ordner des Arbeitsbereichs; beende den Befehl also mit einem Punkt.
# $kind (Text)
console-docker-inspect-type = Vom Typ { $kind } gibt es in Drydock nichts: docker inspect zeigt Container und Images.
# $most (Number)
console-docker-too-many-ports = Ein Befehl kann höchstens { $most } Ports nennen.

## Slips on a docker command line

console-slip-space-before-dot = Vor dem Punkt fehlt ein Leerzeichen: Der Punkt ist der Build-Kontext und muss ein eigenes Wort sein.
console-slip-dot = Am Ende fehlt der Build-Kontext: Ein Punkt steht für den Arbeitsbereich.
console-slip-no-image = Der Name des Images fehlt: Er steht nach den Optionen.
# $name (Text)
console-slip-dockerfile-name = Die Datei heißt { $name }: docker build liest eine Datei namens Dockerfile; benenne sie also um.
# $name (Text)
# $found (Text)
console-slip-dockerfile-flag = Eine Datei { $name } gibt es nicht, wohl aber { $found }.
# $port (Text)
# $free (Text)
console-slip-port-taken = Ein anderer Container verwendet Port { $port }: Stoppe diesen Container oder verwende Port { $free }.
# $name (Text)
console-slip-name-taken = Ein anderer Container heißt { $name }: Entferne zuerst diesen Container oder wähle einen anderen Namen.
# $name (Text)
# $found (Text)
console-slip-unknown-image = Ein Image { $name } gibt es nicht, wohl aber { $found }.
# $name (Text)
# $found (Text)
console-slip-unknown-container = Einen Container { $name } gibt es nicht, wohl aber { $found }.
# $name (Text)
console-slip-not-running = Der Container { $name } läuft nicht mehr: Starte ihn zuerst.
# $flag (Text)
console-slip-flag-after-image = Was auf das Image folgt, ist der Befehl des Containers: Optionen wie { $flag } stehen vor dem Image.
console-slip-shell = Das Image hat keine bash: Versuche es mit sh.
# $container (Text)
console-slip-image-in-use = Der Container { $container } wurde aus diesem Image erzeugt: Entferne zuerst den Container.
console-slip-quotes = Die Anführungszeichen machen aus mehreren Wörtern eines: Lass sie weg.
# $flag (Text)
console-slip-two-dashes = Eine lange Option beginnt mit zwei Bindestrichen: { $flag }.
# $wrong (Text)
# $found (Text)
console-slip-nearest = { $wrong } gibt es nicht: War { $found } gemeint?
