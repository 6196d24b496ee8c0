### Words that only the screens of lotse-people say; those of de.ftl are there as well, its terms too.

# Keys that begin so are made while the app runs, from the codes of lotse-core:
# dynamic: edit-status-*

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
pass-on-app-text = Diesen QR-Code mit dem anderen Handy scannen. Dafür brauchen Sie Internet.
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

## Somebody says whether a record is right

report-title = Stimmt das noch?
report-missing = Dieser Eintrag ist nicht auf diesem Handy
report-question = Was möchten Sie sagen?
report-choose = Bitte wählen Sie eines von beiden.
report-comment = Was ist falsch oder neu?
report-comment-hint = Zum Beispiel: „Die Telefonnummer stimmt nicht mehr.“ In jeder Sprache.
report-comment-required = Bitte schreiben Sie kurz, was nicht stimmt.
report-left = { $count ->
    [one] Noch { $count } Zeichen
   *[other] Noch { $count } Zeichen
}
report-comment-too-long = { $count ->
    [one] { $count } Zeichen zu viel. Bitte kürzen.
   *[other] { $count } Zeichen zu viel. Bitte kürzen.
}
report-private = Gesendet wird nur, was Sie hier schreiben, und um welchen Eintrag es geht. Kein Name, kein Standort. Die Koordinierungsstelle liest es.
report-send = Absenden
report-more = Noch etwas sagen
report-kept = Auf diesem Handy gespeichert

## What is wrong with a field, and why something cannot be kept

refused-required = Bitte ausfüllen.
refused-too-long = Das ist zu lang. Bitte kürzen.
refused-invalid = Das passt hier nicht. Bitte prüfen.
refused-says = Der Server sagt: { $message }
write-no-module = Das geht gerade nicht. Ihre Eingabe bleibt hier stehen. Versuchen Sie es noch einmal, wenn Sie Internet haben.
write-storage-full = Auf dem Handy ist kein Platz mehr. Ihre Eingabe bleibt hier stehen. Löschen Sie Fotos oder Apps und versuchen Sie es noch einmal.
write-storage = Das konnte nicht gespeichert werden. Ihre Eingabe bleibt hier stehen. Schließen Sie andere Fenster von { -brand } und versuchen Sie es noch einmal.
write-busy = Es wird gerade gesendet. Versuchen Sie es gleich noch einmal.

## How far something is

standing-waiting = Auf diesem Handy gespeichert. Es wird gesendet, sobald es Internet gibt.
standing-tried = Auf diesem Handy gespeichert. Das Senden hat noch nicht geklappt und wird von selbst wiederholt.
standing-sending = Wird gerade gesendet …
standing-sent = Gesendet: { $when }. Danke!
standing-conflict = Jemand anderes hat inzwischen dasselbe geändert. Bitte entscheiden Sie, was gilt.
standing-refused = Der Server hat das so nicht angenommen. Bitte ändern Sie es.
standing-sign-in = Zum Senden müssen Sie sich anmelden. Danach geht es von selbst weiter.
standing-gone = Diesen Eintrag gibt es nicht mehr.
standing-too-large = Das ist zu lang für den Server. Bitte kürzen Sie es.
standing-not-allowed = Sie dürfen das nicht ändern.
standing-depends-on = Das gehört zu etwas, das Sie gelöscht haben.

## Everything the person wrote

outbox-intro = Hier steht, was noch nicht gesendet ist, und was in den letzten Tagen gesendet wurde.
outbox-empty-title = Nichts zu senden
outbox-empty-text = Bei jedem Angebot können Sie sagen, ob es noch stimmt.
outbox-unread = { $count ->
    [one] { $count } Nachricht stammt aus einer neueren Version der App. Sie bleibt gespeichert.
   *[other] { $count } Nachrichten stammen aus einer neueren Version der App. Sie bleiben gespeichert.
}
outbox-written = Geschrieben: { $when }
outbox-change = Geändert
outbox-edit = Ändern
outbox-discard = Löschen
outbox-discard-confirm = Wirklich löschen? Das wird dann nicht gesendet.

## Two people changed the same

conflict-mine = Das haben Sie geschrieben
conflict-theirs = Das steht jetzt im Katalog
conflict-nothing = (leer)
conflict-theirs-at = Im Katalog geändert: { $when }
conflict-theirs-by = Im Katalog geändert: { $when }, { $name }
conflict-choose = Bitte wählen Sie, was gilt.
conflict-decide = So senden

## Signing in

sign-in-title = Anmelden
sign-in-intro = Zum Lesen und für Hinweise brauchen Sie keine Anmeldung. Nur wer Einträge ändert, meldet sich an.
sign-in-place = { $region }: { $source }
sign-in-user = Name oder E-Mail
sign-in-password = Passwort
sign-in-token = Zugangsschlüssel
sign-in-token-hint = Sie bekommen ihn von der Stelle, die den Katalog betreibt.
sign-in-kept = Dieses Handy merkt sich die Anmeldung, bis Sie sich abmelden. Auf einem geteilten Handy bitte danach abmelden.
sign-in-do = Anmelden
sign-in-busy = Wird geprüft …
sign-in-wrong = Das stimmt nicht. Bitte prüfen Sie die Schreibweise.
sign-in-no-network = Zum Anmelden brauchen Sie Internet. Versuchen Sie es später noch einmal.
sign-in-server = Der Server antwortet nicht richtig. Versuchen Sie es später noch einmal.
sign-in-unknown = Hier kann man sich nicht anmelden.
sign-in-not-needed = Hier ist keine Anmeldung nötig.
sign-in-done = Sie sind angemeldet.
sign-in-out = Abmelden

## Changing an offer

edit-title = Angebot bearbeiten
edit-sign-in = Zum Ändern müssen Sie sich anmelden. Einen Hinweis können alle geben, ohne Anmeldung.
edit-name = Name
edit-summary = Kurz gesagt
edit-description = Beschreibung
edit-name-required = Das Angebot braucht mindestens in einer Sprache einen Namen.
edit-add-language = Sprache hinzufügen
edit-amount = Betrag in Euro
edit-amount-hint = Zum Beispiel: 12,50
edit-amount-wrong = Bitte nur einen Betrag schreiben, zum Beispiel 12,50.
edit-cost-note = Hinweis zu den Kosten
edit-hours = Öffnungszeiten
edit-hours-hint = Zum Beispiel: Mo-Fr 09:00-17:00; Sa 10:00-12:00
edit-hours-published = Öffnungszeiten in Worten
edit-hours-means = Das bedeutet:
edit-hours-wrong = Verstanden bis: „{ $understood }“. Nicht verstanden: „{ $rest }“.
edit-phone = Telefon
edit-email = E-Mail
edit-website = Internetseite
edit-appointment = Seite für Termine
edit-add-contact = { $name } hinzufügen
edit-contact-wrong = Damit kann man niemanden erreichen. Bitte prüfen.
edit-status = Status
edit-status-active = Gibt es
edit-status-temporarily-closed = Zurzeit geschlossen
edit-status-inactive = Gibt es gerade nicht
edit-status-defunct = Gibt es nicht mehr
edit-until = Gilt bis
edit-until-hint = Leer lassen, wenn es kein Ende gibt.
edit-date-wrong = Bitte ein Datum wählen.
edit-checked = Geprüft
edit-checked-today = Ich habe heute geprüft, dass alles stimmt
edit-send = Änderung senden
edit-see = Zum Angebot
edit-nothing = Sie haben nichts geändert.
edit-elsewhere = Hier nicht zu ändern
edit-elsewhere-why = Diese Angaben nimmt die Quelle von hier nicht an.
edit-no-network = Zum Ändern brauchen Sie jetzt Internet. Versuchen Sie es später noch einmal.
edit-not-taken = Diese Quelle nimmt von hier keine Änderungen an.
