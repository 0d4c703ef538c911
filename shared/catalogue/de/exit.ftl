### Why a container ended.
### Made from en/exit.ftl with the digest abd91b578e2ac2ec

exit-without-error = Der Prozess des Containers hat sich von selbst und ohne Fehler beendet (Exit-Code 0).
    .hint = Ein Container lebt so lange wie sein Befehl; ein Webserver läuft immer weiter.
exit-not-executable = Der Befehl des Containers ist nicht ausführbar (Exit-Code 126).
    .hint = Prüfe den Befehl in CMD oder ENTRYPOINT und seine Berechtigungen.
exit-not-found = Der Befehl des Containers wurde nicht gefunden (Exit-Code 127).
    .hint = Prüfe den Befehl in CMD oder ENTRYPOINT.
# $exit-code (Number)
exit-with-code = Der Prozess des Containers endete mit Exit-Code { $exit-code }.
    .hint = Den Grund nennen die letzten Zeilen seines Logs.
exit-did-not-start = Der Container konnte nicht gestartet werden.
    .hint = Die letzte Zeile seines Logs nennt den Grund und was zu tun ist.
exit-stopped = Der Container wurde gestoppt.
exit-out-of-memory = Der Container wurde zwangsweise beendet, weil er mehr Arbeitsspeicher belegt hat, als er darf.
    .hint = Lade weniger auf einmal, dann baue und starte erneut.
exit-out-of-disk = Der Container wurde beendet, weil er mehr auf seine Festplatte geschrieben hat, als er darf; wie viel, steht in seinem Log.
    .hint = Schreibe weniger oder lösche Dateien, die nicht mehr gebraucht werden. Dann baue und starte erneut.
exit-disk-nearly-full = Der Container wurde beendet, weil er noch schrieb, als die Festplatte des Servers fast voll war; wie viel noch frei ist, steht in seinem Log.
    .hint = Versuche es in ein paar Minuten noch einmal: Alte Images werden gerade entfernt. Bleibt die Festplatte voll, sag den Betreibern des Servers Bescheid.
exit-engine-restarted = Der Container endete, weil die Engine neu starten musste: Sie arbeitete noch an einem Build, der längst beendet war.
    .hint = Mit „Starten“ läuft er wieder.
exit-idle = Der Container wurde gestoppt, weil dieser Arbeitsbereich eine Weile nicht benutzt wurde.
    .hint = Mit „Starten“ läuft er wieder.
exit-lost = Den Container gibt es nicht mehr: Der Server oder seine Engine wurde angehalten.
    .hint = Mit „Starten“ läuft er wieder.
