### Words that only the screens of lotse-people say; those of de.ftl are there as well, its terms too.

## Pass on

pass-on-title = Weitergeben
pass-on-intro = Geben Sie den ganzen Katalog an ein anderes Handy weiter. Das geht ohne Internet.
pass-on-export-title = Katalog als Datei
pass-on-export-text = Eine Datei mit allem. Auf dem anderen Handy in { -brand } öffnen.
pass-on-export = Datei speichern
pass-on-export-share = Datei teilen
pass-on-import-title = Datei bekommen?
pass-on-import-text = Wählen Sie die Katalogdatei auf diesem Handy.
pass-on-html-title = Katalog als Internetseite
pass-on-html-text = Eine Seite zum Drucken oder für einen USB-Stick. Sie öffnet sich in jedem Browser.
pass-on-html = Seite speichern
pass-on-app-title = Die App weitergeben
pass-on-app-text = Diesen QR-Code mit dem anderen Handy scannen. Dafür braucht es Internet.
pass-on-size = Größe: { $size }
pass-on-saved = Datei gespeichert.
pass-on-reading = Datei wird gelesen …
pass-on-imported = { $count ->
    [one] { $count } Eintrag ist jetzt auf diesem Handy.
   *[other] { $count } Einträge sind jetzt auf diesem Handy.
}
pass-on-same = Diese Datei ist nicht neuer als Ihre Kopie. Es wurde nichts geändert.
pass-on-older = Diese Datei ist älter ({ $date }). Ihre neuere Kopie bleibt.
pass-on-error-not-ours = Das ist keine Katalogdatei von { -brand }.
pass-on-error-damaged = Die Datei ist beschädigt oder unvollständig. Bitte noch einmal schicken lassen.
pass-on-error-newer-version = Die Datei ist aus einer neueren Version der App. Bitte zuerst die App aktualisieren.
pass-on-error-other-region = Die Datei gehört zu einer anderen Stadt: { $region }.
pass-on-error-too-big = Die Datei ist zu groß: { $size }.
pass-on-error-empty = Die Datei ist leer.
pass-on-nothing = Es gibt noch keinen Katalog auf diesem Handy.

## The catalogue as a page

handout-offers = Angebote
handout-organization = Wer macht das?
