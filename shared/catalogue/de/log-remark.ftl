### What Drydock itself says in the log of a build or a container.
### Made from en/log-remark.ftl with the digest bc4c495f934b7749

log-remark-waits-for-base = Dieser Server bereitet { $image } noch vor; der Build geht weiter, sobald es da ist.
log-remark-syntax-set-aside = Dieses Dockerfile liest das eigene Frontend der Engine; { $syntax } wird nicht geholt.
# $syntax (Text)
# $version (Text)
log-remark-syntax-fetched = Docker Engine { $version } ist zu alt, um dieses Dockerfile selbst zu lesen, und holt deshalb { $syntax }.
# $skipped (Size)
log-remark-output-skipped = Hier wurden { $skipped } der Ausgabe übersprungen, weil niemand zusah und der Container zu viel schrieb.
# $used (Size)
# $limit (Size)
log-remark-wrote-too-much = Dieser Container hat { $used } auf seine Festplatte geschrieben; erlaubt sind { $limit }. Deshalb wird er beendet. Schreibe weniger oder lösche Dateien, die nicht mehr gebraucht werden.
# $free (Size)
log-remark-met-full-disk = Die Festplatte des Servers ist fast voll: Nur { $free } sind noch frei, und dieser Container schreibt weiter. Deshalb wird er beendet. Deine Dateien sind sicher.
