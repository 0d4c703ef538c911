### Why there is no engine, and what the engine did after a build's end.
### Made from en/engine.ftl with the digest 3e3cab67cc6a1762

engine-switched-off = Dieser Server läuft ohne Docker Engine; seine Betreiber haben das so eingestellt.
    .hint = Bearbeiten geht; „Bauen“ und „Starten“ brauchen eine Engine.
engine-not-found = Es wurde keine Docker Engine gefunden.
    .hint-install = Installiere Docker oder starte den Server als root auf einem System, auf dem dockerd installiert ist.
    .hint-name = Mit DRYDOCK_ENGINE=unix:///path/to/docker.sock lässt sich eine Engine an einem anderen Ort angeben.
engine-no-permission = Dieser Server hat keine Berechtigung, die Docker Engine unter { $address } zu benutzen.
    .hint = Starte den Server als root oder als Benutzer der Gruppe docker.
engine-unreachable = Die Docker Engine unter { $address } antwortet nicht.
    .hint = Starte die Engine. Drydock merkt von selbst, wenn sie antwortet.
engine-did-not-start = Drydocks eigene Docker Engine konnte nicht gestartet werden: { $detail }.
    .hint = Die Ausgabe der Engine steht im Datenordner in der Datei engine/dockerd.log.
# $build (Number)
engine-restarted = Die Engine arbeitete nach dem Ende von Build { $build } immer noch daran und wurde deshalb neu gestartet.
    .hint-apps = Alle laufenden Apps wurden dabei beendet; mit „Starten“ läuft deine wieder.
    .hint-build = Verkleinere den Build, bevor du erneut baust: weniger Variablen, Stages, Dateien oder Befehle.
