### The pairs of workspaces to compare: the name of each, what it is about, what its sides are called, what is compared, and what to look for.
### Made from en/pairs.ftl with the digest bd12accafddeaac9

pairs-copy-order = Reihenfolge von COPY
    .about = unter oder über der langsamen Zeile
    .a = COPY zuerst
    .b = COPY zuletzt
    .story = Dieselben vier Anweisungen. In A wird das Programm über dem langsamen RUN kopiert, in B darunter. Die Änderung betrifft eine Zeile von app.py.
    .look = Ein Schritt wird erneut ausgeführt, wenn ein Schritt über ihm erneut ausgeführt wird. Achte nach der Änderung auf RUN: In A wird es ausgeführt, in B wiederverwendet.

pairs-dependencies-first = Abhängigkeiten zuerst
    .about = requirements.txt vor dem Code
    .a = alles auf einmal
    .b = Abhängigkeiten zuerst
    .story = A kopiert alles und installiert, was in requirements.txt steht. B kopiert requirements.txt und die Pakete, installiert und kopiert den Code zuletzt.
    .look = Die Änderung betrifft app.py, das für die Installation nicht gebraucht wird. Achte auf die Installation: Nur A wiederholt sie.

pairs-dockerignore = .dockerignore
    .about = Notizen, die den Cache ungültig machen
    .a = ohne
    .b = mit
    .story = Beide Dockerfiles sind gleich und kopieren den ganzen Ordner. B hat eine .dockerignore, in der notes.md steht.
    .look = Die Änderung betrifft die Notizen, die kein Programm liest. Achte auf COPY: In A sind die Notizen ein Grund, alles erneut auszuführen, in B wird nichts ausgeführt.

pairs-slim-base = Schlanke Basis
    .about = slim oder alpine
    .a = slim
    .b = alpine
    .story = Dasselbe Programm auf zwei Basis-Images: python:3.12-slim in A, python:3.12-alpine in B.
    .look = Achte auf die Größe im Balken von FROM. Wo dieser Server keine echten Images hat, treten Ersatz-Images an ihre Stelle; dann bestehen beide aus demselben Debian und sind gleich groß.

pairs-multi-stage = Multi-Stage
    .about = die Werkzeuge zurücklassen
    .a = eine Stage
    .b = zwei Stages
    .story = A erstellt das Programm in dem Image, das ausgeliefert wird. B erstellt es in einer eigenen Stage und kopiert nur das Ergebnis.
    .look = Achte auf die Größe beider Images: Was unterwegs entsteht, bleibt in A für immer.

pairs-one-run = Ein RUN oder drei
    .about = was eine gelöschte Datei noch kostet
    .a = RUN für RUN
    .b = ein RUN
    .story = Beide laden eine große Datei herunter, arbeiten damit und löschen sie. A verteilt das auf drei RUN, B macht es in einem.
    .look = Ein Layer schrumpft nie: Eine Datei, die ein späterer Layer löscht, wird trotzdem ausgeliefert. Achte auf die Bytes des ersten RUN.
