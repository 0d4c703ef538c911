### What `drydock serve` says on a terminal while it starts and stops.
### Made from en/serve.ftl with the digest 9da114d595a316ed

serve-engine-ready = Docker Engine { $version } antwortet.
serve-engine-starting = Docker Engine wird gestartet …
# $name (Text)
# $seconds (Number)
serve-image-pulled = Basis-Image { $name }: gepullt ({ $seconds } s).
# $name (Text)
# $made-of (Text)
# $seconds (Number)
serve-image-stand-in = Basis-Image { $name }: Keine Registry antwortet, deshalb wird ein Ersatz-Image verwendet ({ $made-of }; { $seconds } s).
# $name (Text)
# $why (Text)
serve-image-missing = Basis-Image { $name }: nicht verfügbar ({ $why }).
serve-image-preparing = Basis-Image { $name }: wird vorbereitet …
serve-ready = Drydock ist bereit: { $address }
serve-all-ready = Alles ist bereit: Bauen und Starten sind möglich.
# $why (Message)
serve-without-engine = „Bauen“ und „Starten“ sind abgeschaltet. { $why }
serve-too-many-connections = Zu viele Verbindungen sind offen, hier oder von deiner Netzwerkadresse aus. Schließe andere Tabs oder versuche es in ein paar Sekunden noch einmal.
serve-stopping = Drydock wird beendet; ein zweites Strg+C beendet es sofort.
serve-port-taken = Port { $port } ist belegt: Beende das Programm, das ihn benutzt, oder wähle mit --port oder DRYDOCK_PORT einen anderen.
# $port (Text)
# $why (Text)
serve-port-refused = Port { $port } kann nicht benutzt werden ({ $why }): Wähle mit --port oder DRYDOCK_PORT einen anderen.
# $address (Text)
# $why (Text)
serve-metrics-refused = Die Metriken können unter { $address } nicht bereitgestellt werden: { $why }. Wähle mit --metrics-addr oder DRYDOCK_METRICS_ADDR eine andere Adresse oder keine.
serve-data-in-use = Ein anderer Drydock-Server benutzt den Datenordner { $path }: Beende diesen Server oder wähle mit --data oder DRYDOCK_DATA einen anderen Ordner.
# $path (Text)
# $process (Text)
serve-data-in-use-by = Ein anderer Drydock-Server (Prozess { $process }) benutzt den Datenordner { $path }: Beende diesen Server oder wähle mit --data oder DRYDOCK_DATA einen anderen Ordner.
# $damaged (Text)
# $age (Period)
# $files (Number)
serve-repaired = Die Datenbank war beschädigt und wurde durch eine { $age } alte Kopie ersetzt. Alles, was neuer ist als die Kopie, ist verloren, außer { $files ->
        [one] { $files } Datei, die noch gelesen werden konnte
       *[other] { $files } Dateien, die noch gelesen werden konnten
    }. Die beschädigte Datenbank wird als { $damaged } aufbewahrt.
# $path (Text)
# $why (Text)
serve-damaged = Die Datenbank { $path } ist beschädigt ({ $why }), und daneben liegt keine brauchbare Kopie. Lege eine eigene Kopie dorthin oder verschiebe die Datei, um mit einer leeren Datenbank zu beginnen.
serve-not-started = Drydock konnte nicht starten: { $why }.
