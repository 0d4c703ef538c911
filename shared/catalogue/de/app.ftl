### The app panel: invitation, address, request composer, inspector.
### Made from en/app.ftl with the digest 4654ef28837475f9

app-region = App
# Names the frame with the app's page.
app-frame = Seite der App
# The app's page sets a cookie, and the server is reached without TLS from another machine.
app-frame-cookie = Diese Seite setzt ein Cookie. Der Browser verwirft das Cookie in diesem Rahmen, weil der Server nur über unverschlüsseltes HTTP erreicht wird. Öffne die App in einem Tab: Dort funktioniert es.
app-frame-script-cookie = Ein Skript dieser Seite setzt ein Cookie. Der Browser verwirft das Cookie in diesem Rahmen, weil der Rahmen zu einer anderen Website gehört. Öffne die App in einem Tab: Dort funktioniert es.
app-frame-whole-tab = Diese Seite will den ganzen Tab ersetzen. Das lässt der Rahmen nicht zu. Öffne die App in einem Tab: Dort funktioniert es.
# $address is where the page went, as a link or a redirect does.
app-frame-refused = Die Seite wollte zu { $address } wechseln. Der Rahmen zeigt aber nur die App selbst. Mit „Erneut anfragen“ geht es zurück. In einem eigenen Tab darf die App dorthin wechseln.

# The three steps to a first answer.
app-invite-build = 1. Image bauen
    .about = Docker führt die Zeilen des Dockerfiles aus, einen Layer nach dem anderen. Jeder Balken füllt sich, sobald seine Zeile fertig ist.
app-invite-run = 2. Container starten
    .about = Startet die App aus dem Image, getrennt von allen anderen Apps.
app-invite-see = 3. Antwort ansehen
    .about = Hier erscheint die Seite der App, mit Status, Headern und Zeiten.

# Sends the request again.
app-ask-again = Erneut anfragen
app-path = Pfad der Anfrage
# $port (Number)
app-container-port = Container-Port { $port }
# Opens the app as a page of its own.
app-open = In einem Tab öffnen
app-method = Methode
app-send = Anfrage senden
app-cancel = Anfrage abbrechen
# Unfolds the fields for headers and body.
app-more = Header und Body
app-headers = Header, einer pro Zeile
app-body = Body
# $line (Number)
app-bad-header = Zeile { $line } ist kein Header; die Schreibweise ist „Name: Wert“.
app-bad-path = Ein Pfad beginnt mit /.
app-starting = Der Container startet.
# $port (Number)
app-waiting = Der Container läuft. Warten, bis die App auf Port { $port } lauscht.
app-stopping = Der Container wird gestoppt.
app-sending = Warten auf die Antwort.
app-nothing-asked = Noch wurde keine Anfrage gesendet.
app-connection-lost = Die Verbindung zum Server brach ab, bevor eine Antwort kam.
    .hint = Vielleicht zeigt das Log des Containers, was die App getan hat.
# How long the answer took, its size, and who gave it.
# $time (Message)
# $size (Size)
# $build (Number)
app-answer = { $time } · { $size } · Antwort von Build { $build }
# The same where the image was not built here.
# $time (Message)
# $size (Size)
app-answer-of-image = { $time } · { $size }
# The same while the answer is still coming.
# $time (Message)
# $build (Number)
app-answer-begun = { $time } · Antwort von Build { $build }
# $number (Message)
app-milliseconds = { $number } ms
# Names the time until the first byte.
app-first-byte = erstes Byte
# Names the time from the first byte to the last.
app-body-time = Body
app-answer-headers = Header der Antwort
app-answer-body = Body der Antwort
app-empty-body = Der Body ist leer.
# $shown (Size)
# $whole (Size)
app-body-cut = Die ersten { $shown } von { $whole }. Der Knopf kopiert den ganzen Body.
app-copy-body = Body kopieren
# Copies the command line that sends the same request.
app-copy-curl = curl-Befehl kopieren
app-copied = Kopiert
app-not-copied = Der Browser hat das Kopieren nicht erlaubt.
# Names the last lines that a container wrote.
app-last-lines = Letzte Zeilen des Container-Logs
# Names the list of the paths that the app's own file gives.
app-routes = Routen
# Runs the container with another port.
# $port (Number)
app-use-port = Port { $port } verwenden
# $build (Number)
app-sees-build = Zu sehen ist Build { $build }.
# $build (Number)
app-saw-build = Das war Build { $build }.
# $build (Number)
app-build-ready = Build { $build } ist fertig.
# $build (Number)
app-run-build = Build { $build } starten
# Lies over the page of an app that an older build has made.
# $build (Number)
app-tag = Build { $build }
# $status (Number)
app-answered-error = Die App hat mit { $status } geantwortet: Der Fehler liegt in der App, nicht im Netzwerk. Mehr dazu steht in ihrem Log.
app-answer-is-old = Der Container ist beendet. Das ist seine letzte Antwort.
# Below the cause of an end, once a file has changed.
app-mended = Seitdem haben sich die Dateien geändert. Baue das Image neu, dann starte erneut.
