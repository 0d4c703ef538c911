### The console in the page: its transcript, its input, its terminal.
### Made from en/console-page.ftl with the digest c97c1a47afe5040b

console-page-transcript = Konsole
console-page-input = Befehlszeile
console-page-input-hint = Enter führt die Zeile aus. Pfeil auf und Pfeil ab holen frühere Zeilen, Strg und R sucht eine. Tab vervollständigt; Esc und danach Tab führt weiter. Strg und C stoppt, was gerade läuft, Strg und L leert die Konsole.
console-page-program-input = Eingabe für das laufende Programm
console-page-suggestions = Vorschläge
console-page-correct = Korrigieren (Alt + Enter)
console-page-search-history = In früheren Zeilen suchen:
console-page-terminal = Terminal
console-page-terminal-hint = Terminal. Esc und danach Tab verlässt es.
console-page-keys = Tasten
console-page-left = Links
console-page-right = Rechts
console-page-up = Auf
console-page-down = Ab

# $word (Text)
console-page-unknown-command = docker kennt keinen Befehl { $word }.
# $word (Text)
console-page-unknown-flag = Dieser Befehl kennt keine Option { $word }.

## Remarks on commands

# $code (Number)
console-page-exit-code = Exit-Code { $code }
console-page-by-build = durch den Knopf „Bauen“
# $build (Number)
console-page-by-run = durch den Knopf „Build { $build } starten“
console-page-by-plain-run = durch den Knopf „Starten“
console-page-by-stop = durch den Knopf „Stoppen“
# $n (Number)
console-page-pasted = { $n ->
    [one] eingefügt, { $n } Zeile
   *[other] eingefügt, { $n } Zeilen
}
# $n (Number)
console-page-pasted-without-prompts = { $n ->
    [one] eingefügt, { $n } Zeile; das $-Zeichen am Anfang wurde weggelassen
   *[other] eingefügt, { $n } Zeilen; die $-Zeichen am Anfang wurden weggelassen
}
# $n (Number)
console-page-paste-stopped = Diese Zeile ist fehlgeschlagen, deshalb endete das Einfügen hier. { $n ->
    [one] Eine weitere Zeile wurde nicht ausgeführt.
   *[other] { $n } weitere Zeilen wurden nicht ausgeführt.
}
console-page-run-rest = Rest ausführen
console-page-run-corrected = Korrigierte Zeile ausführen
# $n (Number)
console-page-lines-left-out = { $n ->
    [one] Eine frühere Zeile ist weggelassen.
   *[other] { $n } frühere Zeilen sind weggelassen.
}
console-page-commands-left-out = Frühere Befehle sind weggelassen.
console-page-connection-lost = Die Verbindung ist getrennt, und was hier lief, ist beendet.
console-page-new-shell = Wieder verbunden, mit einer neuen Shell.

## The progress of a build

# $line (Number)
console-page-step-reused = Zeile { $line } wiederverwendet
# $line (Number)
console-page-step-ran = Zeile { $line } ausgeführt
# $line (Number)
console-page-step-failed = Zeile { $line } fehlgeschlagen
# $line (Number)
console-page-step-running = Zeile { $line } läuft
