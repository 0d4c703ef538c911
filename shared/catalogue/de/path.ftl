### What is wrong with the name of a file.
### Made from en/path.ftl with the digest cc6b253534e3a928

path-empty = Ein Dateiname braucht zwischen Schrägstrichen mindestens ein Zeichen.
# $limit (Number)
path-too-long = Ein Dateiname darf höchstens { $limit } Byte haben.
path-escapes = Ein Dateiname bleibt im Arbeitsbereich: kein / am Anfang, kein . oder .. als Teil.
path-character = Ein Dateiname enthält keine Steuerzeichen, keinen Backslash und keinen Doppelpunkt.
# $limit (Number)
path-too-deep = Ein Dateiname darf höchstens { $limit } Teile zwischen Schrägstrichen haben.
    .hint = Verschachtele weniger Ordner ineinander.
# The number is that of Unicode: U+200B.
# $number (Text)
# $character (Message)
path-hidden = Er enthält { $number }, { $character }. Damit kann ein Name wie ein anderer aussehen.
    .hint = Tippe den Namen neu, statt ihn einzufügen.
path-soft-hyphen = ein weiches Trennzeichen
path-direction-mark = ein Zeichen für die Leserichtung
path-without-width = ein Zeichen ohne Breite
path-line-separator = ein Zeilentrennzeichen
path-paragraph-separator = ein Absatztrennzeichen
path-glyph-selector = ein Zeichen, das eine Glyphenvariante wählt
path-unseen-character = ein unsichtbares Zeichen
