### German is the source: every other language has the same keys and variables.
### `cargo xtask locales` checks and compiles these files; crates/app/src/i18n reads the result.
###
### Words we agreed on (one per idea and language: de = en = ar = uk)
###   Angebot = offer = عرض = пропозиція
###   Organisation = organisation = منظمة = організація
###   Initiative, Willkommensbündnis = initiative, welcome alliance = مبادرة، تحالف ترحيب = ініціатива, спілка підтримки
###   Kurs = course = دورة = курс
###   Veranstaltung = event = فعالية = подія
###   Thema = topic = موضوع = тема
###   Stadtteil = district = حي = район
###   Katalog = catalogue = الدليل = каталог
###   Kopie (auf dem Handy) = copy = نسخة = копія
###   Handy (Gerät) = phone = هاتف = телефон (Telefon = nur die Nummer)
###   Gemerkt, merken = saved, save = المحفوظات، حفظ = збережене, зберегти
###   Teilen (ein Eintrag) = share = مشاركة = поділитися
###   Weitergeben (ganzer Katalog) = pass on = تمرير = передати
###   Aktualisieren (Inhalt) = refresh = تحديث = оновити
###   neue Version (App) = new version = إصدار جديد = нова версія
###   geprüft = checked = تم التحقق = перевірено
###   kostenlos = free of charge = مجاني = безкоштовно
###   freie Plätze = free places = أماكن شاغرة = вільні місця
###   stufenlos = step-free = بدون درجات = без сходів
###   Kinderbetreuung = childcare = رعاية الأطفال = догляд за дітьми
###   Ehrenamtliche = volunteers = متطوعون = волонтери
###   Dolmetschen = interpreting = ترجمة شفهية = усний переклад
###   Aufenthaltsstatus = residence status = وضع الإقامة = статус перебування
###   Notrufnummern = emergency numbers = أرقام الطوارئ = номери екстреної допомоги
###   Schnell verlassen = quick exit = خروج سريع = швидкий вихід
###   Termin = appointment = موعد = запис
###   Signal (Internet) = signal = شبكة = зв’язок

# Keys that begin so are made while the app runs, from the codes of lotse-core (`single_parents` → `single-parents`):
# dynamic: topic-* language-* audience-* status-* cost-* time-of-day-* crisis-* page-*
# dynamic: organization-kind-* course-kind-* course-level-* course-provider-*
# dynamic: weekday-* weekday-short-* weekday-on-* month-* month-of-*

-brand = Lotse

## The app's name and the frame around every screen

app-name = { -brand }
# $page: title of the screen. Stands in the browser's title line.
app-title = { $page } – { -brand }
nav-label = Hauptmenü
nav-home = Start
nav-search = Suchen
nav-courses = Kurse
nav-events = Termine
nav-organizations = Organisationen
nav-saved = Gemerkt
nav-pass-on = Weitergeben
nav-settings = Einstellungen
nav-crisis = Notruf
nav-back = Zurück
skip-link = Zum Inhalt springen
action-close = Schließen
action-cancel = Abbrechen
action-remove = Entfernen
# $name: what is removed, e.g. a filter
action-remove-named = { $name } entfernen
action-show-all = Alle zeigen
action-show-more = Mehr zeigen
action-try-again = Noch einmal versuchen
footer-label = Über diese App

## Quick exit

exit-button = Schnell verlassen
exit-hint = Zeigt sofort eine neutrale Seite.
exit-history-note = Achtung: Der Browser merkt sich besuchte Seiten. Wer das Handy benutzt, kann den Verlauf sehen. So bleibt nichts zurück: Verlauf im Browser löschen oder ein privates Fenster benutzen.

## First visit

welcome-title = Willkommen
welcome-text = { -brand } zeigt, wo es in dieser Stadt Hilfe gibt: Beratung, Sprachkurse, Wohnung, Arzt, Arbeit. Danach geht alles auch ohne Internet.
# $size: download size with unit
welcome-download = Der ganze Katalog wird einmal geladen: { $size }.
welcome-no-account = Ohne Anmeldung. Kostenlos. Niemand sieht, was Sie lesen.
welcome-region = In welcher Stadt sind Sie?

## Home

home-title = Was brauchen Sie?
home-door-need = Ich brauche Hilfe
home-door-need-text = Angebote, Kurse und Beratung finden
home-door-help = Ich möchte helfen
home-door-help-text = Ehrenamt, Patenschaft, Spenden
home-door-work = Ich arbeite hier
home-door-work-text = Für Stadt, Vereine und Beratung
home-doors-label = Wer sind Sie?
home-search-label = Suchen
home-search-placeholder = Zum Beispiel: Deutschkurs
home-topics-title = Themen
home-open-now = Jetzt geöffnet
home-near-me = In meiner Nähe
home-new-title = Neu und geändert
home-catalogue-count = { $count ->
    [one] { $count } Angebot auf diesem Handy
   *[other] { $count } Angebote auf diesem Handy
}

## Emergency numbers

crisis-title = Notrufnummern
crisis-intro = Diese Nummern sind kostenlos. Sie funktionieren auch ohne Guthaben und ohne Internet.
crisis-call = { $name } anrufen: { $number }
crisis-languages-note = Sagen Sie zuerst: Wo sind Sie? Was ist passiert?
crisis-day-and-night = Tag und Nacht
crisis-emergency = Notarzt und Feuerwehr
crisis-emergency-note = Lebensgefahr, schwerer Unfall, Feuer
crisis-police = Polizei
crisis-police-note = Gewalt, Gefahr, Diebstahl
crisis-doctor = Ärztlicher Bereitschaftsdienst
crisis-doctor-note = Krank am Abend oder am Wochenende, aber keine Lebensgefahr
crisis-women = Hilfetelefon „Gewalt gegen Frauen“
crisis-women-note = Anonym, in 18 Sprachen
crisis-men = Hilfetelefon „Gewalt an Männern“
crisis-men-note = Anonym und vertraulich
crisis-children = Telefon für Kinder und Jugendliche
crisis-children-note = Bei Sorgen in der Familie oder in der Schule
crisis-parents = Telefon für Eltern
crisis-parents-note = Bei Sorgen mit Kindern
crisis-soul = Telefonseelsorge
crisis-soul-note = Bei Angst, Trauer oder Gedanken an den Tod
crisis-pregnant = Hilfetelefon „Schwangere in Not“
crisis-pregnant-note = Anonym, in vielen Sprachen

## Door: I want to help

help-title = Ich möchte helfen
help-intro = Schön, dass Sie helfen möchten!
help-coming-title = Das kommt bald in diese App
help-coming-offer = Hilfe anbieten und Gesuche beantworten
help-coming-mentor = Sich als Lotsin oder Lotse ausbilden lassen
help-coming-training = Schulungen finden und sich anmelden
help-now-title = Das geht heute schon
help-now-text = Diese Stellen freuen sich über Ihre Hilfe. Rufen Sie an oder schreiben Sie.
help-now-none = In diesem Katalog steht noch keine Stelle für Ehrenamtliche.
help-see-offers = Angebote für Ehrenamtliche ansehen

## Door: I work here

work-title = Ich arbeite hier
work-intro = Für Mitarbeitende der Stadt, der Vereine und der Beratungsstellen.
work-coming-title = Das kommt bald in diese App
work-coming-edit = Eigene Angebote pflegen und bestätigen
work-coming-needs = Gesuche sehen und vermitteln
work-coming-reports = Lücken und Zahlen für die Ausschüsse
work-now-title = Bis dahin
work-now-text = Änderungen am Katalog nimmt die Koordinierungsstelle an.
work-now-none = In diesem Katalog steht noch keine Koordinierungsstelle.
work-handout = Für die Beratung: Angebote merken, drucken und mitgeben
work-sign-in = Anmelden und Angebote ändern

## Results

results-title = Angebote
results-search-label = Angebote durchsuchen
results-search-clear = Suchwort löschen
results-count = { $count ->
    [0] Kein Angebot gefunden
    [one] { $count } Angebot gefunden
   *[other] { $count } Angebote gefunden
}
results-filters = Filter
results-filters-active = { $count ->
    [one] { $count } Filter aktiv
   *[other] { $count } Filter aktiv
}
results-filters-clear = Alle Filter entfernen
results-filters-apply = { $count ->
    [0] Nichts gefunden
    [one] { $count } Angebot zeigen
   *[other] { $count } Angebote zeigen
}
results-list-label = Gefundene Angebote
results-empty-title = Nichts gefunden
results-empty-text = Zu dieser Suche gibt es hier kein Angebot. Das liegt nicht an Ihnen.
# $name: the filter that is left out
results-empty-without = { $count ->
    [one] Ohne „{ $name }“: { $count } Angebot
   *[other] Ohne „{ $name }“: { $count } Angebote
}
results-empty-spelling = Prüfen Sie die Schreibweise oder versuchen Sie ein anderes Wort.
results-empty-ask = Oder fragen Sie eine Beratungsstelle.
filter-topic = Thema
filter-audience = Für wen
filter-status = Aufenthaltsstatus
filter-language = Sprache dort
filter-cost-free = Nur kostenlos
filter-day = Tag
filter-time = Uhrzeit
filter-district = Stadtteil
filter-open-now = Jetzt geöffnet
filter-step-free = Stufenlos erreichbar
filter-childcare = Mit Kinderbetreuung
filter-ended = Auch beendete zeigen
filter-any = Egal
filter-also = Außerdem wichtig
time-of-day-morning = Vormittag
time-of-day-afternoon = Nachmittag
time-of-day-evening = Abend
sort-label = Reihenfolge
sort-relevance = Passt am besten
sort-distance = Nächste zuerst
sort-freshness = Zuletzt geprüft
sort-start = Beginnt bald

## Position

position-ask-title = Wo sind Sie?
position-ask-text = Ihr Standort bleibt auf diesem Handy. Er wird nie gesendet und nicht gespeichert.
position-use = Standort benutzen
position-choose-district = Lieber einen Stadtteil wählen
position-waiting = Standort wird gesucht …
position-denied = Der Browser darf den Standort nicht lesen. Wählen Sie einen Stadtteil.
position-failed = Der Standort wurde nicht gefunden. Wählen Sie einen Stadtteil.
position-active = Entfernung von Ihrem Standort
position-active-district = Entfernung von der Mitte: { $district }
position-stop = Standort nicht mehr benutzen

## One offer

offer-what = Was ist das?
offer-for-whom = Für wen?
offer-for-everyone = Für alle
offer-when = Wann?
offer-where = Wo?
offer-cost = Was kostet es?
offer-documents = Was mitbringen?
offer-steps = So geht es
offer-languages = Welche Sprachen?
offer-languages-unknown = Sprachen: bitte nachfragen
language-interpreter = Mit Dolmetschen
offer-contact = Kontakt
offer-fresh = Wie aktuell ist das?
offer-more-by = Mehr von { $name }
offer-not-known = Nicht bekannt, bitte nachfragen
offer-source = Quelle
offer-missing-title = Dieses Angebot ist nicht auf diesem Handy
offer-missing-text = Vielleicht ist es beendet oder die Kopie ist älter als der Link.
offer-hours-published = Angabe der Stelle: { $text }
offer-hours-unknown = Öffnungszeiten nicht bekannt. Bitte vorher anrufen.
offer-place-rough = Ungefährer Ort
offer-place-hidden = Die Adresse wird aus Schutz nicht gezeigt. Bitte anrufen.
offer-step-free = Stufenlos erreichbar
offer-step-free-no = Nicht stufenlos
offer-childcare = Mit Kinderbetreuung
offer-women-only = Nur für Frauen
offer-valid-until = Gilt bis { $date }
offer-valid-from = Ab { $date }
action-call = Anrufen
action-write = E-Mail schreiben
action-website = Internetseite öffnen
action-maps = In Karten öffnen
# $stop: name of the tram stop, $distance: with unit
action-next-stop-named = Haltestelle { $stop }, { $distance }
action-calendar = In den Kalender
action-share = Teilen
action-save = Merken
action-saved = Gemerkt
action-qr = QR-Code zeigen
action-print = Drucken
action-show-german = Auf Deutsch zeigen
share-copied = Link kopiert
share-failed = Teilen hat nicht geklappt. Hier ist der Link:
qr-title = QR-Code
qr-hint = Mit der Kamera eines anderen Handys scannen.
qr-too-long = Zu viel für einen QR-Code. Bitte den Link benutzen.
show-german-title = Zum Zeigen
show-german-request = Guten Tag. Ich suche diesen Ort. Können Sie mir bitte helfen?
show-german-hint = Halten Sie das Handy jemandem hin, der Deutsch liest.
text-in-language = Sprache dieses Textes: { $language }.
text-machine = Von einem Computer übersetzt. Es kann Fehler geben.
text-outdated = Diese Übersetzung ist älter als der deutsche Text.
print-source = Aus dem Katalog von { -brand }. { $asof }
stop-source = Haltestellen: { $source }

## What a reader says of a record, and what becomes of it

say-correct = Stimmt noch
say-wrong = Etwas stimmt nicht
say-edit = Bearbeiten
own-waiting = Ihre Änderung ist auf diesem Handy
own-sending = Ihre Änderung wird gesendet
own-stuck = Ihre Änderung: bitte nachsehen
own-sent = Ihre Änderung ist gesendet
outbox-title = Was Sie geschrieben haben
outbox-waits = { $count ->
    [one] { $count } Nachricht von Ihnen ist noch nicht gesendet.
   *[other] { $count } Nachrichten von Ihnen sind noch nicht gesendet.
}
outbox-needs-you = { $count ->
    [one] { $count } Nachricht von Ihnen konnte nicht gesendet werden.
   *[other] { $count } Nachrichten von Ihnen konnten nicht gesendet werden.
}

## Freshness

fresh-checked = Geprüft am { $date }
fresh-checked-by = Geprüft am { $date } von { $name }
fresh-never-checked = Noch nicht geprüft
fresh-next-check = Nächste Prüfung: { $date }
fresh-as-of = Stand: { $date }
fresh-stale = Vielleicht nicht mehr aktuell
fresh-stale-text = Die letzte Prüfung ist lange her. Bitte vorher anrufen.
fresh-ended = Beendet
fresh-ended-on = Beendet am { $date }
demo-badge = Beispieldaten
demo-note = Beispieldaten, nicht geprüft. { $asof }

## Cost

cost-free = Kostenlos
cost-symbolic = Kleiner Beitrag
cost-paid = Kostet etwas
# $amount: with currency
cost-amount = { $amount }
cost-from = Ab { $amount }
cost-unknown = Kosten nicht bekannt

## For whom

audience-children = Kinder
audience-youth = Jugendliche
audience-adults = Erwachsene
audience-seniors = Ältere Menschen
audience-women = Frauen
audience-men = Männer
audience-lgbtiq = Queere Menschen
audience-families = Familien
audience-single-parents = Alleinerziehende
audience-pregnant = Schwangere
audience-low-income = Menschen mit wenig Geld
audience-homeless = Menschen ohne Wohnung
audience-disabled = Menschen mit Behinderung
audience-workers = Menschen mit Arbeit
audience-volunteers = Ehrenamtliche
audience-donors = Menschen, die etwas spenden
age-range = { $from } bis { $to } Jahre
age-from = { $from ->
    [one] ab { $from } Jahr
   *[other] ab { $from } Jahren
}
age-to = { $to ->
    [one] bis { $to } Jahr
   *[other] bis { $to } Jahre
}
status-asylum-seekers = Im Asylverfahren
status-refugees = Mit Schutz oder Aufenthaltserlaubnis
status-tolerated = Mit Duldung
status-ukraine = Schutz für Menschen aus der Ukraine (§ 24)
status-eu = Aus einem EU-Land
status-repatriates = Spätaussiedler
status-undocumented = Ohne Papiere

## Open or closed

open-now = Geöffnet
open-until = Geöffnet bis { $time } Uhr
open-until-day = Geöffnet bis { $day }, { $time } Uhr
open-always = Immer geöffnet
open-closes-soon = Schließt bald: { $time } Uhr
open-closed = Geschlossen
open-opens-at = Öffnet um { $time } Uhr
# $day: "morgen", "am Montag" or "am 3. Dezember"
open-opens-day = Öffnet { $day } um { $time } Uhr
open-maybe = Vielleicht geöffnet, bitte anrufen
open-by-appointment = Mit Termin

## Organizations

organizations-title = Organisationen
organizations-search = Organisation suchen
organizations-count = { $count ->
    [0] Keine Organisation gefunden
    [one] { $count } Organisation
   *[other] { $count } Organisationen
}
organizations-all = Alle Organisationen
organizations-initiatives = Initiativen und Willkommensbündnisse
organizations-no-district = Ganze Stadt
organization-about = Wer ist das?
organization-offers = Angebote
organization-offers-count = { $count ->
    [0] Zurzeit keine Angebote
    [one] { $count } Angebot
   *[other] { $count } Angebote
}
organization-events = Veranstaltungen
organization-contact = Kontakt
organization-languages = Sprachen
organization-district = Stadtteil
organization-missing = Diese Organisation ist nicht auf diesem Handy
organization-kind-initiative = Initiative
organization-kind-welcome-alliance = Willkommensbündnis
organization-kind-office = Behörde
organization-kind-provider = Träger

## Courses

courses-title = Deutschkurse
courses-intro = Kurse von Ehrenamtlichen und von Sprachschulen in einer Liste.
courses-count = { $count ->
    [0] Kein Kurs gefunden
    [one] { $count } Kurs gefunden
   *[other] { $count } Kurse gefunden
}
courses-level = Stufe
courses-provider = Wer unterrichtet
courses-start = Beginn
courses-free-places = Mit freien Plätzen
courses-women-only = Nur für Frauen
courses-empty = Zu diesen Filtern gibt es keinen Kurs.
course-level-a0 = A0 – ich beginne
course-level-a1 = A1 – erste Wörter
course-level-a2 = A2 – einfache Sätze
course-level-b1 = B1 – Alltag
course-level-b2 = B2 – Beruf
course-level-c1 = C1 – sehr gut
course-level-c2 = C2 – fast wie Muttersprache
course-level-range = { $from } bis { $to }
course-level-unknown = Stufe nicht bekannt
course-kind-integration = Integrationskurs
course-kind-literacy = Integrationskurs mit Alphabetisierung
course-kind-special-integration = Integrationskurs für Frauen, Eltern oder Jugendliche
course-kind-vocational = Berufssprachkurs
course-kind-practice = Gesprächsgruppe oder Tandem
course-kind-course = Deutschkurs
course-provider-volunteer = Ehrenamtliche
course-provider-professional = Sprachschule
course-start-on = Beginnt am { $date }
course-started = Hat am { $date } begonnen. Nach Einstieg fragen.
course-end-on = Endet am { $date }
course-places = { $count ->
    [0] Keine freien Plätze
    [one] { $count } freier Platz
   *[other] { $count } freie Plätze
}
# $places: e.g. "3 freie Plätze", $date: day of the count
course-places-as-of = { $places } (Stand: { $date })
course-places-unknown = Freie Plätze: bitte nachfragen
course-register-until = Anmeldung bis { $date }

## Events

events-title = Veranstaltungen
events-count = { $count ->
    [0] Keine Veranstaltung gefunden
    [one] { $count } Veranstaltung
   *[other] { $count } Veranstaltungen
}
events-today = Heute
events-tomorrow = Morgen
events-this-week = Diese Woche
events-weekend = Wochenende
events-this-month = Diesen Monat
events-past = Vorbei
events-show-past = Vergangene zeigen
events-empty = In dieser Zeit gibt es keine Veranstaltung.
event-when = Wann?
event-next-dates = Nächste Termine
event-repeats = Wiederholt sich
event-cancelled = Fällt aus
event-over = Vorbei
event-registration = Anmeldung nötig
event-registration-none = Ohne Anmeldung
event-time-range = { $from } bis { $to } Uhr
event-time-from = Ab { $time } Uhr
event-missing = Diese Veranstaltung ist nicht auf diesem Handy
event-add = Termin in den Kalender

## Saved

saved-title = Gemerkt
saved-empty-title = Noch nichts gemerkt
saved-empty-text = Tippen Sie bei einem Angebot auf „Merken“. Es bleibt auf diesem Handy, ohne Anmeldung.
saved-count = { $count ->
    [one] { $count } Eintrag gemerkt
   *[other] { $count } Einträge gemerkt
}
saved-share = Liste als Link teilen
saved-print = Liste drucken
saved-clear = Liste leeren
saved-clear-confirm = Wirklich alle gemerkten Einträge entfernen?
saved-gone = Dieser Eintrag ist nicht mehr im Katalog.
saved-offers = Angebote
saved-events = Veranstaltungen
saved-organizations = Organisationen
saved-received-title = Jemand hat Ihnen eine Liste geschickt
saved-received-text = { $count ->
    [one] { $count } Eintrag. Er ist noch nicht auf diesem Handy gemerkt.
   *[other] { $count } Einträge. Sie sind noch nicht auf diesem Handy gemerkt.
}
saved-received-keep = Alle merken
saved-received-unknown = { $count ->
    [one] { $count } Eintrag ist nicht in diesem Katalog.
   *[other] { $count } Einträge sind nicht in diesem Katalog.
}
handout-made-on = Erstellt am { $date }

## Settings

settings-title = Einstellungen
settings-language = Sprache
settings-region = Stadt
settings-text-size = Textgröße
settings-text-size-normal = Normal
settings-text-size-large = Groß
settings-text-size-larger = Sehr groß
settings-theme = Hell oder dunkel
settings-theme-auto = Wie das Handy
settings-theme-light = Hell
settings-theme-dark = Dunkel
settings-data-title = Daten auf diesem Handy
settings-data-size = Platz: { $size }
settings-data-offers = { $count ->
    [one] { $count } Angebot
   *[other] { $count } Angebote
}
settings-data-kept = Der Browser behält die Daten dauerhaft.
settings-data-not-kept = Der Browser darf die Daten löschen, wenn der Platz knapp wird.
settings-refresh = Jetzt aktualisieren
settings-refreshing = Wird aktualisiert …
settings-refreshed = Alles ist aktuell.
settings-erase = Alles löschen
settings-erase-confirm-title = Wirklich alles löschen?
settings-erase-confirm-text = Gelöscht werden: Katalog, gemerkte Einträge und Einstellungen auf diesem Handy, auch Nachrichten, die noch nicht gesendet sind.
settings-erase-confirm-yes = Ja, alles löschen
settings-shared-phone = Handy wird geteilt
settings-shared-phone-text = Beim Schließen vergisst { -brand } gemerkte Einträge, Suche und Einstellungen. Der Katalog bleibt.
settings-version = Version { $version }
settings-links = Mehr über { -brand }
install-title = { -brand } auf den Startbildschirm
install-text = Dann öffnet sich { -brand } wie eine App, auch ohne Internet.
install-button = Installieren
install-later = Nicht jetzt
install-ios-title = So geht es auf iPhone und iPad
install-ios-step-share = In Safari unten auf das Teilen-Zeichen tippen.
install-ios-step-add = „Zum Home-Bildschirm“ wählen.
install-ios-step-open = { -brand } vom Startbildschirm öffnen, solange es Internet gibt.
install-ios-empty = Wichtig: Die installierte App beginnt leer. Nehmen Sie Ihre gemerkten Einträge mit: erst den Link kopieren, dann in der neuen App öffnen.
install-ios-copy = Link mit gemerkten Einträgen kopieren

## New version of the app

update-text = Eine neue Version von { -brand } ist da. Nichts geht verloren.
update-now = Jetzt wechseln
update-later = Später

## State of the copy and of the connection

state-loading = Wird geladen …
# $done and $total: sizes with unit
state-downloading = { $done } von { $total } geladen
state-no-copy-title = Noch kein Katalog auf diesem Handy
state-no-copy-text = Für das erste Mal braucht es Internet. Danach geht es ohne.
state-no-copy-import = Oder eine Katalogdatei öffnen
state-stale = Diese Kopie ist alt. { $asof }
state-storage-full-text = Löschen Sie Fotos oder Apps. Ihre Kopie bleibt bis dahin, wie sie ist.
state-memory-only-text = Im privaten Fenster ist nach dem Schließen alles weg. Bis dahin geht alles.
state-evicted = Dieser Browser hat gelöscht, was hier gespeichert war: Katalog und gemerkte Einträge.
state-evicted-copy = Dieser Browser hat den gespeicherten Katalog gelöscht. Was Sie gemerkt und geschrieben haben, ist noch da.
# $count: how many entries
state-evicted-unsent = Nicht gesendet und verloren: { $count }.
state-other-tab = { -brand } ist in einem anderen Fenster offen. Dort wird aktualisiert.
state-not-found-title = Diese Seite gibt es nicht
state-not-found-text = Vielleicht ist der Link alt oder falsch geschrieben.
state-not-found-home = Zum Start
state-skipped = { $count ->
    [one] { $count } Eintrag war fehlerhaft und fehlt.
   *[other] { $count } Einträge waren fehlerhaft und fehlen.
}
sync-no-signal = Kein Internet. Was auf diesem Handy ist, bleibt lesbar.
sync-server-error = Der Server antwortet nicht richtig. Was auf diesem Handy ist, bleibt lesbar.
sync-captive-portal = Dieses WLAN verlangt zuerst eine Anmeldung. Öffnen Sie dafür eine andere Internetseite.
sync-wrong-data = Der Server hat falsche Daten geschickt. Auf diesem Handy ändert sich nichts.
sync-cut-off = Die Verbindung ist abgebrochen. Es geht später dort weiter.
sync-shrunk = Der Katalog kam plötzlich viel kürzer als sonst. Ihre Kopie bleibt, bis das geklärt ist.
sync-believe = Trotzdem übernehmen
sync-clock = Die Uhr dieses Handys geht falsch. „Jetzt geöffnet“ kann falsch sein.

## Pages

page-about = Über { -brand }
page-imprint = Impressum
page-privacy = Datenschutz
page-accessibility = Barrierefreiheit
page-missing = Diese Seite ist nicht auf diesem Handy
page-updated = Geändert am { $date }

## Topics: two levels, keys follow the ids of the taxonomy

topic-arrival = Ankommen & Aufenthalt
topic-arrival-first-steps = Erste Schritte
topic-arrival-registration = Anmeldung & Ämter
topic-arrival-asylum = Asyl & Aufenthalt
topic-arrival-interpreting = Dolmetschen
topic-language = Sprache
topic-language-courses = Sprachkurse
topic-language-practice = Üben & Tandem
topic-language-literacy = Lesen & Schreiben lernen
topic-housing = Wohnen
topic-housing-search = Wohnung finden
topic-housing-emergency = Notunterkunft
topic-housing-tenancy = Mietberatung
topic-health = Gesundheit
topic-health-doctors = Ärzte & Versicherung
topic-health-mental = Seelische Gesundheit
topic-health-pregnancy = Schwangerschaft
topic-health-addiction = Sucht
topic-health-disability = Behinderung
topic-children = Kinder & Schule
topic-children-kindergarten = Kita
topic-children-school = Schule
topic-children-youth = Jugend
topic-children-leisure = Ferien & Freizeit
topic-children-family = Familienberatung
topic-work = Arbeit & Ausbildung
topic-work-jobs = Arbeit suchen
topic-work-training = Ausbildung
topic-work-recognition = Abschluss anerkennen
topic-work-rights = Rechte bei der Arbeit
topic-work-self-employment = Selbstständigkeit
topic-money = Geld & Recht
topic-money-benefits = Geld vom Staat
topic-money-debts = Schulden
topic-money-legal = Rechtsberatung
topic-money-discrimination = Diskriminierung
topic-money-consumer = Verträge & Einkauf
topic-things = Alltag & Spenden
topic-things-food = Essen
topic-things-clothing = Kleidung
topic-things-furniture = Möbel
topic-things-transport = Fahrrad & Verkehr
topic-things-repair = Reparieren
topic-meeting = Menschen treffen
topic-meeting-cafe = Begegnungscafés
topic-meeting-sport = Sport
topic-meeting-culture = Kultur
topic-meeting-women = Frauen
topic-meeting-groups = Gruppen & Vereine
topic-volunteering = Ehrenamt
topic-volunteering-start = Mitmachen
topic-volunteering-mentoring = Patenschaften
topic-volunteering-interpreting = Dolmetschende gesucht
topic-volunteering-donate = Spenden

## Languages spoken by staff, keys follow the language codes

language-ar = Arabisch
language-am = Amharisch
language-bg = Bulgarisch
language-de = Deutsch
language-de-simple = Leichte Sprache
language-en = Englisch
language-es = Spanisch
language-fa = Persisch (Farsi)
language-fr = Französisch
language-hi = Hindi
language-hr = Kroatisch
language-it = Italienisch
language-ku = Kurdisch
language-pl = Polnisch
language-prs = Dari
language-ps = Paschtu
language-pt = Portugiesisch
language-ro = Rumänisch
language-ru = Russisch
language-sgn = Gebärdensprache
language-so = Somali
language-sq = Albanisch
language-sr = Serbisch
language-ti = Tigrinisch
language-tr = Türkisch
language-uk = Ukrainisch
language-vi = Vietnamesisch
language-zh = Chinesisch

## Days, dates, times

weekday-1 = Montag
weekday-2 = Dienstag
weekday-3 = Mittwoch
weekday-4 = Donnerstag
weekday-5 = Freitag
weekday-6 = Samstag
weekday-7 = Sonntag
weekday-short-1 = Mo
weekday-short-2 = Di
weekday-short-3 = Mi
weekday-short-4 = Do
weekday-short-5 = Fr
weekday-short-6 = Sa
weekday-short-7 = So
# With preposition, inside a sentence: "öffnet am Montag"
weekday-on-1 = am Montag
weekday-on-2 = am Dienstag
weekday-on-3 = am Mittwoch
weekday-on-4 = am Donnerstag
weekday-on-5 = am Freitag
weekday-on-6 = am Samstag
weekday-on-7 = am Sonntag
weekday-holiday = Feiertag
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
# The same beside a day number (other languages change the word there)
month-of-1 = Januar
month-of-2 = Februar
month-of-3 = März
month-of-4 = April
month-of-5 = Mai
month-of-6 = Juni
month-of-7 = Juli
month-of-8 = August
month-of-9 = September
month-of-10 = Oktober
month-of-11 = November
month-of-12 = Dezember
day-today = heute
day-tomorrow = morgen
date-on = am { $date }
date-day = { $day }. { $month }
date-full = { $day }. { $month } { $year }
date-weekday = { $weekday }, { $day }. { $month }
date-weekday-full = { $weekday }, { $day }. { $month } { $year }
date-month-year = { $month } { $year }
date-time = { $date }, { $time } Uhr
asof-today = Stand: heute, { $time } Uhr
asof-yesterday = Stand: gestern, { $time } Uhr
asof-date = Stand: { $date }
ago-now = gerade eben
ago-minutes = { $count ->
    [one] vor { $count } Minute
   *[other] vor { $count } Minuten
}
ago-hours = { $count ->
    [one] vor { $count } Stunde
   *[other] vor { $count } Stunden
}
ago-days = { $count ->
    [one] vor { $count } Tag
   *[other] vor { $count } Tagen
}
ago-weeks = { $count ->
    [one] vor { $count } Woche
   *[other] vor { $count } Wochen
}
ago-months = { $count ->
    [one] vor { $count } Monat
   *[other] vor { $count } Monaten
}
ago-years = { $count ->
    [one] vor { $count } Jahr
   *[other] vor { $count } Jahren
}

## Measures

distance-m = { $n } m
distance-km = { $n } km
size-kb = { $n } KB
size-mb = { $n } MB
money-eur = { $n } €
list-and = { $first } und { $last }
