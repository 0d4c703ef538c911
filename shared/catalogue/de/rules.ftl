### What rules for Dockerfiles say of a breach, what they find (`.what`) and why that matters (`.why`). What BuildKit's own rules say of a
### Made from en/rules.ftl with the digest 3a65e0a0c3dbedd1
### breach is not here: it stays as a build prints it.

rules-stage-name-casing =
    .what = Der Name einer Stage enthält Großbuchstaben.
    .why = BuildKit speichert die Namen von Stages in Kleinbuchstaben. Ein späteres FROM wird Buchstabe für Buchstabe verglichen, sodass FROM Build keine Stage namens Build findet und stattdessen ein Image pullt.

rules-from-as-casing =
    .what = FROM und AS sind nicht beide groß oder beide klein geschrieben.
    .why = Beide Wörter bilden eine Anweisung. Sehen sie gleich aus, dann fällt der Name der Stage sofort ins Auge.

rules-no-empty-continuation =
    .what = Eine leere Zeile steht mitten in einer Anweisung, die über mehrere Zeilen geht.
    .why = Eine leere Zeile sieht aus wie das Ende der Anweisung, und früher war sie es auch: BuildKit hat angekündigt, dass sie ein Fehler sein wird.

rules-consistent-instruction-casing =
    .what = Eine Anweisung ist groß geschrieben, wo die meisten klein geschrieben sind, oder umgekehrt.
    .why = Docker ist das egal, Menschen nicht: Eine einheitliche Schreibweise liest sich leichter.

rules-duplicate-stage-name =
    .what = Zwei Stages haben denselben Namen.
    .why = Wer den Namen nennt, bekommt die letzte von ihnen, und die andere ist nur noch über ihre Nummer erreichbar.

rules-reserved-stage-name =
    .what = Eine Stage hat einen Namen, der schon etwas anderes bedeutet.
    .why = scratch ist das leere Image, und context sind die Dateien des Builds. Heißt eine Stage genauso, dann kann niemand erkennen, was von beidem gemeint ist.

rules-json-args-recommended =
    .what = CMD oder ENTRYPOINT ist nicht als JSON-Array geschrieben.
    .why = Docker startet dann eine Shell, die das Programm startet. Signale erreichen nur die Shell, sodass docker stop zehn Sekunden wartet und den Container dann zwangsweise beendet; auch Argumente von docker run gehen verloren.

rules-maintainer-deprecated =
    .what = MAINTAINER ist seit Jahren veraltet.
    .why = Ein Label sagt dasselbe, und jedes Werkzeug, das Images betrachtet, kann es lesen.

rules-undefined-arg-in-from =
    .what = FROM verwendet eine Variable, die oberhalb des ersten FROM nicht mit ARG deklariert ist.
    .why = Dort zählen nur ARG-Anweisungen vor dem ersten FROM. Fehlt eine solche, dann ist die Variable leer und mit ihr der Name des Images.

rules-workdir-relative-path =
    .what = Das erste WORKDIR des Builds ist ein relativer Pfad.
    .why = Der Pfad beginnt beim WORKDIR des Basis-Images, und eine andere Version dieses Images kann ein anderes WORKDIR haben.

rules-undefined-var =
    .what = Eine Anweisung verwendet eine Variable, die davor in ihrer Stage weder mit ARG noch mit ENV definiert ist.
    .why = Die Variable ist dann leer, und der Build sagt nichts. Die Variablen des Basis-Images sind vor dem Build nicht bekannt: Docker kennt sie und zeigt vielleicht weniger Warnungen.

rules-multiple-instructions-disallowed =
    .what = Eine Stage hat mehr als ein CMD, ENTRYPOINT oder HEALTHCHECK.
    .why = Nur das letzte zählt; die früheren bewirken nichts.

rules-legacy-key-value-format =
    .what = ENV oder LABEL ist ohne Gleichheitszeichen geschrieben.
    .why = In der alten Form ist alles nach dem Namen der Wert. Deshalb passt nur ein Paar in eine Zeile, und ein vergessenes = fällt nicht auf.

rules-redundant-target-platform =
    .what = FROM verlangt die Plattform, für die gebaut wird.
    .why = Das tut FROM auch ungefragt.

rules-secrets-used-in-arg-or-env =
    .what = ARG oder ENV enthält etwas, das wie ein Passwort, ein Schlüssel oder ein Token aussieht.
    .why = Beides bleibt im Image und in seinem Verlauf, und dort kann es jeder lesen, der das Image hat. RUN --mount=type=secret zeigt ein Geheimnis nur einem einzigen Schritt.

rules-invalid-default-arg-in-from =
    .what = Ohne Build-Argumente hat das Basis-Image keinen Namen oder keinen gültigen.
    .why = Ein Build sollte so funktionieren, wie er dasteht; Build-Argumente sind dazu da, ihn abzuwandeln.

rules-from-platform-flag-const-disallowed =
    .what = FROM verlangt eine bestimmte, feste Plattform.
    .why = Das Image lässt sich dann nur für diese Plattform bauen, und anderswo läuft es langsam in einer Emulation. Eine Stage, deren Name die Plattform nennt, darf sie verlangen.

rules-copy-ignored-file =
    .what = COPY oder ADD nennt eine Datei, die die Ignore-Datei aus dem Build heraushält.
    .why = Der Builder bekommt die Datei nie, sodass der Schritt fehlschlägt oder nichts kopiert.

rules-invalid-definition-description =
    .what = Der Kommentar direkt über einem ARG oder einer Stage beginnt nicht mit deren Namen.
    .why = docker build --call=outline zeigt solche Kommentare als Beschreibungen, aber nur, wenn ein Kommentar mit dem Namen der Stage oder des Arguments beginnt.

rules-expose-proto-casing =
    .what = Das Protokoll eines Ports ist mit Großbuchstaben geschrieben.
    .why = Docker speichert es in Kleinbuchstaben; so geschrieben, lässt es sich wiederfinden.

rules-expose-invalid-format =
    .what = EXPOSE ordnet einen Port des Hosts zu.
    .why = EXPOSE sagt nur, auf welchem Port der Container lauscht. Welcher Port des Hosts dorthin führt, entscheidet sich beim Start des Containers, mit docker run -p.

rules-last-user-is-root = Der Container läuft als root; besser steht am Ende ein USER, der weniger darf
    .what = Das letzte USER nennt root, sodass der Container als root läuft.
    .why = Ein gekapertes Programm kann dann im Container alles tun und auch dem Host mehr schaden, als es ein anderer Benutzer könnte.

rules-change-directory-in-run = Dieses Verzeichnis ist am Ende des RUN vergessen; WORKDIR behält es bei
    .what = Ein RUN beginnt damit, das Verzeichnis zu wechseln.
    .why = Der Wechsel endet mit dem RUN. WORKDIR gilt für alle Anweisungen darunter und für den Container, und es legt das Verzeichnis an.

rules-server-in-run = { $server } ist ein Server: Dieser Schritt endet nie, und der Build wartet auf ihn
    .what = Ein RUN startet einen Server.
    .why = Ein Build-Schritt endet, wenn sein Befehl endet, und ein Server endet nicht. Was der Container ausführen soll, steht in CMD.

rules-sudo-in-run = Ein Build läuft auch ohne sudo als root
    .what = Ein RUN verwendet sudo.
    .why = Ein Build läuft ohnehin als root, wenn USER nichts anderes sagt, und die meisten Images haben kein sudo. Wo USER geändert wurde, macht USER root das rückgängig.

rules-base-without-tag = { $image } ohne Tag bedeutet { $image }:latest, und das ändert sich
    .what = FROM nennt ein Image ohne Tag.
    .why = Ohne Tag nimmt Docker latest, und latest ändert sich. Ein Build, der jetzt funktioniert, kann morgen fehlschlagen.

rules-latest-tag = latest ändert sich immer wieder; besser eine Version nennen
    .what = FROM nennt das Tag latest.
    .why = latest ist immer wieder ein anderes Image und nicht einmal immer das neueste: Was sich heute bauen lässt, kann morgen fehlschlagen.

rules-unpinned-apt-package = Von { $package } wird irgendeine Version installiert, die jeweils neueste
    .what = apt-get install nennt ein Paket ohne Version.
    .why = Ein Build im nächsten Monat bekommt dann eine andere Version. Mit einer Version, die Debian nicht mehr anbietet, schlägt der Build allerdings fehl; lege die Version also nur dort fest, wo es darauf ankommt.

rules-apt-lists-kept = Die Paketlisten bleiben in diesem Layer; besser /var/lib/apt/lists im selben RUN löschen
    .what = Die Paketlisten, die apt-get update holt, bleiben im Image.
    .why = Die Listen sind etwa zwanzig Megabyte groß, und nichts braucht sie mehr. Eine Datei, die erst ein späteres RUN löscht, steckt weiterhin im Layer; lösche die Listen deshalb im selben RUN.

rules-exposed-port-zero = Ports gehen von 1 bis 65535
    .what = EXPOSE nennt Port 0, und dort ist kein Programm erreichbar.
    .why = Ports gehen von 1 bis 65535. Eine größere Zahl lehnt ein Build ab, die 0 aber nicht.

rules-unpinned-pip-package = Von { $package } wird irgendeine Version installiert, die jeweils neueste
    .what = pip install nennt ein Paket ohne Version.
    .why = Ein Build im nächsten Monat bekommt dann eine andere Version, die vielleicht nicht mit dem Programm funktioniert.

rules-apt-get-without-yes = apt-get fragt vor dem Installieren nach, und ein Build kann nicht antworten
    .what = Bei apt-get install fehlt die Angabe, dass es ohne Rückfrage fortfahren soll.
    .why = In einem Build ist niemand, der antworten könnte. Deshalb gibt apt-get auf, und der Build schlägt fehl.

rules-apt-get-recommends = Empfohlene Pakete werden mitinstalliert
    .what = apt-get install nimmt auch mit, was die Pakete empfehlen.
    .why = Das sind oft viele, und ein Container braucht sie fast nie.

rules-apk-index-kept = Das Paketverzeichnis bleibt im Image
    .what = apk add lässt sein Paketverzeichnis im Image zurück.
    .why = Mit --no-cache liest es das Verzeichnis und behält keines, sodass auch apk update überflüssig ist.

rules-add-instead-of-copy = ADD ist hier unnötig; besser COPY verwenden
    .what = ADD kopiert gewöhnliche Dateien, wofür COPY gedacht ist.
    .why = ADD entpackt auch Archive und ruft Adressen ab. COPY kopiert nur; wer es liest, muss nicht rätseln.

rules-several-sources-need-folder = Mehrere Quellen brauchen einen Ordner als Ziel; beende es mit einem Schrägstrich
    .what = COPY kopiert mehrere Quellen an ein Ziel, das nicht mit einem Schrägstrich endet.
    .why = Nur ein Schrägstrich sagt, dass das Ziel ein Ordner ist. Ohne ihn kann eine Datei die andere ersetzen, und andere Builder lehnen es ab.

rules-copy-from-unknown-stage = { $name } ist keine Stage dieser Datei, deshalb würde das Image { $name } geholt
    .what = COPY --from nennt weder eine Stage dieser Datei noch ein Image mit Tag.
    .why = Ein Build hält einen solchen Namen für ein Image und versucht, es zu holen. Meist ist eine Stage gemeint, die falsch geschrieben wurde.
rules-copy-from-unknown-stage-guess = { $name } ist keine Stage dieser Datei, deshalb würde das Image { $name } geholt (war { $guess } gemeint?)

rules-apt-in-script = apt ist für Menschen gemacht, apt-get für Skripte
    .what = Ein RUN verwendet apt, das für Menschen gemacht ist.
    .why = Ausgabe und Rückfragen von apt können sich zwischen Versionen ändern. apt-get ist für Skripte gemacht.

rules-pip-cache-kept = Die Downloads von pip bleiben im Image
    .what = pip install lässt seine Downloads im Image zurück.
    .why = Sie werden nie wieder gebraucht und machen das Image nur größer. Ein Cache-Mount bewahrt sie stattdessen außerhalb des Images auf.

rules-env-refers-to-itself = { $name } ist noch nicht gesetzt: Die Werte eines ENV werden gelesen, bevor einer davon gesetzt ist
    .what = Ein ENV verwendet eine Variable, die es selbst setzt.
    .why = Alle Werte eines ENV werden gelesen, bevor einer davon gesetzt ist. Verwendet wird also der ältere Wert oder gar keiner.

rules-relative-destination = Ohne WORKDIR landet das irgendwo, je nach Basis-Image
    .what = COPY hat ein relatives Ziel, und davor steht kein WORKDIR.
    .why = Wohin die Dateien gelangen, hängt dann vom Basis-Image ab; bei den meisten ist es das Wurzelverzeichnis.

# $count (Number)
rules-consecutive-runs = { $count } RUN hintereinander ergeben { $count } Layer
    .what = Drei oder mehr RUN stehen hintereinander.
    .why = Jedes erzeugt einen Layer, und was eines löscht, steckt weiterhin im Layer eines anderen. Weniger RUN machen das Image kleiner; mit mehr RUN muss nach einer Änderung weniger neu gebaut werden.

rules-whole-stage-copied = Das nimmt alles mit, was die Stage hat
    .what = COPY --from nimmt alles mit, was eine Stage hat.
    .why = Dann kommen auch ihre Werkzeuge, Caches und Geheimnisse mit, und die zweite Stage spart nichts. Nenne die Ordner, die gebraucht werden.

rules-pipe-hides-failure = Schlägt der Befehl vor dieser Pipe fehl, geht der Build trotzdem weiter
    .what = Ein RUN leitet einen Befehl ohne pipefail in einen anderen.
    .why = Die Shell achtet nur auf den letzten Befehl einer Pipe. Schlägt der erste Befehl fehl, dann geht der Build ohne seine Ausgabe oder nur mit einem Teil davon weiter.

# $line (Number)
rules-copy-before-install = Jede Änderung an irgendeiner Datei löst die Installation in Zeile { $line } erneut aus; besser zuerst die Paketliste kopieren und den Rest danach
    .what = Alle Dateien werden kopiert, bevor die Pakete installiert werden.
    .why = Ein Layer wird neu gebaut, wenn sich darüber etwas ändert. So werden bei jeder Änderung an irgendeiner Datei alle Pakete erneut installiert, obwohl die Paketliste dieselbe ist.

# $line (Number)
rules-apt-update-alone = Die Listen werden noch wiederverwendet, wenn sie längst alt sind; apt-get update gehört in das RUN, das installiert, in Zeile { $line }
    .what = apt-get update läuft getrennt von der Installation, die es braucht.
    .why = Der Layer mit den Listen wird monatelang wiederverwendet, während die Installation darunter bei jedem neuen Paket erneut ausgeführt wird. Sie verlangt dann Versionen, die die Server nicht mehr haben.

rules-whole-context-copied = Alles in diesem Ordner kommt ins Image, auch dieses Dockerfile; was nicht hineinsoll, gehört in .dockerignore
    .what = Der ganze Ordner wird kopiert, und es gibt keine .dockerignore.
    .why = Auch das Dockerfile, Notizen, .git und lokale Geheimnisse kommen ins Image, und bei jeder Änderung daran wird der Layer neu gebaut.

rules-dockerfile-in-image = Das Dockerfile wird mitkopiert, sodass bei jeder Änderung daran dieser Layer neu gebaut wird; trage es in { $ignore } ein
    .what = Das Dockerfile selbst wird ins Image kopiert.
    .why = Jede Bearbeitung des Dockerfiles ändert dann diesen Layer, und alle Schritte darunter werden erneut ausgeführt. Die laufende App braucht das Dockerfile nicht.

rules-copy-source-missing = { $source } gibt es unter den Dateien nicht
    .what = COPY oder ADD nennt eine Datei, die es nicht gibt oder die die Ignore-Datei weglässt.
    .why = Der Build bricht bei diesem Schritt ab. Pfade gehen von dem Ordner aus, der gebaut wird, und nicht vom Ort des Dockerfiles.
rules-copy-source-missing-guess = { $source } gibt es unter den Dateien nicht; war { $guess } gemeint?
# $line (Number)
rules-copy-source-missing-ignored = { $source } fehlt im Build wegen Zeile { $line } von { $file }, { $pattern }

# $line (Number)
rules-entrypoint-hides-cmd = Der ENTRYPOINT in Zeile { $line } läuft in einer Shell und bekommt dieses CMD nie zu sehen
    .what = CMD wird ignoriert, weil ENTRYPOINT nicht als JSON-Array geschrieben ist.
    .why = Docker führt den Text des ENTRYPOINT dann in einer Shell aus und gibt ihm keine Argumente: weder die von CMD noch die von docker run.

rules-started-file-missing = Keine Anweisung bringt { $path } ins Image
    .what = CMD oder ENTRYPOINT führt eine Datei aus, die kein COPY dorthin legt, wo sie gesucht wird.
    .why = Der Build gelingt, denn vor dem Start eines Containers prüft niemand den Befehl. Der Container endet dann sofort und meldet, dass es keine solche Datei gibt.
rules-started-file-missing-elsewhere = { $name } liegt im Image als { $path }, gesucht wird hier aber { $wanted }
rules-started-file-missing-ignored = { $ignore } hält { $source } aus dem Build heraus, deshalb wird hier { $path } nicht gefunden
rules-started-file-missing-not-copied = Keine Anweisung kopiert { $source } ins Image, deshalb wird hier { $path } nicht gefunden
rules-started-file-missing-guess = Im Image gibt es { $path } nicht; war { $guess } gemeint?

# $port (Number)
rules-expose-unlike-app = { $who } lauscht auf Port { $port }, aber kein EXPOSE nennt ihn
    .what = EXPOSE nennt einen Port, auf dem die App nicht lauscht.
    .why = EXPOSE öffnet nichts. Es sagt Menschen und docker run -P, welcher Port veröffentlicht werden soll. Mit einer falschen Nummer veröffentlichen sie einen Port, auf dem niemand antwortet.

# $line (Number)
rules-variable-above-install = Jeder neue Wert von { $name } löst die Installation in Zeile { $line } erneut aus, obwohl sie { $name } nicht verwendet
    .what = ARG oder ENV steht oberhalb einer Installation, die die Variable nicht verwendet.
    .why = Variablen gehören zu jedem späteren RUN, ob verwendet oder nicht. Bei einem neuen Wert werden alle Pakete erneut installiert, obwohl sie dieselben wären; unterhalb der Installation kostet er nichts.

rules-server-on-loopback = { $server } lauscht auf { $host } und ist dort von außerhalb des Containers nicht erreichbar
    .what = Der Server lauscht auf 127.0.0.1, einer Adresse, die nur der Container selbst erreicht.
    .why = Ein Container hat ein eigenes Netzwerk. Ein veröffentlichter Port führt zur Adresse des Containers in diesem Netzwerk. Auf dieser Adresse lauscht der Server nicht: Der Container läuft, und der Browser bekommt keine Antwort.

rules-comment-at-line-end-refused = Ein Kommentar braucht eine eigene Zeile: { $instruction } hält # und die Wörter danach für Argumente, und der Build schlägt fehl
rules-comment-at-line-end-files = Ein Kommentar braucht eine eigene Zeile: { $instruction } hält # und die Wörter danach für Dateinamen
rules-comment-at-line-end-value = Ein Kommentar braucht eine eigene Zeile: # und die Wörter danach werden zu einem Teil des Wertes von { $instruction }
rules-comment-at-line-end-variables = Ein Kommentar braucht eine eigene Zeile: ARG hält # und die Wörter danach für Namen von Variablen
rules-comment-at-line-end-volumes = Ein Kommentar braucht eine eigene Zeile: VOLUME hält # und die Wörter danach für Ordner
rules-comment-at-line-end-folder = Ein Kommentar braucht eine eigene Zeile: # und die Wörter danach werden zu einem Teil des Ordnernamens
rules-comment-at-line-end-user = Ein Kommentar braucht eine eigene Zeile: # und die Wörter danach werden zu einem Teil des Benutzernamens
rules-comment-at-line-end-array = Ein Kommentar braucht eine eigene Zeile: Mit einem Kommentar dahinter ist { $instruction } kein JSON-Array, und Docker führt die ganze Zeile als Shell-Text aus
rules-comment-at-line-end-escape = Hinter { $escape } steht ein Kommentar, deshalb geht die Zeile nicht weiter, und die Anweisung endet hier; verschiebe den Kommentar in eine eigene Zeile
rules-comment-at-line-end-hides = Docker fügt diese Zeilen zu einer zusammen, sodass dieser Kommentar alle Zeilen danach verdeckt; verschiebe den Kommentar in eine eigene Zeile
rules-comment-at-line-end =
    .what = Am Ende einer Anweisung steht ein Kommentar.
    .why = Docker kennt Kommentare nur auf eigenen Zeilen. Hinter einer Anweisung sind # und die Wörter danach Argumente: zu kopierende Dateien, Ports oder ein Teil eines Wertes. Nur eine Shell, wie in RUN, kennt Kommentare am Ende einer Zeile. Ältere Versionen von Docker ignorierten außerdem, was hinter einem JSON-Array stand.

rules-look-alike-character-blank = Dieses Leerzeichen ist { $code }, und Docker und die Shell halten es für einen Buchstaben; ersetze es durch ein gewöhnliches Leerzeichen
rules-look-alike-character-behind-escape = Das letzte Zeichen dieser Zeile ist { $code }, deshalb geht die Zeile nicht weiter; entferne das Zeichen
rules-look-alike-character-invisible = Hier steht ein unsichtbares Zeichen, { $code }; entferne es
rules-look-alike-character-quote = { $character } ({ $code }) ist ein Anführungszeichen einer Textverarbeitung, das Docker und die Shell für einen Buchstaben halten; schreibe stattdessen { $plain }
rules-look-alike-character-dash = { $character } ({ $code }) ist ein Gedankenstrich einer Textverarbeitung, mit dem keine Option beginnt; schreibe stattdessen { $plain }
rules-look-alike-character-full-width = { $character } ({ $code }) ist ein vollbreites Zeichen, das Docker und die Shell für einen Buchstaben halten; schreibe stattdessen { $plain }
rules-look-alike-character =
    .what = Ein Zeichen sieht aus wie eines der Tastatur, ist aber ein anderes.
    .why = Textverarbeitungen, PDF-Dateien und Chats ersetzen Leerzeichen, Anführungszeichen und Bindestriche durch Zeichen, die schöner aussehen. Docker und die Shell kennen nur die der Tastatur. Die Zeile sieht richtig aus und schlägt fehl, oder sie bedeutet etwas anderes.

rules-windows-path = Pfade in einem Dockerfile werden durch / getrennt, und \ maskiert das Zeichen danach; schreibe { $path }
    .what = Ein Pfad ist wie unter Windows geschrieben, und das Image ist für Linux.
    .why = In einem Dockerfile maskiert \ das nächste Zeichen, und am Ende einer Zeile hängt es die nächste Zeile an. Linux trennt Pfade durch / und hat keine Laufwerke wie C:.
rules-windows-path-joins = Pfade in einem Dockerfile werden durch / getrennt, und ein \ am Ende hängt die nächste Zeile an diese an; schreibe { $path }

rules-broken-array-single-quotes = Ein JSON-Array hat doppelte Anführungszeichen, deshalb hält { $instruction } die ganze Zeile für gewöhnlichen Text
rules-broken-array-missing-comma = Zwischen zwei Strings fehlt ein Komma, deshalb hält { $instruction } die ganze Zeile für gewöhnlichen Text
rules-broken-array-extra-comma = Neben diesem Komma steht kein String, deshalb hält { $instruction } die ganze Zeile für gewöhnlichen Text
rules-broken-array-other-mark = In einem JSON-Array stehen Kommas zwischen den Strings, deshalb hält { $instruction } die ganze Zeile für gewöhnlichen Text
rules-broken-array-no-quotes = Jeder String eines JSON-Arrays braucht doppelte Anführungszeichen, deshalb hält { $instruction } die ganze Zeile für gewöhnlichen Text
rules-broken-array-open-quote = An einem Ende dieses Strings fehlt ein Anführungszeichen, deshalb hält { $instruction } die ganze Zeile für gewöhnlichen Text
rules-broken-array-backslash = In einem JSON-String muss ein Backslash doppelt stehen, deshalb hält { $instruction } die ganze Zeile für gewöhnlichen Text
rules-broken-array-inner-quote = Ein doppeltes Anführungszeichen in einem String braucht einen Backslash davor, deshalb hält { $instruction } die ganze Zeile für gewöhnlichen Text
rules-broken-array-other-bracket = Ein JSON-Array hat eckige Klammern, deshalb hält { $instruction } die ganze Zeile für gewöhnlichen Text
rules-broken-array-text-before = Vor der Klammer [ darf nichts stehen, deshalb hält { $instruction } die ganze Zeile für gewöhnlichen Text
rules-broken-array-touches = Zwischen { $instruction } und der Klammer [ fehlt ein Leerzeichen; füge dort eines ein
rules-broken-array-next-line = Das Array geht in der nächsten Zeile weiter, aber Docker beendet die Anweisung hier; setze { $escape } ans Ende jeder Zeile, die weitergeht
rules-broken-array-no-opening-bracket = Die öffnende Klammer [ fehlt, deshalb hält { $instruction } die ganze Zeile für gewöhnlichen Text
rules-broken-array-no-closing-bracket = Die schließende Klammer ] fehlt, deshalb hält { $instruction } die ganze Zeile für gewöhnlichen Text
rules-broken-array-text-behind = Hinter der Klammer ] steht { $text }, deshalb hält { $instruction } die ganze Zeile für gewöhnlichen Text
rules-broken-array =
    .what = Ein Argument sieht aus wie ein JSON-Array, ist aber kein gültiges.
    .why = Docker sagt nichts, wenn ein Array nicht stimmt. Es hält die Zeile für gewöhnlichen Text: Eine Shell bekommt sie mit allen Klammern und Anführungszeichen und sucht ein Programm namens [python,. COPY, ADD und VOLUME halten sie für Namen, und SHELL lehnt sie ab.

rules-command-in-one-word = Docker sucht ein Programm namens „{ $text }“, mit dem Leerzeichen darin; gib { $program } und jedem seiner Argumente einen eigenen String
    .what = In einem JSON-Array steht ein ganzer Befehl in einem einzigen String.
    .why = In einem JSON-Array ist jeder String ein Wort, und nichts wird an Leerzeichen getrennt. Der erste String ist der Name des Programms. Der Container endet sofort, denn ein Programm dieses Namens gibt es nicht.

rules-assignment-in-command-blanks = Die Shell führt { $name } als Programm aus, weil neben dem = Leerzeichen stehen; setze die Variable mit ENV oder schreibe sie ohne Leerzeichen
rules-assignment-in-command-array = Docker sucht ein Programm namens { $name }=…, weil keine Shell ein JSON-Array liest; setze die Variable mit ENV
rules-assignment-in-command =
    .what = Ein Befehl beginnt mit einer Variablen, die nirgends gesetzt wird.
    .why = Eine Shell setzt eine Variable nur, wenn neben dem = kein Leerzeichen steht, und bei einem JSON-Array gibt es gar keine Shell. Sonst gilt der Name der Variablen als Name eines Programms. ENV setzt eine Variable für alles, was im Container läuft.

rules-carriage-return-in-script = Die Zeilen dieses Skripts enden wie unter Windows, und die Shell hält das zusätzliche Zeichen an jedem Ende für einen Teil des Wortes; stelle die Zeilenenden auf die von Linux um
    .what = Ein Skript in einem Heredoc hat die Zeilenenden von Windows.
    .why = Windows beendet eine Zeile mit zwei Zeichen, Linux mit einem. Docker behält in einem Heredoc beide bei. Die Shell hält das erste davon für den letzten Buchstaben der Zeile: Aus set -e wird eine Option, die es nicht gibt, und eine Datei bekommt einen Namen mit einem unsichtbaren Zeichen.
