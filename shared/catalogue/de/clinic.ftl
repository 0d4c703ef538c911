### Why a container ended, a build step failed or an app does not answer: the cause, and what to do. Words of programs are arguments.
### Made from en/clinic.ftl with the digest d4188cd9fee438ea

## What a change does, as a button says it.

clinic-fix-add-line = { $text } in { $path } eintragen
clinic-fix-answer-yes = apt-get ohne Rückfrage fortfahren lassen
clinic-fix-apt-update = Vorher die Paketlisten holen
clinic-fix-blanks-around-equals = Leerzeichen um das = entfernen
clinic-fix-break-system-packages = pip erlauben, dieses Python zu ändern: --break-system-packages
clinic-fix-first-line = { $path } mit { $line } beginnen
clinic-fix-insert-line = Zeile einfügen: { $line }
clinic-fix-install-too = Auch { $text } installieren
clinic-fix-line-ends = Zeilenenden von { $path } auf LF umstellen
clinic-fix-remove-before-first-line = Entfernen, was vor der ersten Zeile von { $path } steht
clinic-fix-rename = { $path } in { $to } umbenennen
clinic-fix-spaces = { $path } nur mit Leerzeichen einrücken
clinic-fix-write = Zu { $path } ändern
clinic-fix-split-words = Jedes Wort als eigenen String schreiben

## The start.

clinic-carriage-return = Die Zeilen von { $path } enden wie unter Windows (CRLF). Der Container sucht deshalb ein Programm, dessen Name mit einem unsichtbaren Zeichen endet.
clinic-carriage-return-hint = Stelle die Zeilenenden der Datei auf LF um und baue dann erneut.
clinic-carriage-return-somewhere = Die Zeilen eines Skripts enden wie unter Windows (CRLF). Der Container sucht deshalb ein Programm, dessen Name mit einem unsichtbaren Zeichen endet.

clinic-exec-format = Der Container kann diese Datei nicht ausführen. Sie ist ein Programm für eine andere Art von Prozessor oder ein Skript ohne eine erste Zeile wie #!/bin/sh.
clinic-exec-format-hint = Prüfe, für welchen Prozessor die Datei oder das Basis-Image gemacht ist.
clinic-exec-format-no-first-line = Die erste Zeile von { $path } sagt nicht, welches Programm das Skript ausführt.
clinic-exec-format-no-first-line-hint = Beginne ein Shell-Skript mit der Zeile `#!/bin/sh`.
clinic-exec-format-before-first-line = Vor den Zeichen #! von { $path } steht noch etwas, zum Beispiel eine leere Zeile. Die Zeichen #! müssen die ersten beiden der Datei sein.

clinic-start-words-one-string = { $keyword } nennt ein einziges Programm namens „{ $program }“, mit den Leerzeichen im Namen.
clinic-start-words-one-string-hint = Schreibe im Array jedes Wort als eigenen String.
clinic-start-words-no-array = { $keyword } beginnt mit einer Klammer, ist aber kein JSON-Array. Deshalb führt eine Shell die Zeile aus, mitsamt den Klammern.
clinic-start-words-no-array-hint = In einem Array steht jedes Wort in doppelten Anführungszeichen, zwischen zwei Wörtern steht ein Komma und hinter der letzten Klammer nichts.
clinic-start-words-equals = Vor oder hinter dem = von { $name } steht ein Leerzeichen. Die Shell hält { $name } deshalb für den Namen eines Programms.

clinic-file-missing = Der Container startet { $path }, aber im Image gibt es keine solche Datei.
clinic-file-missing-hint = Prüfe den Namen, die COPY-Zeile, die die Datei ins Image bringt, und WORKDIR.
# $problem (Message)
clinic-file-missing-said = Im Dockerfile: { $problem }.
clinic-file-missing-interpreter = Die erste Zeile von { $path } nennt das Programm { $program }, aber das Image hat kein solches Programm.
clinic-file-missing-bash = Alpine Linux hat von Haus aus keine bash: Schreibe `#!/bin/sh` in die erste Zeile oder installiere bash mit `apk add --no-cache bash`.

clinic-program-missing = Das Image hat kein Programm { $program }.
clinic-program-missing-hint = Prüfe die Schreibweise und ob ein Schritt des Builds das Programm installiert.
clinic-program-missing-system = Installiere das Programm im Build: `{ $line }`.
clinic-program-missing-bash = Alpine Linux hat von Haus aus keine bash: Nimm `sh` oder installiere bash mit `apk add --no-cache bash`.
clinic-program-missing-package = { $package } wird nirgends installiert, deshalb hat das Image kein Programm { $program }.
clinic-program-missing-list = Trage eine Zeile { $package } in { $list } ein und baue dann erneut.
clinic-program-missing-run = Installiere es im Dockerfile: `RUN pip install { $package }`.
clinic-program-missing-not-there = { $package } steht in den Dateien, aber der Container findet das zugehörige Programm { $program } nicht.
clinic-program-missing-not-there-hint = Prüfe, ob die letzte Stage es installiert und ob PATH den Ordner des Programms enthält.
clinic-program-missing-path = { $program } ist eine deiner Dateien, aber ein Name ohne Pfad wird nur unter den Programmen des Images gesucht.
clinic-program-missing-path-hint = Schreibe den Pfad: `./{ $program }`.

clinic-not-executable = Die Datei { $path } ist nicht als ausführbar markiert.
clinic-not-executable-hint = Mache die Datei über ihr Menü ausführbar oder führe im Build `chmod +x` aus.
clinic-not-executable-folder = { $path } ist ein Ordner, und ein Container kann nur eine Datei starten.

clinic-user-missing = Das Image hat keinen Benutzer namens { $user }.
clinic-user-missing-hint = Lege den Benutzer in einem Schritt darüber an.

## Python.

clinic-module-shadowed = Python findet deine Datei { $path }, wo es das Modul { $module } sucht.
clinic-module-shadowed-hint = Gib { $path } einen anderen Namen, auch dort, wo das Dockerfile und andere Dateien sie nennen.

clinic-conflict = Die installierte Version von { $package } funktioniert nicht mit { $other } ab Version { $version }, und nichts hat pip davon abgehalten, { $other } in Version { $version } oder einer späteren zu installieren.
clinic-conflict-hint = Verlange zusätzlich { $requirement }.
clinic-conflict-newer = Oder nimm ein neueres { $package }: Ab Version { $version } gibt es diesen Fehler nicht mehr.

clinic-module-missing = Die App importiert { $module }, aber { $package } wird im Image nirgends installiert.
clinic-module-missing-list = Trage eine Zeile { $package } in { $list } ein und baue dann erneut.
clinic-module-missing-run = Installiere es im Dockerfile: `RUN pip install { $package }`.
clinic-module-missing-removed = Seit Python { $version } gehört das Modul { $module } nicht mehr zu Python.
clinic-module-missing-removed-package = Installiere { $package }, das dieses Modul zurückbringt, oder nimm ein Basis-Image mit einem älteren Python.
clinic-module-missing-removed-hint = Nimm eine neuere Version des Pakets, das dieses Modul importiert, oder ein Basis-Image mit einem älteren Python.
clinic-module-missing-standard = { $module } gehört zu Python, aber das Python dieses Images wurde ohne dieses Modul gebaut.
clinic-module-missing-part = Die installierte Version von { $package } hat kein Modul { $module }.
clinic-module-missing-part-hint = Prüfe die Schreibweise oder verlange die Version, für die der Code geschrieben wurde.
clinic-module-missing-not-there = { $package } steht in den Dateien, aber das Python, das die App ausführt, findet es nicht.
clinic-module-missing-not-there-hint = Prüfe, ob die letzte Stage es installiert und ob die App mit demselben Python läuft.
clinic-module-missing-ignored = Die App importiert { $path }, aber { $ignore } hält diese Datei aus dem Image heraus.
clinic-module-missing-not-copied = Die App importiert { $path }, aber kein COPY bringt diese Datei ins Image.
clinic-module-missing-not-copied-hint = Kopiere die Datei in den Ordner der App oder kopiere mit `COPY . .` den ganzen Ordner.
clinic-module-missing-elsewhere = Die App importiert { $path }, und im Image liegt diese Datei als { $place }. Dort sucht Python nicht.
clinic-module-missing-elsewhere-hint = Python sucht im Ordner des gestarteten Skripts: Lege die Datei dorthin oder nenne das Modul mit seinem Ordner.

clinic-template-missing = Keine Datei im Arbeitsbereich heißt { $name }.
clinic-template-missing-hint = Lege neben der App die Datei templates/{ $name } an.
clinic-template-missing-folder = { $path } liegt im Ordner { $folder }, aber Flask sucht in einem Ordner namens templates.
clinic-template-missing-at-root = { $path } liegt neben der App, aber Flask sucht in einem Ordner namens templates.
clinic-template-missing-folder-hint = Lege die Datei in den Ordner templates, neben die Datei, die die App erzeugt.
clinic-template-missing-ignored = { $ignore } hält { $path } aus dem Image heraus.
clinic-template-missing-not-copied = Kein COPY bringt { $path } ins Image.
clinic-template-missing-not-copied-hint = Kopiere auch den Ordner: `COPY templates templates`.
clinic-template-missing-elsewhere = { $path } ist im Image, liegt aber nicht neben der App, die danach sucht.

clinic-app-missing-nowhere = Der Befehl flask findet keine App: In dem Ordner, in dem er startet, gibt es weder app.py noch wsgi.py.
clinic-app-missing-nowhere-hint = Prüfe WORKDIR und COPY oder nenne die Datei: `flask --app DATEI run`.
clinic-app-missing-module = Der Server kann das Modul { $module } nicht importieren.
clinic-app-missing-module-hint = Prüfe, ob { $module }.py in dem Ordner liegt, in dem der Server startet, und ob die Importe darin funktionieren.
clinic-app-missing-name = Das Modul { $module } hat keine App namens { $name }.
clinic-app-missing-name-hint = Nenne das Modul und seine App in der Form MODUL:NAME.

# $line (Number)
clinic-syntax = Python kann Zeile { $line } von { $path } nicht lesen.
clinic-syntax-hint = Der Fehler steckt in dieser Zeile, oder darüber ist eine Klammer oder ein Anführungszeichen nicht geschlossen.
# $line (Number)
clinic-syntax-indentation = Die Einrückung von Zeile { $line } in { $path } passt nicht zu den Zeilen darum herum.
clinic-syntax-indentation-hint = Rücke die Zeilen eines Blocks um gleich viele Leerzeichen ein.
# $line (Number)
clinic-syntax-tabs = Zeile { $line } von { $path } ist mit Tabulatoren eingerückt und die Zeilen darum herum mit Leerzeichen, oder umgekehrt.
clinic-syntax-tabs-hint = Rücke nur mit Leerzeichen ein.
clinic-syntax-newer = { $path } ist für Python ab Version { $since } geschrieben, aber das Image hat Python { $has }.
clinic-syntax-newer-hint = Nimm ein neueres Basis-Image, mindestens { $image }.

clinic-variable-missing = Die App liest die Umgebungsvariable { $name }, aber die ist nirgends gesetzt.
clinic-variable-missing-hint = Setze sie im Dockerfile mit `ENV { $name }=…` oder lies sie mit os.environ.get und einem Standardwert.

## Ports and files.

clinic-port-permission = Der Benutzer des Containers darf auf diesem Port nicht lauschen: Ports unter 1024 gehören root.
clinic-port-permission-hint = Lausche auf einem Port ab 1024, zum Beispiel 8000.
clinic-address-in-use = Ein anderes Programm in diesem Container lauscht schon auf demselben Port.
clinic-address-in-use-hint = Starte den Server nur einmal oder gib dem zweiten Programm einen anderen Port.
clinic-folder-permission = Der Container läuft als Benutzer { $user }, und der darf nicht in { $path } schreiben.
clinic-folder-permission-database = Der Container läuft als Benutzer { $user }, und der darf im Ordner der Datenbank nicht schreiben.
clinic-folder-permission-hint = Schreibe über USER eine Zeile `RUN chown { $user } ORDNER`, damit der Ordner dem Benutzer gehört, oder kopiere Dateien mit `COPY --chown={ $user }`.
clinic-folder-permission-nobody = Das Programm darf { $path } nicht öffnen: Es gehört einem anderen Benutzer, oder niemand darf dort schreiben.

## Steps of a build.

clinic-package-manager-of-alpine = { $image } beruht auf Alpine Linux, und dort gibt es { $program } nicht.
clinic-package-manager-of-alpine-hint = Alpine installiert Pakete mit `apk add --no-cache NAME`. Oder nimm ein Basis-Image, dessen Tag mit -slim endet.
clinic-package-manager-of-debian = { $image } beruht auf Debian, und dort gibt es { $program } nicht.
clinic-package-manager-of-debian-hint = Installiere Pakete mit `apt-get update && apt-get install -y NAME`.
clinic-package-manager-of-stand-in = Dieser Server verwendet für { $image } ein Ersatz-Image aus Debian-Paketen, und dort gibt es { $program } nicht.

clinic-externally-managed = Dieses Python gehört zum System des Images, und pip darf die Pakete des Systems nicht ändern.
clinic-externally-managed-hint-image = Nimm ein offizielles Python-Image, zum Beispiel `FROM python:3.13-slim`; darin darf pip installieren.
clinic-externally-managed-hint-venv = Oder installiere in eine eigene Umgebung: `RUN python3 -m venv /venv && /venv/bin/pip install NAME`.

clinic-compiler-missing = Ein Paket muss kompiliert werden, und im Image fehlt { $program }.
clinic-compiler-missing-image = Ein Paket muss kompiliert werden, und im Image { $image } fehlt { $program }.
clinic-compiler-missing-hint = Installiere in einem Schritt darüber einen Compiler oder nimm eine Version des Pakets, die pip nicht kompilieren muss.
clinic-compiler-missing-library = Ein Paket muss kompiliert werden, und im Image fehlt die Bibliothek, die { $sign } mitbringt.
clinic-compiler-missing-psycopg = psycopg2-binary ist dasselbe Paket, schon kompiliert.

clinic-requirements-missing = Keine Datei im Arbeitsbereich heißt { $name }.
clinic-requirements-missing-hint = Lege die Datei { $name } an, mit einem Paket je Zeile.
clinic-requirements-missing-ignored = { $ignore } hält { $path } aus dem Image heraus.
clinic-requirements-missing-not-copied = Wenn dieser Schritt ausgeführt wird, hat das Image { $path } noch nicht.
clinic-requirements-missing-not-copied-hint = Schreibe über diesen Schritt eine Zeile `COPY { $path } ./`.

clinic-distribution-missing = pip findet kein Paket für { $wanted }.
clinic-distribution-missing-hint = Prüfe die Schreibweise des Namens und ob das Paket das Python des Images unterstützt.
clinic-distribution-missing-server = pip erreicht den Server nicht, auf dem die Pakete liegen.
clinic-distribution-missing-server-hint = Versuche es später erneut. Wenn es dabei bleibt, sag den Betreibern dieses Drydock Bescheid.
clinic-distribution-missing-standard = { $name } gehört zu Python und wird nicht installiert.
clinic-distribution-missing-python = { $wanted } braucht eine andere Version von Python, als das Image hat.
clinic-distribution-missing-python-hint = Nimm eine andere Version des Pakets oder ein Basis-Image mit einem anderen Python.
clinic-distribution-missing-version = Für { $wanted } gibt es keine Version, die dieses Python verwenden kann.
clinic-distribution-missing-version-hint = Die neueste Version, die dieses Python verwenden kann, ist { $version }.
clinic-distribution-missing-invalid = pip kann die Anforderung { $wanted } nicht lesen.
clinic-distribution-missing-invalid-hint = Eine Version steht hinter zwei Gleichheitszeichen, zum Beispiel `flask==3.0.3`.
clinic-distribution-missing-conflict = Zwei der verlangten Pakete brauchen Versionen eines dritten, die nicht zusammenpassen.
clinic-distribution-missing-conflict-hint = Die Zeilen des Logs darunter nennen sie. Lass eine Version weg, damit pip eine passende wählen kann.
clinic-distribution-missing-alpine = Für Alpine Linux gibt es { $name } nicht.
clinic-distribution-missing-alpine-hint = Nimm ein Basis-Image, dessen Tag mit -slim statt mit -alpine endet.

clinic-system-package-missing-lists = apt-get kennt keine Pakete, weil das Image ohne die Paketlisten ausgeliefert wird.
clinic-system-package-missing-lists-hint = Führe im selben RUN vor der Installation `apt-get update` aus.
clinic-system-package-missing-debian = Das Debian dieses Images hat kein Paket namens { $package }.
clinic-system-package-missing-debian-hint = Prüfe die Schreibweise: Pakete von Debian und Alpine heißen oft verschieden.
clinic-system-package-missing-alpine = Das Alpine Linux dieses Images hat kein Paket namens { $package }.
clinic-system-package-missing-alpine-hint = Prüfe die Schreibweise: Pakete von Alpine und Debian heißen oft verschieden.

clinic-copy-source-missing = { $path } gibt es unter den Dateien nicht.
clinic-copy-source-missing-hint = Prüfe den Namen. Ein Pfad beginnt immer ganz oben im Arbeitsbereich, egal was WORKDIR sagt.
clinic-copy-source-missing-meant = Es gibt { $path }.
clinic-copy-source-missing-no-array = { $keyword } beginnt mit einer Klammer, ist aber kein JSON-Array. Deshalb zählen die Klammern als Teil der Namen.
clinic-copy-source-missing-ignored = { $ignore } hält { $path } aus dem Build heraus.

clinic-root-needed = Dieser Schritt läuft nicht als root, und nur root darf Systempakete installieren.
clinic-root-needed-user = Dieser Schritt läuft als Benutzer { $user }, und nur root darf Systempakete installieren.
clinic-root-needed-hint = Installiere Pakete oberhalb von USER oder schreibe `USER root` über den Schritt und den anderen Benutzer darunter.

clinic-network-unreachable = Der Schritt findet keinen Weg zu einer anderen Maschine.
clinic-network-unreachable-name = Der Name { $host } ist im Netzwerk nicht zu finden.
clinic-network-unreachable-name-hint = Prüfe die Schreibweise des Namens.
clinic-network-unreachable-hint = Wenn sie stimmt, versuche es später erneut. Wenn es dabei bleibt, sag den Betreibern dieses Drydock Bescheid.

clinic-apt-stopped = Die Pakete der Ausgabe { $release } liegen nicht mehr auf den Servern ihrer Distribution.
clinic-apt-stopped-hint = Nimm ein Basis-Image einer neueren Ausgabe, zum Beispiel ein Tag mit bookworm.
clinic-apt-stopped-asks = apt-get fragt, ob es fortfahren darf, und während eines Builds antwortet niemand.
clinic-apt-stopped-asks-hint = Schreibe `apt-get install -y`.
clinic-apt-stopped-stale = Die Paketlisten sind älter als das, was auf den Servern liegt: Sie stammen aus einem wiederverwendeten Schritt.
clinic-apt-stopped-stale-hint = Schreibe `apt-get update` und die Installation in ein einziges RUN, damit beide gemeinsam erneut ausgeführt werden.

clinic-package-json-missing = Keine Datei im Arbeitsbereich heißt { $name }.
clinic-package-json-missing-hint = Lege die Datei { $name } an oder kopiere sie in den Ordner, in dem der Schritt ausgeführt wird.
clinic-package-json-missing-lock-hint = Führe auf deinem Rechner `npm install` aus, das die Datei schreibt, oder nimm `npm install` statt `npm ci`.
clinic-package-json-missing-ignored = { $ignore } hält { $path } aus dem Image heraus.
clinic-package-json-missing-not-copied = Wenn dieser Schritt ausgeführt wird, hat das Image { $path } noch nicht oder nicht in seinem Ordner.
clinic-package-json-missing-not-copied-hint = Schreibe über diesen Schritt eine Zeile `{ $line }`.

## The end.

clinic-out-of-memory = Der Container wurde zwangsweise beendet, weil er mehr Arbeitsspeicher belegt hat, als er darf.
clinic-out-of-memory-hint = Lade weniger auf einmal oder starte weniger Worker.
clinic-out-of-memory-step = Der Schritt wurde zwangsweise beendet, höchstwahrscheinlich weil er mehr Arbeitsspeicher belegt hat, als er darf.
clinic-out-of-memory-step-hint = Installiere in einem Schritt weniger oder kleinere Pakete.
clinic-segfault = Das Programm hat auf Speicher zugegriffen, der ihm nicht gehört, und der Kernel hat es beendet. Der Fehler liegt in kompiliertem Code.
clinic-segfault-hint = Probiere eine andere Version des kompilierten Pakets.
clinic-segfault-alpine = Kompilierte Pakete werden unter Alpine weniger getestet: Probiere ein Basis-Image, dessen Tag mit -slim endet.
clinic-stopped-asked = Der Container wurde gebeten, sich zu beenden, und hat das getan. Das ist kein Fehler.
clinic-stopped-keyboard = Der Container wurde mit Strg+C unterbrochen.
clinic-stopped-killed = Der Container wurde von außen zwangsweise beendet.
clinic-stopped-killed-hint = Das geschieht, wenn ein Programm zehn Sekunden nach der Bitte, sich zu beenden, noch läuft.
# $seconds (Number)
clinic-nothing-listens = Das Programm läuft seit { $seconds } Sekunden und lauscht auf keinem Port. Deshalb kann niemand eine Seite von ihm abrufen.
clinic-nothing-listens-hint = Prüfe, ob der Befehl einen Server startet und ob das Programm nicht auf etwas anderes wartet.
clinic-nothing-listens-output = Vielleicht hält Python seine Ausgabe zurück: `ENV PYTHONUNBUFFERED=1` zeigt sie sofort.
clinic-output-held-back = Vielleicht hält Python seine Ausgabe zurück, weil niemand sie in einem Terminal liest.
clinic-output-held-back-hint = `ENV PYTHONUNBUFFERED=1` oder `python -u` zeigt jede Zeile sofort.
clinic-ended-at-once = Das Programm hat seine Arbeit erledigt und sich ohne Fehler beendet. Ein Container lebt so lange wie sein erster Prozess.
clinic-ended-at-once-hint = Ein Server läuft weiter; ein Skript endet nach seiner letzten Zeile.
# $code (Number)
# $line (Number)
clinic-ended-itself = Zeile { $line } von { $path } beendet das Programm mit Exit-Code { $code }.
# $code (Number)
clinic-ended-itself-somewhere = Das Programm hat sich selbst mit Exit-Code { $code } beendet, und Python meldet keinen Fehler.
clinic-ended-itself-hint = Ein Server darf diese Zeile nicht erreichen. Prüfe die Bedingung darüber.
clinic-ended-itself-somewhere-hint = Suche in { $path } nach sys.exit() oder exit().
clinic-ended-at-once-no-command = Das Dockerfile hat kein CMD: Das Image startet Python, und das endet sofort, weil niemand etwas eintippt.
clinic-ended-at-once-shell = { $program } ohne Datei wartet auf Eingaben und endet sofort, weil niemand etwas eintippt. Nenne dahinter eine Datei.
clinic-ended-at-once-background = Dieser Befehl startet ein Programm im Hintergrund und endet. Starte das Programm im Vordergrund.
clinic-ended-at-once-no-server = { $path } erzeugt eine App, startet aber keinen Server. Starte ihn mit `flask run --host=0.0.0.0` oder rufe am Ende der Datei app.run(host="0.0.0.0") auf.
