### What is wrong with a Python file or a requirements.txt, and what mends it. Python's and pip's own words are arguments.
### Made from en/python.ftl with the digest 3e67d9051638678b

python-missing-token = Hier fehlt `{ $subject }`.
python-missing-expression = Hier fehlt ein Wert.
python-missing-name = Hier fehlt ein Name.
python-missing-block = Der Block zu dieser Anweisung fehlt.
    .hint = Rücke unter einer Zeile, die mit einem Doppelpunkt endet, die Zeilen ihres Blocks um vier Leerzeichen ein.
python-unexpected-indent = Diese Zeile ist eingerückt, aber darüber beginnt kein Block.
    .hint = Eingerückt werden nur die Zeilen unter einem Doppelpunkt.
python-uneven-indent = Kein Block um diese Zeile herum hat dieselbe Einrückung.
    .hint = Rücke diese Zeile genauso weit ein wie die anderen Zeilen ihres Blocks.
python-mixed-indent = Die Einrückung mischt Tabulatoren und Leerzeichen. Python sagt: { $subject }.
    .hint = Rücke alle Zeilen mit Leerzeichen ein, vier je Ebene. Ein Tabulator sieht nur aus wie Leerzeichen.
python-never-closed = Dieses `{ $subject }` wird nirgends geschlossen.
python-unclosed-string = Dieser String hat kein Ende.
    .hint = Schließe ihn mit denselben Anführungszeichen, mit denen er beginnt.
python-stray-character = `{ $subject }` hat in Python keine Bedeutung.
python-misspelled-keyword = Python kennt dieses Wort nicht. War `{ $subject }` gemeint?
python-print-statement = `print` ist eine Funktion und braucht Klammern.
    .hint = Schreibe print(…); ohne Klammern ist es Python 2.
python-shared-line = Hier beginnt in derselben Zeile eine zweite Anweisung.
    .hint = Schreibe sie in eine eigene Zeile.
python-single-equals = `=` gibt einem Namen einen Wert; es vergleicht nicht.
    .hint = Vergleiche mit `==`.
python-out-of-place = `{ $subject }` darf hier nicht stehen.
python-return-outside = `return` steht außerhalb einer Funktion.
    .hint = Gehört `return` zur Funktion darüber, dann rücke es ein wie die anderen Zeilen der Funktion.
python-bad-target = Dem hier kann Python keinen Wert geben.
    .hint = Links von `=` steht ein Name.
python-argument-order = Ein Argument ohne Namen folgt auf eines mit Namen.
    .hint = Schreibe die Argumente mit Namen ans Ende.
python-parameter-order = Ein Parameter ohne Standardwert folgt auf einen mit Standardwert.
    .hint = Schreibe die Parameter mit Standardwert ans Ende.
python-bad-f-string = Der Teil dieses f-Strings in geschweiften Klammern stimmt nicht.
    .hint = Soll eine geschweifte Klammer zum Text gehören, dann schreibe sie doppelt.
python-other-python = Python { $subject } kennt diese Syntax nicht.
    .hint = Ein neueres Basis-Image hat ein neueres Python.
python-too-deep = Diese Datei ist zu tief verschachtelt, um gelesen zu werden.
python-invalid-syntax = Python kann das nicht lesen: { $subject }.

python-run-above-routes = Die App startet oberhalb der Route { $subject }, deshalb antwortet diese Route nie.
    .hint = Dieser Aufruf kehrt nicht zurück. Verschiebe ihn unter alle Routen, ans Ende der Datei.
python-host-missing = Ohne Host lauscht `{ $subject }` auf 127.0.0.1 und ist dort von außerhalb des Containers nicht erreichbar.
    .hint = Schreibe { $subject }(host="0.0.0.0").
python-host-loopback = Die App lauscht nur auf { $subject } und ist dort von außerhalb des Containers nicht erreichbar.
    .hint = Schreibe stattdessen "0.0.0.0".
python-debug-on = Im Debug-Modus kann jeder, der eine Fehlerseite sieht, im Container Python ausführen.
    .hint = Der Debug-Modus ist gut zum Lernen. Schalte ihn in einem Image für andere ab.
python-variable-must-exist = Ohne die Umgebungsvariable { $subject } endet die App hier mit einem Fehler.
    .hint = Setze sie im Dockerfile mit ENV { $subject }=… oder lies sie mit os.environ.get und einem Standardwert.

python-not-arequirement = pip kann `{ $subject }` nicht lesen.
    .hint = Jede Zeile nennt ein Paket, zum Beispiel flask oder flask==3.0.0.
python-bad-package-name = `{ $subject }` kann nicht der Name eines Pakets sein.
    .hint = Namen bestehen aus Buchstaben und Ziffern, dazwischen auch Bindestrichen, Unterstrichen und Punkten.
python-bad-operator = pip kennt diesen Operator nicht. War `{ $subject }` gemeint?
python-missing-version = Nach `{ $subject }` fehlt eine Version.
python-bad-version = `{ $subject }` ist hier keine Version.
    .hint = Versionen sehen aus wie 3.0.0; == und != nehmen auch 3.0.*.
python-missing-operator = Vor der Version fehlt ein Operator.
    .hint = Schreibe { $subject }.
python-bad-extras = Diese Extras stimmen nicht.
    .hint = Extras sind Namen in eckigen Klammern, zum Beispiel flask[async,dotenv].
python-bad-marker = `{ $subject }` ist keine Bedingung.
    .hint = Bedingungen vergleichen etwas, zum Beispiel python_version < "3.9".
python-unknown-option = pip nimmt `{ $subject }` in dieser Datei nicht an.
python-misspelled-option = pip kennt diese Option nicht. War `{ $subject }` gemeint?
python-missing-value = Nach `{ $subject }` fehlt ein Wert.
python-duplicate-requirement = { $subject } steht zweimal in dieser Datei.
    .hint = pip lehnt ein Paket ab, das zweimal dasteht. Entferne eine der Zeilen.
python-near-miss = War { $subject } gemeint?
    .hint = Ein Tippfehler im Namen installiert das Paket von jemand anderem oder gar keines.
python-imported-name = Das Paket zu diesem Modul heißt { $subject }.
    .hint = Schreibe hier { $subject }; der Import bleibt, wie er ist.
python-part-of-python = { $subject } gehört zu Python und wird nicht installiert.
    .hint = Entferne diese Zeile.

# Hints about characters that mean nothing in Python.
python-character-quotes = Das sind Anführungszeichen einer Textverarbeitung; in Python sind es " und '.
python-character-blank = Dieses Zeichen sieht aus wie ein Leerzeichen, ist aber keines. Lösche es und tippe ein Leerzeichen.
python-character-full-width = Das ist ein vollbreites Zeichen. Schalte die Tastatur um und tippe es neu.
python-character-dash = Das ist ein Gedankenstrich einer Textverarbeitung. Das Minus von Python ist -.

## What a change does, as a button says it.

python-fix-indent = Zeile einrücken
python-fix-indent-alike = Zeile einrücken wie die anderen
python-fix-insert = `{ $text }` einfügen
python-fix-remove = Entfernen
python-fix-replace = Durch `{ $text }` ersetzen
