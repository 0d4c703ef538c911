### Limits that were met.
### Made from en/limit.ftl with the digest 4b71a715451c27bc

# $limit (Number)
limit-files = Ein Arbeitsbereich fasst höchstens { $limit ->
        [one] { $limit } Datei
       *[other] { $limit } Dateien
    }.
    .hint = Lösche eine Datei, die nicht gebraucht wird.
# $used (Size)
# $limit (Size)
limit-file-bytes = Diese Datei wäre { $used } groß; eine Datei darf { $limit } groß sein.
    .hint = Verkleinere die Datei oder teile sie auf.
# $used (Size)
# $limit (Size)
limit-workspace-bytes = Alle Dateien zusammen wären { $used } groß; ein Arbeitsbereich darf { $limit } groß sein.
    .hint = Lösche oder kürze eine Datei.
# $used (Number)
limit-build-queue = { $used ->
        [one] Schon { $used } Build wartet; mehr lässt dieser Server nicht zu.
       *[other] Schon { $used } Builds warten; mehr lässt dieser Server nicht zu.
    }
    .hint = Versuche es in einer Minute noch einmal.
# $used (Number)
limit-build-queue-of-network = { $used ->
        [one] Schon { $used } Build aus deinem Netzwerk wartet; mehr lässt dieser Server für ein Netzwerk nicht zu.
       *[other] Schon { $used } Builds aus deinem Netzwerk warten; mehr lässt dieser Server für ein Netzwerk nicht zu.
    }
    .hint = Versuche es in einer Minute noch einmal.
# $used (Number)
# $limit (Number)
limit-instructions = Das Dockerfile hat { $used } Anweisungen; ein Build nimmt höchstens { $limit } an.
    .hint = Verbinde die Befehle mehrerer RUN mit &&, und gib einem ENV oder LABEL mehrere Werte.
# $used (Size)
# $limit (Size)
limit-build-memory = Dieser Schritt wurde beendet, weil dem Build der Arbeitsspeicher ausging: Er belegte { $used }, und alle Schritte eines Builds dürfen zusammen { $limit } belegen.
    .hint = Erledige weniger auf einmal: Installiere weniger Pakete in einem RUN, kompiliere mit weniger Jobs oder lies Dateien stückweise.
# $used (Number)
# $limit (Number)
limit-build-pids = Dieser Schritt ist fehlgeschlagen, weil der Build { $used } Prozesse und Threads hatte; erlaubt sind { $limit }.
    .hint = Starte weniger auf einmal und suche nach einem Befehl, der sich immer wieder selbst startet.
# $used (Size)
# $limit (Size)
limit-build-disk = Dieser Schritt wurde beendet, weil der Build { $used } auf die Festplatte geschrieben hat; seine Schritte dürfen { $limit } schreiben.
    .hint = Lade und schreibe weniger und suche nach einer Schleife, die endlos schreibt.
# $used (Size)
# $limit (Size)
limit-image-bytes = Das Image fügt seiner Basis { $used } hinzu; erlaubt sind { $limit }.
    .hint = Installiere weniger und lösche Caches in demselben RUN, das sie füllt.
# $used (Size)
# $limit (Size)
limit-registry-bytes = Die Images dieses Arbeitsbereichs würden in der Registry { $used } belegen; erlaubt sind { $limit }.
    .hint = Pushe ein kleineres Image unter demselben Namen oder pushe es mit weniger Tags.
# $used (Number)
limit-containers = { $used ->
        [one] Es läuft schon { $used } Container dieses Arbeitsbereichs; mehr sind nicht erlaubt.
       *[other] Es laufen schon { $used } Container dieses Arbeitsbereichs; mehr sind nicht erlaubt.
    }
    .hint = Stoppe zuerst einen davon.
# $used (Size)
# $limit (Size)
limit-app-body-bytes = Der Body der Anfrage ist { $used } groß; erlaubt sind { $limit }.
    .hint = Sende weniger auf einmal; nichts davon hat die App erreicht.
# $used (Number)
limit-sockets = { $used ->
        [one] Schon { $used } Tab zeigt diesen Arbeitsbereich; mehr sind nicht erlaubt.
       *[other] Schon { $used } Tabs zeigen diesen Arbeitsbereich; mehr sind nicht erlaubt.
    }
    .hint = Schließe einen davon; dieser Tab versucht es von selbst noch einmal.
# $used (Number)
limit-sockets-of-network = { $used ->
        [one] In deinem Netzwerk ist schon { $used } Tab dieses Servers offen; mehr sind für ein Netzwerk nicht erlaubt.
       *[other] In deinem Netzwerk sind schon { $used } Tabs dieses Servers offen; mehr sind für ein Netzwerk nicht erlaubt.
    }
    .hint = Schließe einen davon; dieser Tab versucht es von selbst noch einmal.
    .hint-operator = Gehören sie vielen Personen, können die Betreiber des Servers mehr erlauben.
# $used (Number)
limit-requests = { $used ->
        [one] { $used } Anfrage dieses Tabs ist schon unterwegs; mehr sind nicht erlaubt.
       *[other] { $used } Anfragen dieses Tabs sind schon unterwegs; mehr sind nicht erlaubt.
    }
    .hint = Warte auf eine Antwort oder brich eine Anfrage ab.
# $limit (Size)
limit-message-bytes = Dieser Tab wurde getrennt: Er hat eine Nachricht mit mehr als den erlaubten { $limit } gesendet.
    .hint = Er verbindet sich von selbst wieder. Sende weniger auf einmal.
# $used (Number)
limit-unread-messages = Dieser Tab wurde getrennt: { $used } Nachrichten warteten auf ihn; mehr sind nicht erlaubt.
    .hint = Er verbindet sich von selbst wieder und macht dort weiter, wo er war.
# $limit (Size)
limit-socket-bytes = Dieser Tab wurde getrennt: Zu ihm und von ihm waren mehr als die erlaubten { $limit } unterwegs.
    .hint = Er verbindet sich von selbst wieder und macht dort weiter, wo er war. Sende und verlange weniger auf einmal.
# $limit (Size)
limit-workspace-socket-bytes = Dieser Tab wurde getrennt: Zu allen Tabs dieses Arbeitsbereichs und von ihnen waren mehr als die erlaubten { $limit } unterwegs.
    .hint = Er verbindet sich von selbst wieder. Schließe Tabs, die nicht gebraucht werden, und sende weniger auf einmal.
limit-server-socket-bytes = Dieser Tab wurde getrennt: Durch den Server war zu viel unterwegs, und das meiste davon gehörte zu diesem Arbeitsbereich.
    .hint = Er verbindet sich von selbst wieder. Sende und verlange weniger auf einmal.
# $limit (Number)
limit-shells = Ein Tab hat höchstens { $limit ->
        [one] { $limit } Konsole
       *[other] { $limit } Konsolen
    }.
    .hint = Schließe eine, die nicht gebraucht wird.
# $used (Size)
# $limit (Size)
limit-shell-bytes = Der Text ist { $used } groß; die Konsole nimmt { $limit } auf einmal an.
    .hint = Schreibe ihn in eine Datei oder führe ihn in Teilen aus.
