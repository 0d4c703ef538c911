### What is wrong between the files of a workspace: what a rule says of a breach, what it finds (`.what`) and why that matters (`.why`).
### Made from en/review.ftl with the digest 6844341cb83c2161

# $image (Text)
review-base-image-missing = Das Image { $image } ist nicht auf diesem Server, und keine Registry liefert es.
    .what = FROM, COPY --from oder RUN --mount nennt ein Image, das nicht verfügbar ist.
    .why = Ein Build beginnt mit seinen Basis-Images. Hat der Server ein Image nicht und liefert es auch keine Registry, dann wird keine Zeile ausgeführt.
# $images (Text)
review-base-image-missing-hint = Dieser Server hat: { $images }.
# $image (Text)
review-fix-base-image = Zu { $image } ändern

# $image (Text)
review-stand-in-has-no-apk = Dieser Server hat für { $image } ein Ersatz-Image aus Debian-Paketen, und Debian hat kein apk.
    .what = RUN ruft apk, den Paketmanager von Alpine Linux, in einem Image auf, an dessen Stelle ein Ersatz-Image aus Debian-Paketen steht.
    .why = Ohne Registry macht Drydock seine Basis-Images aus Debian-Paketen, was auch immer ihre Namen sagen. Der Schritt endet mit „apk: not found“.
    .hint = Verwende hier apt-get. Mit einer Registry oder mit Docker auf dem eigenen Rechner ist apk in diesem Image richtig.
review-fix-apt-get = Stattdessen apt-get verwenden

review-import-not-installed = { $package } wird im Image nirgends installiert, deshalb schlägt dieser Import dort fehl.
    .what = Die App importiert ein Paket, das weder ein RUN noch requirements.txt installiert.
    .why = Ein Image enthält, was sein Build hineingelegt hat, und nichts vom eigenen Rechner. Der Import schlägt fehl, wenn der Container startet, und der Container endet mit ModuleNotFoundError.
review-fix-install = { $package } installieren
review-add-to-list = Trage eine Zeile { $package } in { $list } ein.
review-add-run = Installiere es im Dockerfile: RUN pip install { $package }.

review-run-ignored = Der Container startet die App mit `flask`, und `flask` ignoriert diesen Aufruf von { $function }.
    .hint = Wo die App lauscht, sagen die Optionen von `flask run`. Dieser Aufruf wirkt nur, wenn `python` diese Datei startet.
    .what = Die Datei ruft app.run() auf, aber der Container startet die App mit flask run.
    .why = Unter flask run ignoriert Flask app.run() mit allem, was darin angegeben ist: Host, Port und Debug-Modus. Es zählen die Optionen von flask run.

review-packages-conflict = Diese Version von { $package } funktioniert nicht mit { $other } ab Version { $version }, und pip nimmt das neueste { $other }.
    .what = Ein altes Paket hat eine feste Version und braucht ein Paket ohne feste Version. Dessen neueste Version funktioniert nicht mit dem alten.
    .why = pip nimmt von einem Paket die neueste Version, wenn niemand sie einschränkt. Die App endet dann bei ihrem ersten Import, zum Beispiel mit: cannot import name 'url_quote' from 'werkzeug.urls'.
review-packages-conflict-hint = Verlange zusätzlich { $requirement } oder nimm { $package } ab Version { $fixed }.
review-fix-require = Zusätzlich { $requirement } verlangen

review-program-not-installed = { $package } wird im Image nirgends installiert, deshalb findet der Container das Programm { $program } nicht.
    .what = CMD oder ENTRYPOINT startet ein Programm aus einem Python-Paket, das nirgends installiert wird.
    .why = Der Build gelingt, denn vor dem Start eines Containers prüft niemand den Befehl. Der Container endet dann sofort mit Exit-Code 127: nicht gefunden.

review-module-shadowed = Python hält diese Datei für das Modul { $module }, das { $who } braucht.
    .what = Eine Datei heißt wie ein Modul, das das Programm oder eines seiner Pakete importiert.
    .why = Python sucht zuerst im Ordner des gestarteten Skripts, findet dort die Datei und sucht das Modul nicht weiter. Die App endet bei einem Import.
    .hint = Gib der Datei einen anderen Namen, auch dort, wo das Dockerfile und andere Dateien sie nennen.

review-template-missing = Unter den Dateien gibt es { $wanted } nicht, aber genau dort sucht Flask das Template.
    .what = Die App rendert ein Template, das im Image nicht im Ordner templates neben ihr liegt.
    .why = Der Container startet, und die Seite schlägt dann mit TemplateNotFound fehl.
review-template-missing-elsewhere = Das Template liegt hier als { $path }, aber Flask sucht es als { $wanted }.
review-template-missing-ignored = { $ignore } hält { $wanted } aus dem Image heraus.
review-template-missing-not-copied = Kein COPY bringt { $wanted } ins Image.

review-windows-line-ends = Die Zeilen dieses Skripts enden wie unter Windows. Die Shell hält das zusätzliche Zeichen an jedem Ende für einen Teil des Wortes, deshalb schlagen Befehle fehl.
    .what = Ein Skript, das der Container oder der Build startet, hat die Zeilenenden von Windows.
    .why = Windows beendet eine Zeile mit zwei Zeichen, Linux mit einem. Das System hält das erste davon für einen Teil des Interpreternamens, findet kein solches Programm und meldet „no such file or directory“ für eine Datei, die da ist. Git für Windows erzeugt solche Zeilenenden, wenn es Dateien auscheckt.
review-windows-line-ends-interpreter = Die Zeilen dieses Skripts enden wie unter Windows. Deshalb sucht das System { $interpreter } mit einem unsichtbaren Zeichen hinter dem Namen, und der Start schlägt mit „no such file or directory“ fehl.
review-fix-line-ends = Alle Zeilenenden dieser Datei auf die von Linux umstellen

# $files is a list of paths.
review-pasted-commands-files = Das sind Befehle für ein Terminal. Sie schreiben { $files }.
review-pasted-commands = Das sind Befehle für ein Terminal. Sie gehören nicht in { $path }.
    .what = Eine Datei enthält die Befehle, die sie erzeugen, wie Tutorials sie abdrucken.
    .why = Ein Terminal führt die Befehle aus und schreibt die Dateien. Ein Build liest die Dateien und kennt keine Befehle wie echo, cat oder docker.
review-pasted-readme-files = Das ist Text für Menschen, und darin stecken Dateien: { $files }.
review-pasted-take-texts = Übernimm nur den Text jeder Datei in die jeweilige Datei.
review-pasted-run-elsewhere = Ein solcher Befehl gehört in ein Terminal. Die Seite hat dafür die Knöpfe „Bauen“ und „Starten“.
review-pasted-blank-missing = In -t { $name }. fehlt das Leerzeichen vor dem Punkt. Der Punkt bedeutet: dieser Ordner.
review-pasted-folder-missing = docker build braucht am Ende den Ordner mit den Dateien. Ein Punkt bedeutet: dieser Ordner.
review-pasted-quote-open = Ein Anführungszeichen wird geöffnet und nirgends geschlossen. Als Ende des Textes gilt hier die Stelle vor dem > am Ende der Zeile.
# Names a button that does it.
review-place-files = Diese Dateien ablegen
# Names a button that asks first.
review-place-ask = Dateien ablegen …
# Names a button that does it.
review-place-file = Diese Datei ablegen

review-other-language-readme = Das ist Text für Menschen, etwa eine README. In { $path } gehört etwas anderes.
review-other-language-what = Eine Datei enthält einen Text in einer anderen Sprache, als ihr Name sagt.
review-other-language-why = Der Name einer Datei sagt, wer sie liest. Ein Build liest das Dockerfile, Python liest app.py, und keiner von beiden kann die Datei des anderen lesen.
review-other-language-dockerfile = Das ist ein Dockerfile. In { $path } gehört etwas anderes.
review-other-language-compose = Das sind Dienste für Docker Compose. In { $path } gehört etwas anderes.
review-other-language-kubernetes = Das sind Objekte für Kubernetes. In { $path } gehört etwas anderes.
review-other-language-html = Das ist eine HTML-Seite. In { $path } gehört etwas anderes.
review-other-language-python = Das ist ein Python-Programm. In { $path } gehört etwas anderes.
review-other-language-javascript = Das ist ein JavaScript-Programm. In { $path } gehört etwas anderes.
review-other-language-json = Das ist JSON. In { $path } gehört etwas anderes.
review-other-language-requirements = Das ist eine Liste von Paketen für pip. In { $path } gehört etwas anderes.
review-other-language-script = Das ist ein Skript für eine Shell. In { $path } gehört etwas anderes.
review-other-language-ignore = Das sind Muster für eine .dockerignore. In { $path } gehört etwas anderes.
review-other-language-build-log = Das ist die Ausgabe eines Builds. In { $path } gehört etwas anderes.
review-other-language-move = Lege diesen Text in einer Datei namens { $own } ab.
review-other-language-remove = Entferne diesen Text.

# Says what becomes of a file that is put in place.
# $lines (Number)
review-place-new = { $lines ->
    [one] neu, eine Zeile
   *[other] neu, { $lines } Zeilen
}
review-place-same = bleibt, wie sie ist
# $old (Number)
# $new (Number)
review-place-replaces = { $old ->
    [0] { $new ->
        [one] eine Zeile kommt hinzu
       *[other] { $new } Zeilen kommen hinzu
    }
    [one] eine Zeile wird ersetzt
   *[other] { $old } Zeilen werden ersetzt
}
# Says of a file that it will not hold the pasted text.
review-place-taken-out = ohne diesen Text
review-place-image = Das Image bekommt den Namen { $name }, wie im Befehl.
# $port (Number)
review-place-port = „Starten“ fragt den Container auf seinem Port { $port } an, wie im Befehl.
# Names a button.
review-place-name = Namen übernehmen
# Names a button.
review-place-keep = Text lassen, wie er ist
# $count (Number)
review-placed = { $count ->
    [0] Der Name des Images wurde übernommen.
    [one] Eine Datei wurde abgelegt.
   *[other] { $count } Dateien wurden abgelegt.
}
