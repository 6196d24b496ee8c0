### English. The list of agreed words stands at the head of de.ftl.

-brand = Lotse

## The app's name and the frame around every screen

# same as German
app-name = { -brand }
# same as German
app-title = { $page } – { -brand }
nav-label = Main menu
nav-home = Home
nav-search = Search
nav-courses = Courses
nav-events = Events
nav-organizations = Organisations
nav-saved = Saved
nav-pass-on = Pass on
nav-settings = Settings
nav-crisis = Emergency
nav-back = Back
skip-link = Skip to content
action-close = Close
action-cancel = Cancel
action-remove = Remove
action-remove-named = Remove { $name }
action-show-all = Show all
action-show-more = Show more
action-try-again = Try again
footer-label = About this app

## Quick exit

exit-button = Quick exit
exit-hint = Shows a neutral page at once.
exit-history-note = Please note: the browser remembers the pages you visited. Anyone who uses this phone can see the history. To leave no trace, delete the browser history or use a private window.

## First visit

welcome-title = Welcome
welcome-text = { -brand } shows where to find help in this city: advice, language courses, housing, doctors, work. After the first visit it works without internet.
welcome-download = The whole catalogue is downloaded once: { $size }.
welcome-no-account = No account. Free of charge. Nobody sees what you read.
welcome-region = Which city are you in?

## Home

home-title = What do you need?
home-door-need = I need help
home-door-need-text = Find offers, courses and advice
home-door-help = I want to help
home-door-help-text = Volunteer, mentor, donate
home-door-work = I work here
home-door-work-text = For the city, associations and advice centres
home-doors-label = Who are you?
home-search-label = Search
home-search-placeholder = For example: German course
home-topics-title = Topics
home-open-now = Open now
home-near-me = Near me
home-new-title = New and changed
home-catalogue-count = { $count ->
    [one] { $count } offer on this phone
   *[other] { $count } offers on this phone
}

## Emergency numbers

crisis-title = Emergency numbers
crisis-intro = These numbers are free of charge. They work without credit and without internet.
crisis-call = Call { $name }: { $number }
crisis-languages-note = Say first: Where are you? What has happened?
crisis-day-and-night = Day and night
crisis-emergency = Ambulance and fire brigade
crisis-emergency-note = Danger to life, serious accident, fire
crisis-police = Police
crisis-police-note = Violence, danger, theft
crisis-doctor = Doctor on call
crisis-doctor-note = Ill in the evening or at the weekend, but no danger to life
crisis-women = Helpline “Violence against women”
crisis-women-note = Anonymous, in 18 languages
crisis-men = Helpline “Violence against men”
crisis-men-note = Anonymous and confidential
crisis-children = Helpline for children and young people
crisis-children-note = Worries in the family or at school
crisis-parents = Helpline for parents
crisis-parents-note = Worries with children
crisis-soul = Crisis helpline
crisis-soul-note = Fear, grief or thoughts of death
crisis-pregnant = Helpline “Pregnant women in need”
crisis-pregnant-note = Anonymous, in many languages

## Door: I want to help

help-title = I want to help
help-intro = It is great that you want to help!
help-coming-title = Coming soon to this app
help-coming-offer = Offer help and answer requests
help-coming-mentor = Train as a mentor for newcomers
help-coming-training = Find training and register
help-now-title = What you can do today
help-now-text = These places are glad of your help. Call or write.
help-now-none = This catalogue does not list a place for volunteers yet.
help-see-offers = See offers for volunteers

## Door: I work here

work-title = I work here
work-intro = For staff of the city, associations and advice centres.
work-coming-title = Coming soon to this app
work-coming-edit = Keep your own offers up to date and confirm them
work-coming-needs = See requests and match them
work-coming-reports = Gaps and figures for the committees
work-now-title = Until then
work-now-text = The coordination office accepts changes to the catalogue.
work-now-none = This catalogue does not list a coordination office yet.
work-handout = For counselling: save offers, print them and hand them over
work-sign-in = Sign in and change offers

## Results

results-title = Offers
results-search-label = Search the offers
results-search-clear = Clear search word
results-count = { $count ->
    [0] No offers found
    [one] { $count } offer found
   *[other] { $count } offers found
}
results-filters = Filters
results-filters-active = { $count ->
    [one] { $count } filter active
   *[other] { $count } filters active
}
results-filters-clear = Remove all filters
results-filters-apply = { $count ->
    [0] Nothing found
    [one] Show { $count } offer
   *[other] Show { $count } offers
}
results-list-label = Offers found
results-empty-title = Nothing found
results-empty-text = There is no offer here for this search. It is not your fault.
results-empty-without = { $count ->
    [one] Without “{ $name }”: { $count } offer
   *[other] Without “{ $name }”: { $count } offers
}
results-empty-spelling = Check the spelling or try another word.
results-empty-ask = Or ask an advice centre.
filter-topic = Topic
filter-audience = For whom
filter-status = Residence status
filter-language = Language spoken there
filter-cost-free = Only free of charge
filter-day = Day
filter-time = Time
filter-district = District
filter-open-now = Open now
filter-step-free = Step-free access
filter-childcare = With childcare
filter-ended = Show ended ones too
filter-any = Any
filter-also = Also important
time-of-day-morning = Morning
time-of-day-afternoon = Afternoon
time-of-day-evening = Evening
sort-label = Order
sort-relevance = Best match
sort-distance = Nearest first
sort-freshness = Last checked
sort-start = Starting soon

## Position

position-ask-title = Where are you?
position-ask-text = Your position stays on this phone. It is never sent and not stored.
position-use = Use my position
position-choose-district = Choose a district instead
position-waiting = Finding your position …
position-denied = The browser may not read your position. Choose a district.
position-failed = Your position was not found. Choose a district.
position-active = Distance from your position
position-active-district = Distance from the middle of { $district }
position-stop = Stop using my position

## One offer

offer-what = What is it?
offer-for-whom = For whom?
offer-for-everyone = For everyone
offer-when = When?
offer-where = Where?
offer-cost = What does it cost?
offer-documents = What to bring?
offer-steps = How it works
offer-languages = Which languages?
offer-languages-unknown = Languages: please ask
language-interpreter = With interpreter
offer-contact = Contact
offer-fresh = How up to date is this?
offer-more-by = More by { $name }
offer-not-known = Not known, please ask
offer-source = Source
offer-missing-title = This offer is not on this phone
offer-missing-text = Perhaps it has ended, or the copy is older than the link.
offer-hours-published = As published: { $text }
offer-hours-unknown = Opening hours not known. Please call first.
offer-place-rough = Approximate place
offer-place-hidden = The address is not shown, for protection. Please call.
offer-step-free = Step-free access
offer-step-free-no = Not step-free
offer-childcare = With childcare
offer-women-only = Women only
offer-valid-until = Valid until { $date }
offer-valid-from = From { $date }
action-call = Call
action-write = Write an e-mail
action-website = Open website
action-maps = Open in maps
action-next-stop-named = { $stop } stop, { $distance }
action-calendar = Add to calendar
action-share = Share
action-save = Save
action-saved = Saved
action-qr = Show QR code
action-print = Print
action-show-german = Show in German
share-copied = Link copied
share-failed = Sharing did not work. Here is the link:
qr-title = QR code
qr-hint = Scan it with the camera of another phone.
qr-too-long = Too much for a QR code. Please use the link.
show-german-title = To show
show-german-request = Hello. I am looking for this place. Can you help me, please?
show-german-hint = Hold the phone up to somebody who reads German.
text-in-language = This text is in { $language }.
text-machine = Translated by a computer. There may be mistakes.
text-outdated = This translation is older than the German text.
print-source = From the { -brand } catalogue. { $asof }
stop-source = Stops: { $source }

## What a reader says of a record, and what becomes of it

say-correct = Still correct
say-wrong = Something is wrong
say-edit = Edit
own-waiting = Your change is on this phone
own-sending = Your change is being sent
own-stuck = Your change: please have a look
own-sent = Your change has been sent
outbox-title = What you wrote
outbox-waits = { $count ->
    [one] { $count } message from you is waiting to be sent.
   *[other] { $count } messages from you are waiting to be sent.
}
outbox-needs-you = { $count ->
    [one] { $count } message from you could not be sent.
   *[other] { $count } messages from you could not be sent.
}

## Freshness

fresh-checked = Checked on { $date }
fresh-checked-by = Checked on { $date } by { $name }
fresh-never-checked = Not checked yet
fresh-next-check = Next check: { $date }
fresh-as-of = As of { $date }
fresh-stale = Perhaps out of date
fresh-stale-text = The last check was a long time ago. Please call first.
fresh-ended = Ended
fresh-ended-on = Ended on { $date }
demo-badge = Demo data
demo-note = Demo data, not checked. { $asof }

## Cost

cost-free = Free of charge
cost-symbolic = Small fee
cost-paid = Costs money
# same as German
cost-amount = { $amount }
cost-from = From { $amount }
cost-unknown = Cost not known

## For whom

audience-children = Children
audience-youth = Young people
audience-adults = Adults
audience-seniors = Older people
audience-women = Women
audience-men = Men
audience-lgbtiq = LGBTQ+ people
audience-families = Families
audience-single-parents = Single parents
audience-pregnant = Pregnant women
audience-low-income = People with little money
audience-homeless = People without a home
audience-disabled = People with disabilities
audience-workers = People in work
audience-volunteers = Volunteers
audience-donors = People who want to donate
age-range = { $from } to { $to } years
age-from = { $from ->
    [one] from { $from } year
   *[other] from { $from } years
}
age-to = { $to ->
    [one] up to { $to } year
   *[other] up to { $to } years
}
status-asylum-seekers = In the asylum procedure
status-refugees = With protection or a residence permit
status-tolerated = With a toleration permit (Duldung)
status-ukraine = Protection for people from Ukraine (§ 24)
status-eu = From an EU country
status-repatriates = Late repatriates (Spätaussiedler)
status-undocumented = Without papers

## Open or closed

open-now = Open
open-until = Open until { $time }
open-until-day = Open until { $day }, { $time }
open-always = Always open
open-closes-soon = Closes soon: { $time }
open-closed = Closed
open-opens-at = Opens at { $time }
open-opens-day = Opens { $day } at { $time }
open-maybe = Perhaps open, please call
open-by-appointment = By appointment

## Organizations

organizations-title = Organisations
organizations-search = Search organisations
organizations-count = { $count ->
    [0] No organisations found
    [one] { $count } organisation
   *[other] { $count } organisations
}
organizations-all = All organisations
organizations-initiatives = Initiatives and welcome alliances
organizations-no-district = Whole city
organization-about = Who are they?
organization-offers = Offers
organization-offers-count = { $count ->
    [0] No offers at the moment
    [one] { $count } offer
   *[other] { $count } offers
}
organization-events = Events
organization-contact = Contact
organization-languages = Languages
organization-district = District
organization-missing = This organisation is not on this phone
# same as German
organization-kind-initiative = Initiative
organization-kind-welcome-alliance = Welcome alliance
organization-kind-office = Public office
organization-kind-provider = Provider

## Courses

courses-title = German courses
courses-intro = Courses by volunteers and by language schools in one list.
courses-count = { $count ->
    [0] No courses found
    [one] { $count } course found
   *[other] { $count } courses found
}
courses-level = Level
courses-provider = Who teaches
courses-start = Start
courses-free-places = With free places
courses-women-only = Women only
courses-empty = There is no course for these filters.
course-level-a0 = A0 – I am just starting
course-level-a1 = A1 – first words
course-level-a2 = A2 – simple sentences
course-level-b1 = B1 – everyday life
course-level-b2 = B2 – work
course-level-c1 = C1 – very good
course-level-c2 = C2 – almost like a native speaker
course-level-range = { $from } to { $to }
course-level-unknown = Level not known
course-kind-integration = Integration course
course-kind-literacy = Integration course with literacy
course-kind-special-integration = Integration course for women, parents or young people
course-kind-vocational = German for work
course-kind-practice = Conversation group or tandem
course-kind-course = German course
course-provider-volunteer = Volunteers
course-provider-professional = Language school
course-start-on = Starts on { $date }
course-started = Started on { $date }. Ask if you can join.
course-end-on = Ends on { $date }
course-places = { $count ->
    [0] No free places
    [one] { $count } free place
   *[other] { $count } free places
}
course-places-as-of = { $places } (as of { $date })
course-places-unknown = Free places: please ask
course-register-until = Register by { $date }

## Events

events-title = Events
events-count = { $count ->
    [0] No events found
    [one] { $count } event
   *[other] { $count } events
}
events-today = Today
events-tomorrow = Tomorrow
events-this-week = This week
events-weekend = Weekend
events-this-month = This month
events-past = Past
events-show-past = Show past events
events-empty = There is no event in this time.
event-when = When?
event-next-dates = Next dates
event-repeats = Repeats
event-cancelled = Cancelled
event-over = Over
event-registration = Registration needed
event-registration-none = No registration needed
event-time-range = { $from } to { $to }
event-time-from = From { $time }
event-missing = This event is not on this phone
event-add = Add this date to the calendar

## Saved

saved-title = Saved
saved-empty-title = Nothing saved yet
saved-empty-text = Tap “Save” on an offer. It stays on this phone, without an account.
saved-count = { $count ->
    [one] { $count } entry saved
   *[other] { $count } entries saved
}
saved-share = Share the list as a link
saved-print = Print the list
saved-clear = Empty the list
saved-clear-confirm = Really remove all saved entries?
saved-gone = This entry is no longer in the catalogue.
saved-offers = Offers
saved-events = Events
saved-organizations = Organisations
saved-received-title = Somebody sent you a list
saved-received-text = { $count ->
    [one] { $count } entry. It is not saved on this phone yet.
   *[other] { $count } entries. They are not saved on this phone yet.
}
saved-received-keep = Save all
saved-received-unknown = { $count ->
    [one] { $count } entry is not in this catalogue.
   *[other] { $count } entries are not in this catalogue.
}
handout-made-on = Made on { $date }

## Settings

settings-title = Settings
settings-language = Language
settings-region = City
settings-text-size = Text size
# same as German
settings-text-size-normal = Normal
settings-text-size-large = Large
settings-text-size-larger = Very large
settings-theme = Light or dark
settings-theme-auto = Like the phone
settings-theme-light = Light
settings-theme-dark = Dark
settings-data-title = Data on this phone
settings-data-size = Space: { $size }
settings-data-offers = { $count ->
    [one] { $count } offer
   *[other] { $count } offers
}
settings-data-kept = The browser keeps the data permanently.
settings-data-not-kept = The browser may delete the data when space runs short.
settings-refresh = Refresh now
settings-refreshing = Refreshing …
settings-refreshed = Everything is up to date.
settings-erase = Erase everything
settings-erase-confirm-title = Really erase everything?
settings-erase-confirm-text = This erases the catalogue, saved entries and settings on this phone, and messages that have not been sent yet.
settings-erase-confirm-yes = Yes, erase everything
settings-shared-phone = Shared phone
settings-shared-phone-text = When you close { -brand }, it forgets saved entries, searches and settings. The catalogue stays.
# same as German
settings-version = Version { $version }
settings-links = More about { -brand }
install-title = Put { -brand } on the home screen
install-text = Then { -brand } opens like an app, even without internet.
install-button = Install
install-later = Not now
install-ios-title = On iPhone and iPad
install-ios-step-share = In Safari, tap the share icon at the bottom.
install-ios-step-add = Choose “Add to Home Screen”.
install-ios-step-open = Open { -brand } from the home screen while you have internet.
install-ios-empty = Important: the installed app starts empty. Take your saved entries with you: first copy the link, then open it in the new app.
install-ios-copy = Copy the link with saved entries

## New version of the app

update-text = A new version of { -brand } is here. Nothing will be lost.
update-now = Switch now
update-later = Later

## State of the copy and of the connection

state-loading = Loading …
state-downloading = { $done } of { $total } downloaded
state-no-copy-title = No catalogue on this phone yet
state-no-copy-text = The first time needs internet. After that it works without.
state-no-copy-import = Or open a catalogue file
state-stale = This copy is old. { $asof }
state-storage-full-text = Delete photos or apps. Until then your copy stays as it is.
state-memory-only-text = In a private window everything is gone after closing. Until then everything works.
state-evicted = This browser deleted what was stored here: catalogue and saved entries.
state-evicted-copy = This browser deleted the catalogue that was stored here. What you saved and wrote is still here.
# $count: how many entries
state-evicted-unsent = Not sent, and lost: { $count }.
state-other-tab = { -brand } is open in another window. It refreshes there.
state-not-found-title = This page does not exist
state-not-found-text = Perhaps the link is old or misspelt.
state-not-found-home = Go to the home page
state-skipped = { $count ->
    [one] { $count } entry was faulty and is missing.
   *[other] { $count } entries were faulty and are missing.
}
sync-no-signal = No internet. What is on this phone stays readable.
sync-server-error = The server does not answer correctly. What is on this phone stays readable.
sync-captive-portal = This Wi-Fi asks you to sign in first. Open another website to do so.
sync-wrong-data = The server sent wrong data. Nothing changes on this phone.
sync-cut-off = The connection broke off. It will continue from there later.
sync-shrunk = The catalogue suddenly came much shorter than before. Your copy stays until that is clear.
sync-believe = Take it anyway
sync-clock = The clock of this phone is wrong. “Open now” may be wrong.

## Pages

page-about = About { -brand }
page-imprint = Imprint
page-privacy = Privacy
page-accessibility = Accessibility
page-missing = This page is not on this phone
page-updated = Changed on { $date }

## Topics: two levels, keys follow the ids of the taxonomy

topic-arrival = Arrival & residence
topic-arrival-first-steps = First steps
topic-arrival-registration = Registration & offices
topic-arrival-asylum = Asylum & residence
topic-arrival-interpreting = Interpreting
topic-language = Language
topic-language-courses = Language courses
topic-language-practice = Practice & tandem
topic-language-literacy = Learning to read & write
topic-housing = Housing
topic-housing-search = Finding a home
topic-housing-emergency = Emergency shelter
topic-housing-tenancy = Tenancy advice
topic-health = Health
topic-health-doctors = Doctors & insurance
topic-health-mental = Mental health
topic-health-pregnancy = Pregnancy
topic-health-addiction = Addiction
topic-health-disability = Disability
topic-children = Children & school
topic-children-kindergarten = Kindergarten
topic-children-school = School
topic-children-youth = Youth
topic-children-leisure = Holidays & leisure
topic-children-family = Family advice
topic-work = Work & training
topic-work-jobs = Job search
topic-work-training = Vocational training
topic-work-recognition = Recognition of qualifications
topic-work-rights = Rights at work
topic-work-self-employment = Self-employment
topic-money = Money & law
topic-money-benefits = Benefits
topic-money-debts = Debts
topic-money-legal = Legal advice
topic-money-discrimination = Discrimination
topic-money-consumer = Contracts & shopping
topic-things = Everyday things & donations
topic-things-food = Food
topic-things-clothing = Clothing
topic-things-furniture = Furniture
topic-things-transport = Bicycles & transport
topic-things-repair = Repair
topic-meeting = Meeting people
topic-meeting-cafe = Meeting cafés
# same as German
topic-meeting-sport = Sport
topic-meeting-culture = Culture
topic-meeting-women = Women
topic-meeting-groups = Groups & associations
topic-volunteering = Volunteering
topic-volunteering-start = Become a volunteer
topic-volunteering-mentoring = Mentoring
topic-volunteering-interpreting = Interpreters wanted
topic-volunteering-donate = Donate

## Languages spoken by staff, keys follow the language codes

language-ar = Arabic
language-am = Amharic
language-bg = Bulgarian
language-de = German
language-de-simple = Easy German
language-en = English
language-es = Spanish
language-fa = Persian (Farsi)
language-fr = French
# same as German
language-hi = Hindi
language-hr = Croatian
language-it = Italian
language-ku = Kurdish
language-pl = Polish
# same as German
language-prs = Dari
language-ps = Pashto
language-pt = Portuguese
language-ro = Romanian
language-ru = Russian
language-sgn = Sign language
# same as German
language-so = Somali
language-sq = Albanian
language-sr = Serbian
language-ti = Tigrinya
language-tr = Turkish
language-uk = Ukrainian
language-vi = Vietnamese
language-zh = Chinese

## Days, dates, times

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun
weekday-on-1 = on Monday
weekday-on-2 = on Tuesday
weekday-on-3 = on Wednesday
weekday-on-4 = on Thursday
weekday-on-5 = on Friday
weekday-on-6 = on Saturday
weekday-on-7 = on Sunday
weekday-holiday = Public holiday
month-1 = January
month-2 = February
month-3 = March
# same as German
month-4 = April
month-5 = May
month-6 = June
month-7 = July
# same as German
month-8 = August
# same as German
month-9 = September
month-10 = October
# same as German
month-11 = November
month-12 = December
month-of-1 = January
month-of-2 = February
month-of-3 = March
# same as German
month-of-4 = April
month-of-5 = May
month-of-6 = June
month-of-7 = July
# same as German
month-of-8 = August
# same as German
month-of-9 = September
month-of-10 = October
# same as German
month-of-11 = November
month-of-12 = December
day-today = today
day-tomorrow = tomorrow
date-on = on { $date }
date-day = { $day } { $month }
date-full = { $day } { $month } { $year }
date-weekday = { $weekday }, { $day } { $month }
date-weekday-full = { $weekday }, { $day } { $month } { $year }
# same as German
date-month-year = { $month } { $year }
date-time = { $date }, { $time }
asof-today = As of today, { $time }
asof-yesterday = As of yesterday, { $time }
asof-date = As of { $date }
ago-now = just now
ago-minutes = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
ago-hours = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
ago-days = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}
ago-weeks = { $count ->
    [one] { $count } week ago
   *[other] { $count } weeks ago
}
ago-months = { $count ->
    [one] { $count } month ago
   *[other] { $count } months ago
}
ago-years = { $count ->
    [one] { $count } year ago
   *[other] { $count } years ago
}

## Measures

# same as German
distance-m = { $n } m
# same as German
distance-km = { $n } km
# same as German
size-kb = { $n } KB
# same as German
size-mb = { $n } MB
money-eur = €{ $n }
list-and = { $first } and { $last }
