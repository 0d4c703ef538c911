### What is wrong with an ignore file.
### Made from en/ignore.ftl with the digest 8cc7f988851806bd

# $remark is the matcher's own.
ignore-pattern = Ein Build lehnt dieses Muster ab: { $remark }.
ignore-line-too-long = Ein Build liest nur Zeilen mit höchstens 65.535 Byte.
# $limit (Number)
ignore-too-many = Eine Ignore-Datei darf höchstens { $limit } Muster haben, und dieses ist eines zu viel. Verwende ein Muster für mehrere Dateien, zum Beispiel *.log, oder für einen ganzen Ordner.
# $limit (Number)
ignore-pattern-too-long = Ein Muster darf höchstens { $limit } Byte haben, und dieses ist länger. Verwende * für Teile eines Namens.
# $limit (Number)
ignore-double-stars = Ein Muster darf höchstens { $limit }-mal ** enthalten, und dieses enthält es öfter. Ein ** steht für beliebig viele Ordner.
