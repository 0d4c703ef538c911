### Refusals and failures: files, builds, containers, the server's own state.
### Made from en/notice.ftl with the digest de4b4f1442a054ad

notice-unreadable = Der Server konnte nicht lesen, was die Seite gesendet hat: { $detail }.
    .hint = Lade die Seite neu; vielleicht ist sie älter als der Server.
notice-file-changed-elsewhere = { $path } wurde während der Bearbeitung anderswo geändert; nichts wurde überschrieben.
    .hint = Vergleiche die beiden Fassungen, behalte, was du brauchst, und speichere erneut.
notice-no-such-file = In diesem Arbeitsbereich gibt es keine Datei { $path } mehr.
notice-file-exists = Eine Datei namens { $path } gibt es schon.
    .hint = Wähle einen anderen Namen oder lösche zuerst diese Datei.
# $path (Text)
# $why (Message)
notice-bad-path = „{ $path }“ kann hier kein Dateiname sein. { $why }
# $limit (Number)
# $again (Period)
notice-too-many-workspaces = Aus deinem Netzwerk wurden in kurzer Zeit zu viele neue Arbeitsbereiche angelegt. Dieser Server nimmt { $limit } auf einmal an.
    .hint = Warte { $again }, dann versuche es noch einmal.
notice-build-in-progress = Ein Build dieses Arbeitsbereichs läuft schon.
    .hint = Warte, bis er beendet ist, oder brich ihn ab. Dann baue erneut.
notice-no-such-build = In diesem Arbeitsbereich gibt es keinen Build { $build } mehr.
notice-bad-build-argument = Das Build-Argument { $name } kann hier nicht gesetzt werden.
    .hint = Ein Name besteht aus Buchstaben, Ziffern und Unterstrichen. Er beginnt nicht mit BUILDKIT_ und ist nicht SOURCE_DATE_EPOCH.
# $key (Text)
# $most (Number) How many labels a build may have.
# $bytes (Number) How long the key and the value may be, each.
notice-bad-label = Das Label { $key } kann hier nicht gesetzt werden.
    .hint = Ein Build hat höchstens { $most } Labels, deren Schlüssel und Werte jeweils höchstens { $bytes } Byte lang sind. Schlüssel, die mit drydock. beginnen, sind für Drydock reserviert.
# $layer (Number)
notice-no-such-layer = Das Image hat keinen Layer { $layer }.
notice-no-such-image = Ein Image { $image } gibt es noch nicht: Kein Build mit diesem Namen war erfolgreich.
    .hint = Drücke zuerst „Bauen“.
notice-no-such-container = In diesem Arbeitsbereich gibt es keinen Container { $container } mehr.
    .hint = Drücke „Starten“, um einen zu starten.
notice-port-taken = Port { $port } führt zu einem anderen Container, der läuft.
    .hint = Stoppe zuerst diesen Container oder wähle einen anderen Port.
notice-no-such-shell = Die Konsole wurde beendet. Öffne sie erneut.
notice-no-dockerfile = Es gibt kein Dockerfile zum Bauen, oder es enthält keine Anweisung.
    .hint = Füge eine Datei namens Dockerfile hinzu, die mit FROM beginnt, zum Beispiel mit FROM python:3.8-alpine.
# $path (Text) The Dockerfile's path.
notice-dockerfile-missing = Die Datei { $path }, aus der gebaut werden soll, gibt es nicht.
    .hint = Füge diese Datei hinzu; sie beginnt mit FROM, zum Beispiel mit FROM python:3.8-alpine. Oder wähle ein anderes Dockerfile.
# $path (Text) The folder's path.
notice-context-missing = Der Build-Kontext { $path } ist nicht da: Keine Datei des Arbeitsbereichs liegt in diesem Ordner.
    .hint = Füge diesem Ordner eine Datei hinzu oder wähle einen anderen.
# $line (Number)
# $instruction (Text)
# $exit-code (Number)
notice-step-failed = Zeile { $line } ist fehlgeschlagen: { $instruction } endete mit Exit-Code { $exit-code }.
    .hint = Den Grund nennen die letzten Zeilen im Log des Schritts.
# $line (Number)
# $instruction (Text)
# $detail (Text)
notice-step-failed-by-engine = Zeile { $line } ist fehlgeschlagen: { $instruction }. Die Engine meldet: { $detail }.
# $line (Number)
# $source (Text)
notice-source-missing = Zeile { $line } will { $source } kopieren, aber im Arbeitsbereich gibt es keine solche Datei.
    .hint-spelling = Prüfe die Schreibweise, auch die Groß- und Kleinschreibung.
    .hint-ignored-by = Füge die Datei hinzu oder prüfe, ob { $ignore-file } sie ausschließt.
    .hint-ignored = Füge die Datei hinzu oder prüfe, ob eine Ignore-Datei sie ausschließt.
# $line (Number)
# $detail (Text)
notice-dockerfile-line-invalid = Zeile { $line } des Dockerfiles kann nicht gebaut werden: { $detail }.
notice-dockerfile-invalid = Das Dockerfile kann nicht gebaut werden: { $detail }.
# $line (Number)
# $version (Text)
# $needed (Text)
notice-heredoc-too-new = Zeile { $line } enthält ein Heredoc. Die Docker Engine { $version } dieses Servers ist dafür zu alt: Heredocs brauchen Version { $needed } oder neuer.
    .hint = Verbinde die Befehle eines RUN stattdessen mit &&, und gib COPY den Text in einer eigenen Datei.
# $line (Number)
# $flag (Text)
# $version (Text)
# $needed (Text)
notice-flag-too-new = Zeile { $line } verwendet { $flag }. Die Docker Engine { $version } dieses Servers ist dafür zu alt: Die Option braucht Version { $needed } oder neuer.
    .hint = Lass die Option weg oder bitte die Betreiber des Servers um eine neuere Engine.
# $line (Number)
# $image (Text)
notice-base-image-of-line-missing = Zeile { $line } beginnt mit dem Image { $image }. Dieser Server hat das Image nicht, und keine Registry liefert es.
# $available (List)
notice-base-image-missing = Dieser Server hat das Image { $image } nicht, und keine Registry liefert es.
    .hint-available = Dieser Server bietet { $available }.
    .hint-none = Keine Registry antwortet diesem Server. Bitte die Betreiber des Servers um Basis-Images.
# $line (Number)
# $what (Text)
notice-refused = Zeile { $line } verlangt { $what }; das lässt dieser Server nicht zu.
# $line (Number)
# $path (Text)
# $why (Message)
notice-ignore-file-refused = Zeile { $line } von { $path } ist nicht verwendbar. { $why }
notice-ignoring-too-much = Alle Dateien mit den Mustern von { $path } zu vergleichen dauert zu lange und wurde abgebrochen.
    .hint = Verwende weniger Muster und darin jeweils weniger * und **.
notice-copying-too-much = Alle Dateien zu finden, die COPY und ADD in { $path } nehmen, dauert zu lange und wurde abgebrochen.
    .hint = Verwende weniger Quellen oder nenne einen Ordner statt Mustern mit *.
notice-expanding-too-much = Die Werte aller Variablen in { $path } einzusetzen dauert zu lange und wurde abgebrochen.
    .hint = Verwende weniger Variablen, vor allem in den Werten anderer Variablen.
notice-planning-too-much = Alle Stages und Anweisungen von { $path } zu verfolgen dauert zu lange und wurde abgebrochen.
    .hint = Verwende weniger Anweisungen und weniger Stages.
# $waited (Period)
notice-server-busy = Der Server war { $waited } lang mit anderer Arbeit beschäftigt und hat es dann aufgegeben.
    .hint = Versuche es in einer Minute noch einmal.
# $free (Size)
notice-disk-nearly-full = Die Festplatte des Servers ist fast voll: Nur { $free } sind noch frei, deshalb wird nichts Neues gebaut oder gestartet. Deine Dateien sind gespeichert.
    .hint = Versuche es in ein paar Minuten noch einmal: Alte Images werden gerade entfernt. Bleibt die Festplatte voll, sag den Betreibern des Servers Bescheid.
# $limit (Period)
notice-build-timed-out = Der Build wurde abgebrochen, weil ein Build höchstens { $limit } dauern darf.
    .hint = Verkleinere den langsamsten Schritt. Alle Schritte, die fertig wurden, verwendet der nächste Build wieder.
notice-image-removed = Die Engine hat dieses Image nicht mehr. Alte Images werden entfernt, um Platz zu schaffen.
    .hint = Drücke „Bauen“. Schritte, die noch im Cache sind, werden wiederverwendet.
notice-container-did-not-start = Der Container konnte nicht gestartet werden. Die Engine meldet: { $detail }.
    .hint = Prüfe den Befehl in CMD oder ENTRYPOINT.
notice-engine-lost = Die Engine antwortet nicht mehr.
    .hint = Versuche es noch einmal, wenn die Engine wieder da ist.
notice-nobody-waited = Der Build hat seinen Platz in der Warteschlange verloren, weil kein Tab dieses Arbeitsbereichs mehr offen war.
    .hint = Baue erneut und lass den Tab offen, solange der Build wartet.
notice-place-given-away = Die Warteschlange der Builds war voll. Der Platz dieses Builds ging an ein Netzwerk, aus dem weniger Builds warten.
    .hint = Baue in einer Minute erneut.
notice-storage-full = Die Festplatte des Servers ist voll, deshalb ist dein Text noch nicht gespeichert. Der Text bleibt in dieser Seite und wird gespeichert, sobald Platz ist.
    .hint = Lass den Tab offen und sag den Betreibern des Servers Bescheid.
notice-storage-damaged = Der Server kann diesen Arbeitsbereich nicht lesen, weil ein Teil seiner Datenbank beschädigt ist.
    .hint = Sag den Betreibern des Servers Bescheid: Nach einem Neustart repariert der Server die Datenbank aus einer Kopie.
notice-server-stopped = Der Server wurde angehalten, bevor der Build fertig war.
    .hint = Baue erneut.
notice-internal = In Drydock ist etwas schiefgegangen (Vorfall { $incident }).
    .hint = Versuche es noch einmal. Tritt der Fehler wieder auf, nenne den Betreibern des Servers diese Nummer.
