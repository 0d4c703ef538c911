### What suggestions of the editor say beside what they put in. Instructions, flags and directives say what their cards say.
### Made from en/completion.ftl with the digest b13e6972b825daad

completion-stage-name = Gibt der Stage einen Namen.
completion-health-command = Ein Befehl, der feststellt, ob der Container gesund ist.
completion-health-none = Schaltet die Prüfung aus dem Basis-Image ab.
completion-network-default = Das Netzwerk des Builds.
completion-network-none = Kein Netzwerk.
completion-working-directory = Der Ordner, den WORKDIR festlegt.
completion-mount-cache = Ein Ordner für Paketmanager und Compiler, der zwischen Builds erhalten bleibt.
completion-mount-bind = Dateien des Kontexts, einer Stage oder eines Images, nur lesbar und ohne Layer.
completion-mount-secret = Ein Geheimnis des Builds, das in keinem Layer landet.
completion-mount-tmpfs = Ein Ordner im Arbeitsspeicher, am Anfang leer und am Ende weg.
completion-mount-ssh = Der SSH-Agent des Builders.
