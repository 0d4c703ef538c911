### Why an app gave no answer.
### Made from en/app-failure.ftl with the digest 0da5acbf34485940

app-failure-no-container = Es läuft kein Container.
    .hint = Drücke „Starten“, um einen zu starten.
app-failure-not-published = Der Container läuft, aber keiner seiner Ports ist veröffentlicht. Deshalb kann nichts außerhalb des Containers die App erreichen.
    .hint = Starte ihn erneut mit -p, zum Beispiel mit docker run -p 8000:5000 IMAGE: Die erste Zahl ist der Port hier, die zweite der Port der App im Container.
# $exit-code (Number)
app-failure-not-running = Der Container läuft nicht: Sein Prozess endete mit Exit-Code { $exit-code }.
    .hint = Den Grund nennen die letzten Zeilen seines Logs. Behebe den Fehler, dann baue und starte erneut.
# $limit (Size)
app-failure-out-of-memory = Der Container wurde zwangsweise beendet, weil er mehr als die erlaubten { $limit } Arbeitsspeicher belegt hat.
    .hint = Lade weniger auf einmal, dann baue und starte erneut.
app-failure-not-listening = Der Container läuft, aber noch lauscht nichts darin auf Port { $port }.
    .hint-starting = Falls die App noch startet, sende die Anfrage gleich noch einmal.
    .hint-command = Andernfalls prüfe, ob der Befehl wirklich einen Webserver startet.
app-failure-loopback-only = Die App lauscht im Container auf 127.0.0.1:{ $port }. Dort ist sie von außen nicht erreichbar.
    .hint = Lass sie auf 0.0.0.0 lauschen: app.run(host="0.0.0.0") oder flask run --host=0.0.0.0.
app-failure-other-port = Die App lauscht auf Port { $listening }, nicht auf Port { $port }.
    .hint = Schreibe EXPOSE { $listening } ins Dockerfile, dann baue und starte erneut.
# $listening (List)
# $port (Text)
app-failure-other-ports = Die App lauscht auf den Ports { $listening }, nicht auf Port { $port }.
app-failure-connection-lost = Die Verbindung zu Port { $port } brach ab, bevor eine Antwort kam: { $detail }.
    .hint = Vielleicht zeigt das Log des Containers, was die App getan hat.
# $waited (Period)
app-failure-timed-out = Die App hat { $waited } lang keine vollständige Antwort gegeben.
    .hint = Sieh im Log des Containers nach, womit sie beschäftigt ist.
# $limit (Size)
app-failure-body-too-large = Die Antwort wurde gekürzt, denn hier darf eine Antwort höchstens { $limit } groß sein.
    .hint = Öffne die App in einem Tab: Dort wird die Antwort nicht gekürzt.
# $limit (Size)
app-failure-upload-too-large = Der Upload ist zu groß: Eine Anfrage darf hier höchstens { $limit } groß sein. Die App hat nur einen Teil des Uploads erhalten.
    .hint = Sende eine kleinere Datei.
app-failure-cancelled = Die Anfrage wurde abgebrochen.
